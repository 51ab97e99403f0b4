// What gateways, proxies and networks do, with the waits that it really takes: each endpoint has one fault, all run at once,
// and every cell comes out as it should.
import path from 'node:path';
import { expect, test } from '@jest/globals';
import FAULTS, { type Fault } from '../faults/faults.js';
import { asGrader, expectedStates, type Role, runFaults } from '../faults/scene.js';
import { response } from '../faults/wire.js';
import { ROOT } from '../support/run-action.js';
import { SAMPLE } from './extent.js';

const NODES = [process.execPath, path.join(ROOT, 'node_modules', 'node24', 'bin', 'node')];
const TESTS = SAMPLE ? 2 : 10;
const ROLES: Role[] = ['target', 'grader'];

/** What comes and goes: `at` ms after the first request. Nothing of it may be lost. */
const passing = (play: Fault['play'], until: (ms: number) => boolean): Fault => {
  let started: number | undefined;
  return {
    play: (wire) => {
      started ??= performance.now();
      if (until(performance.now() - started)) play(wire);
      else wire.socket.write(response(200, wire.good));
    },
    cell: 'passed',
  };
};

/** The server is away for half a minute, as one that starts again; every third request is refused; waits are asked for. */
const outages = (): Record<string, Fault> => ({
  'o-resets-for-30-s': passing(
    ({ socket }) => void socket.resetAndDestroy(),
    (ms) => ms < 30_000,
  ),
  'o-503-for-60-s': passing(
    ({ socket }) => void socket.write(response(503, 'no')),
    (ms) => ms < 60_000,
  ),
  'o-hangs-up-for-45-s': passing(
    ({ socket }) => void socket.end(),
    (ms) => ms < 45_000,
  ),
  'o-away-for-10-of-20-s': passing(
    ({ socket }) => void socket.destroy(),
    (ms) => ms % 20_000 < 10_000,
  ),
  'o-asks-for-20-s': passing(
    ({ socket }) => void socket.write(response(503, 'no', { 'retry-after': '20' })),
    (ms) => ms < 19_000,
  ),
});

test.each(NODES.flatMap((node) => ROLES.map((role) => [role, node] as const)))(
  'every fault of a %s costs its own cells alone: %s',
  async (role, node) => {
    const { result, states, rows } = await runFaults(role, {
      node,
      tests: TESTS,
      options: { timeoutMs: 15_000 },
      inputs: { 'max-concurrency': '64' },
    });
    expect(result).toMatchObject({ exitCode: 1, stderr: '', outputs: { verdict: 'inconclusive', failures: '0' } });
    expect(rows).toHaveLength(Object.keys(FAULTS).length * TESTS);
    const seen = [...states].map(([name, own]) => [name, role === 'grader' ? asGrader(own) : own]);
    const expected = Object.entries(FAULTS).map(([name, fault]) => [name, expectedStates(fault, role, TESTS)]);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
  },
);

const LONG = NODES.flatMap((node) => ROLES.map((role) => [role, node] as const));

test.each(SAMPLE ? LONG.slice(0, 1) : LONG)(
  'no outage of a %s that is shorter than a call may take loses a cell: %s',
  async (role, node) => {
    const { 'o-resets-for-30-s': short, ...long } = outages();
    const faults = { 'o-resets-for-30-s': short as Fault, ...(SAMPLE ? {} : long) };
    const { result, rows } = await runFaults(role, { node, tests: 40, options: {}, faults });
    expect(result).toMatchObject({
      exitCode: 0,
      stderr: '',
      outputs: { verdict: 'passed', failures: '0', errors: '0' },
    });
    expect(rows).toHaveLength(Object.keys(faults).length * 40);
    // The attempts that it took are told.
    const retried = rows.filter(({ metadata }) => (metadata.attempts ?? 0) > 1);
    if (role === 'target') expect(retried.length).toBeGreaterThan(10);
    for (const { metadata } of retried) expect(metadata.failedAttempts?.length).toBeGreaterThan(0);
  },
);

/** Six minutes, or a little more than one: no endpoint is given up sooner. */
const DEAD = SAMPLE ? { tests: 100, options: { timeoutMs: 5_000 }, asked: 75 } : { tests: 300, options: {}, asked: 50 };

test.each(SAMPLE ? NODES.slice(0, 1) : NODES)(
  'a dead endpoint is not asked for each of its cells: %s',
  async (node) => {
    const faults: Record<string, Fault> = {
      fine: FAULTS['fine'] as Fault,
      hangs: { play: () => undefined, cell: 'timeout' },
      resets: { play: ({ socket }) => void socket.resetAndDestroy(), cell: 'gateway' },
    };
    const { tests, options, asked } = DEAD;
    const { states, rows, took } = await runFaults('target', { node, tests, options, faults });
    expect(rows).toHaveLength(3 * tests);
    expect(new Set(states.get('fine'))).toEqual(new Set(['passed']));
    expect(new Set(states.get('hangs'))).toEqual(new Set(['timeout']));
    expect(new Set(states.get('resets'))).toEqual(new Set(['gateway']));
    // No more are let out before the first have answered, and nobody answers.
    const hung = rows.filter(({ provider, metadata }) => provider.id.endsWith('hangs') && (metadata.attempts ?? 0) > 0);
    expect(hung.length).toBeLessThan(asked);
    // Each of them would have taken two minutes, eight at once.
    expect(took).toBeLessThan(12 * 60_000);
  },
);
