#!/usr/bin/env node
// `npm run soak`: what takes longer than a test may, with fixed seeds: thousands of generated configs, faults with real
// waits, code that runs into its time limit, files of 50,000 rows and 20 MB and 5,000 long failing cases with the memory
// they take, evals that are killed at any time, pull requests against the regression gate. Needs dist/.
// `--sample`: a little of each, in a minute or two. Other arguments go to jest.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const sample = args.includes('--sample');
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/jest/bin/jest.js',
    '--config',
    'jest.soak.config.mjs',
    '--runInBand',
    ...args.filter((one) => one !== '--sample'),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules', SOAK: sample ? 'sample' : 'full' },
  },
);
process.exitCode = status ?? 1;
