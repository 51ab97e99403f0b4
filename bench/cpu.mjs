// CPU that a cell costs: `node bench/cpu.mjs [bundle...]`. The slope between 2,000 and 10,000 cells, so that what every start
// costs is not in it; beside it a bare undici loop. Several bundles are measured in turns.
import { fileURLToPath } from 'node:url';
import { manyCells, startInstantGateway, stepEnv, usageOf } from './many-cells.mjs';

const FEW = 2_000;
const MANY = 10_000;
const CONCURRENCY = 8;
const ANSWER_BYTES = 100;
const BARE = fileURLToPath(new URL('../scripts/bench/bare-loop.mjs', import.meta.url));
const DIST = fileURLToPath(new URL('../dist/index.js', import.meta.url));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds of CPU a cell, by name: of each bundle, and of `bare`, the calls with nothing around them. */
export async function cpuPerCell({ binary = process.execPath, bundles = { ours: DIST }, rounds = 5 } = {}) {
  const gateway = await startInstantGateway({ bytes: ANSWER_BYTES });
  const suites = new Map([FEW, MANY].map((cells) => [cells, manyCells(cells)]));
  const cpuMs = async (cells, args) => {
    const { folder } = suites.get(cells);
    const env = stepEnv(folder, { url: gateway.url, concurrency: CONCURRENCY });
    const usage = await usageOf(binary, args, { folder, env });
    const calls = gateway.takeCalls();
    if (calls !== cells) throw new Error(`${calls} calls instead of ${cells}`);
    return usage.cpuMs;
  };
  const slope = async (args) => (await cpuMs(MANY, args(MANY)) - (await cpuMs(FEW, args(FEW)))) / (MANY - FEW);
  const measured = {
    ...Object.fromEntries(Object.entries(bundles).map(([name, bundle]) => [name, () => [bundle]])),
    bare: (cells) => [BARE, gateway.url, String(cells), String(CONCURRENCY)],
  };
  const figures = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, args] of Object.entries(measured)) figures[name].push(await slope(args));
  await gateway.close();
  for (const { remove } of suites.values()) remove();
  return Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, median(values)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bundles = process.argv.slice(2);
  const named = bundles.length > 0 ? Object.fromEntries(bundles.map((bundle) => [bundle, bundle])) : { ours: DIST };
  for (const [name, ms] of Object.entries(await cpuPerCell({ bundles: named })))
    console.log(`${name}: ${ms.toFixed(3)} ms of CPU a cell`);
}
