// Writes src/sandbox/child-sources.ts: the programs that run in child processes are real files, so that they are linted and
// highlighted, and texts in the bundle, so that the child needs no right to read one.
import { embed } from './embed.mjs';

embed({
  folder: new URL('../src/sandbox/', import.meta.url),
  target: 'child-sources.ts',
  script: 'scripts/embed-sandbox.mjs',
  sources: {
    JAVASCRIPT_RUNNER: 'child/runner.cjs',
    PYTHON_DRIVER: 'child/driver.py',
    CONFINED_START: 'child/confine.pl',
  },
});
