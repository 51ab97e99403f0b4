// The most memory that a run holds: `node bench/memory.mjs [bundle...]`. Peak resident set at 1,000 and at 10,000 cells with
// answers of 2 KB, with and without a result file. Several bundles are measured in turns.
import { fileURLToPath } from 'node:url';
import { manyCells, startInstantGateway, stepEnv, usageOf } from './many-cells.mjs';

const SIZES = [1_000, 10_000];
const CONCURRENCY = 8;
const ANSWER_BYTES = 2_048;
const DIST = fileURLToPath(new URL('../dist/index.js', import.meta.url));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Bytes, by name of the bundle and number of cells: `{ ours: { 1000: …, 10000: … } }`.
 *
 * @param outputPath a result file that is written at the end
 */
export async function peakMemory({
  binary = process.execPath,
  bundles = { ours: DIST },
  rounds = 5,
  outputPath,
} = {}) {
  const gateway = await startInstantGateway({ bytes: ANSWER_BYTES });
  const suites = new Map(SIZES.map((cells) => [cells, manyCells(cells)]));
  const peaks = Object.fromEntries(
    Object.keys(bundles).map((name) => [name, Object.fromEntries(SIZES.map((cells) => [cells, []]))]),
  );
  for (let round = 0; round < rounds; round += 1)
    for (const cells of SIZES)
      for (const [name, bundle] of Object.entries(bundles)) {
        const { folder } = suites.get(cells);
        const env = stepEnv(folder, { url: gateway.url, concurrency: CONCURRENCY, outputPath });
        peaks[name][cells].push((await usageOf(binary, [bundle], { folder, env })).peakBytes);
        const calls = gateway.takeCalls();
        if (calls !== cells) throw new Error(`${calls} calls instead of ${cells}`);
      }
  await gateway.close();
  for (const { remove } of suites.values()) remove();
  return Object.fromEntries(
    Object.entries(peaks).map(([name, bySize]) => [
      name,
      Object.fromEntries(Object.entries(bySize).map(([cells, values]) => [cells, median(values)])),
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bundles = process.argv.slice(2);
  const named = bundles.length > 0 ? Object.fromEntries(bundles.map((bundle) => [bundle, bundle])) : { ours: DIST };
  for (const outputPath of [undefined, "out.json"])
    for (const [name, peaks] of Object.entries(await peakMemory({ bundles: named, outputPath, rounds: 3 })))
      console.log(
        `${name}, ${outputPath ?? 'no result file'}: ${SIZES.map((cells) => `${cells} cells ${(peaks[cells] / 1e6).toFixed(0)} MB`).join(', ')}; ratio ${(peaks[SIZES[1]] / peaks[SIZES[0]]).toFixed(2)}`,
      );
}
