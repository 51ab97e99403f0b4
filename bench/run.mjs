#!/usr/bin/env node
// What the bundle costs, each figure beside its goal: `npm run bench`, or `npm run bench -- overhead cpu` for some of them.
// README.md says how each is measured. Never fails: a busy machine is no defect. Needs dist/.
//
//   --bundle <file>   another index.js than that of dist/
//   --rounds <n>      of which the median is taken (5)
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodes, ROOT } from './harness/programs.mjs';

/** What a step of a workflow runs on. */
const MAJOR = 24;
/** The one that needs Python last. */
const FIGURES = ['start', 'loaded', 'overhead', 'limits', 'cpu', 'memory', 'csv', 'code', 'mlflow'];

const { values, positionals } = parseArgs({
  options: {
    bundle: { type: 'string', default: join(ROOT, 'dist', 'index.js') },
    rounds: { type: 'string', default: '5' },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !FIGURES.includes(name));
if (unknown.length > 0) console.log(`no such figure: ${unknown.join(', ')}; there are ${FIGURES.join(', ')}`);

const installed = nodes();
const [first] = installed.values();
const context = {
  nodes: installed,
  node: installed.get(MAJOR) ?? first,
  bundle: resolve(values.bundle),
  rounds: Math.max(1, Number(values.rounds) || 5),
};
console.log(`${availableParallelism()} cores, ${[...installed.values()].map(({ version }) => version).join(' and ')}`);
for (const name of positionals.length === 0 ? FIGURES : FIGURES.filter((one) => positionals.includes(one))) {
  const { measure } = await import(`./figures/${name}.mjs`);
  try {
    for await (const figure of measure(context)) console.log(lineOf(name, figure));
  } catch (error) {
    console.log(`${name}: not measured: ${error instanceof Error ? error.message : error}`);
  }
}
// Servers of a figure that was not measured may still be open.
process.exit(0);

/** `isLeast`: the goal is the least that is good, not the most. */
function lineOf(
  name,
  { what, value, unit, goal, isLeast = false, met = isLeast ? value >= goal : value <= goal, detail },
) {
  const shown = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
  const line = `${name}: ${what}: ${shown} ${unit} (goal ${isLeast ? 'at least' : 'at most'} ${goal}${met ? '' : ', MISSED'})`;
  return detail ? `${line}  ${detail}` : line;
}
