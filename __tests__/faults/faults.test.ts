// Whatever a gateway, a proxy or the network does: no verdict is `passed` with nothing judged, no fault of theirs makes a
// cell `failed`, and every cell that was planned is reported. The waits between tries take no time here.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { evaluateText } from '../support/evaluate-config.js';
import { withoutWaits } from '../support/without-waits.js';
import FAULTS, { type Fault } from './faults.js';
import { startWireServer, type WireServer } from './wire.js';

const TESTS = 3;
const HANG_MS = 250;
const ROLES = ['target', 'grader'] as const;
type Role = (typeof ROLES)[number];

let server: WireServer;
let root: string;
beforeAll(async () => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'faults-')));
  const endpoints = Object.entries(FAULTS).flatMap(([name, { play }]) =>
    ROLES.map((role) => [`${role} ${name}`, play] as const),
  );
  server = await startWireServer(
    new Map([...endpoints, ['well', FAULTS['fine']?.play ?? (() => undefined)]]),
    (endpoint) => (endpoint.startsWith('grader') ? '{"pass": true, "score": 1, "reason": "fine"}' : 'ok'),
  );
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

function configOf(name: string, role: Role, hangs: boolean): string {
  const rubric = { type: 'llm-rubric', value: 'answers {{q}}', provider: `mlflow-gateway:grader ${name}` };
  return JSON.stringify({
    providers: [role === 'target' ? `mlflow-gateway:target ${name}` : 'mlflow-gateway:well'],
    prompts: ['{{q}}'],
    evaluateOptions: hangs ? { timeoutMs: HANG_MS } : {},
    tests: Array.from({ length: TESTS }, (_, n) => ({
      vars: { q: `test ${n}` },
      assert: [role === 'target' ? { type: 'equals', value: 'ok' } : rubric],
    })),
  });
}

const cases = ROLES.flatMap((role) =>
  Object.entries(FAULTS).map(([name, fault]): [Role, string, Fault] => [role, name, fault]),
);

test('there are enough of them', () => {
  expect(Object.keys(FAULTS).length).toBeGreaterThanOrEqual(40);
});

test.each(cases)('of a %s: %s', async (role, name, fault) => {
  const folder = mkdtempSync(path.join(root, 'run-'));
  const { verdict, cells, calls } = await evaluateText(folder, configOf(name, role, fault.hangs ?? false), {
    inputs: { 'gateway-url': server.url },
    ...withoutWaits,
  });
  const states = cells.map(({ state }) => state);
  const kinds = cells.flatMap(({ runs }) => runs.flatMap(({ error }) => (error ? [error.kind] : [])));
  const seen = { states, kinds: [...new Set(kinds)], messages: cells.map(({ runs }) => runs[0]?.error?.message) };

  expect(states).toHaveLength(TESTS);
  expect(states).not.toContain('failed');
  expect(verdict.name).not.toBe('failed');
  const judged = states.filter((state) => state === 'passed').length;
  if (judged === 0) expect(verdict.name).toBe('inconclusive');
  expect(verdict.counts).toMatchObject({ total: TESTS, successes: judged, failures: 0, errors: TESTS - judged });
  for (const message of seen.messages) {
    expect(message ?? '').not.toMatch(/this is a bug|\p{Cc}/u);
    expect((message ?? '').length).toBeLessThan(1_500);
  }
  // Every request is one of a call, those among them that met a dead connection; and every one that failed is told.
  const seenByServer = server.requests.get(`${role} ${name}`) ?? 0;
  const sent = calls.attempts - (role === 'grader' ? TESTS : 0);
  expect(sent).toBeGreaterThanOrEqual(seenByServer);
  if (!name.startsWith('c-') && !name.startsWith('p-')) expect(sent).toBe(seenByServer);
  for (const call of cells.flatMap(({ runs }) => runs.flatMap(({ call: own, graderCalls }) => [own, ...graderCalls]))) {
    if (!call || call.attempts < 2) continue;
    const { first = [], omitted = 0, last = [] } = call.failedAttempts ?? {};
    expect([call.attempts - 1, call.attempts]).toContain(first.length + omitted + last.length);
  }

  if (fault.cell === 'passed') expect(seen).toMatchObject({ states: Array(TESTS).fill('passed') });
  else if (fault.cell === 'mixed') {
    const mixed = {
      states: ['errored', ...Array(TESTS - 1).fill('passed')],
      kinds: [role === 'target' ? 'gateway' : 'grader'],
    };
    expect(seen).toMatchObject(mixed);
  } else if (role === 'target')
    expect(seen).toMatchObject({ states: Array(TESTS).fill('errored'), kinds: [fault.cell] });
  else expect(seen).toMatchObject({ states: Array(TESTS).fill('errored') });
});
