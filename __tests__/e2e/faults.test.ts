// dist/index.js before gateways, proxies and networks that do whatever they can: it never crashes, never hangs, and reports
// every cell. With real waits, but short ones: `npm run soak` has the long ones.
import path from 'node:path';
import { expect, jest, test } from '@jest/globals';
import FAULTS from '../faults/faults.js';
import { asGrader, expectedStates, type Role, runFaults } from '../faults/scene.js';
import { ROOT } from '../support/run-action.js';

jest.setTimeout(120_000);

const NODE_24 = path.join(ROOT, 'node_modules', 'node24', 'bin', 'node');

test.each<[Role, string]>([
  ['target', NODE_24],
  ['grader', process.execPath],
])('every fault of a %s costs its own cells alone', async (role, node) => {
  // What needs other calls of the same endpoint, or longer waits, is for the soak.
  const faults = Object.fromEntries(
    Object.entries(FAULTS).filter(
      ([name, { cell }]) => cell !== 'mixed' && name !== 's429-date' && name !== 's429-seconds',
    ),
  );
  const { result, states, rows } = await runFaults(role, {
    node,
    tests: 1,
    options: { timeoutMs: 5_000 },
    faults,
    inputs: { 'max-concurrency': '64' },
  });
  expect(result).toMatchObject({ exitCode: 1, stderr: '', outputs: { verdict: 'inconclusive' } });
  expect(rows).toHaveLength(Object.keys(faults).length);
  expect(result.outputs['failures']).toBe('0');
  const seen = [...states].map(([name, own]) => [name, role === 'grader' ? asGrader(own) : own]);
  expect(Object.fromEntries(seen)).toEqual(
    Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, expectedStates(fault, role, 1)])),
  );
});

test('a run whose time is up ends in time to report, whatever the gateway does', async () => {
  const names = ['fine', 't-hangs', 't-headers-drip', 't-body-drips', 't-body-stops', 'c-reset-before', 's500', 's429'];
  const faults = {
    ...Object.fromEntries(Object.entries(FAULTS).filter(([name]) => names.includes(name))),
    's503-in-a-minute': {
      play: ({ socket }: { socket: NodeJS.WritableStream }) =>
        void socket.write('HTTP/1.1 503 x\r\nretry-after: 60\r\ncontent-length: 0\r\n\r\n'),
      cell: 'gateway' as const,
    },
  };
  const { result, states, rows, took } = await runFaults('target', {
    tests: 10,
    options: {},
    faults,
    inputs: { 'timeout-minutes': '0.1', 'max-concurrency': '64' },
  });
  expect(took).toBeLessThan(9_000);
  expect(result).toMatchObject({ exitCode: 1, stderr: '', outputs: { verdict: 'inconclusive', failures: '0' } });
  expect(result.summary).toContain('the time was up');
  expect(rows).toHaveLength((names.length + 1) * 10);
  expect(states.get('fine')).toEqual(Array(10).fill('passed'));
  const others = [...states].filter(([name]) => name !== 'fine').flatMap(([, own]) => own);
  // In flight when it was up, or never begun: an error either way.
  expect(['cancelled', 'not run']).toEqual(expect.arrayContaining([...new Set(others)]));
});
