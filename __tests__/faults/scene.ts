// All faults at once through the bundle: each endpoint has one, as the target or as the grader of its own cells.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ActionRun, runAction } from '../support/run-action.js';
import FAULTS, { type Fault } from './faults.js';
import { startWireServer } from './wire.js';

export type Role = 'target' | 'grader';

export interface Row {
  provider: { id: string };
  success: boolean;
  metadata: { state: string; errorKind?: string; attempts?: number; failedAttempts?: { what: string }[] };
}

export interface FaultRun {
  result: ActionRun;
  rows: Row[];
  /** By fault, in the order of its tests. */
  states: Map<string, string[]>;
  took: number;
}

/** @param options those of `evaluateOptions` */
export async function runFaults(
  role: Role,
  {
    tests,
    options,
    faults = FAULTS,
    ...more
  }: {
    tests: number;
    options: object;
    faults?: Readonly<Record<string, Fault>>;
    node?: string;
    inputs?: Record<string, string>;
  },
): Promise<FaultRun> {
  const names = Object.keys(faults);
  const server = await startWireServer(
    new Map([
      ...Object.entries(faults).map(([name, { play }]) => [name, play] as const),
      ...names.map((name) => [`well ${name}`, FAULTS['fine']?.play ?? (() => undefined)] as const),
    ]),
    (endpoint) =>
      role === 'grader' && !endpoint.startsWith('well') ? '{"pass": true, "score": 1, "reason": "fine"}' : 'ok',
  );
  const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'faults-')));
  const providerOf = (name: string): string => `mlflow-gateway:${role === 'target' ? name : `well ${name}`}`;
  const config = {
    providers: names.map(providerOf),
    prompts: ['{{q}}'],
    evaluateOptions: options,
    tests: names.flatMap((name) =>
      Array.from({ length: tests }, (_, n) => ({
        vars: { q: `test ${n} of ${name}` },
        providers: [providerOf(name)],
        assert: [
          role === 'target'
            ? { type: 'equals', value: 'ok' }
            : { type: 'llm-rubric', value: 'answers {{q}}', provider: `mlflow-gateway:${name}` },
        ],
      })),
    ),
  };
  writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), JSON.stringify(config));
  try {
    const started = performance.now();
    const result = await runAction({
      workspace,
      ...(more.node === undefined ? {} : { node: more.node }),
      inputs: { 'gateway-url': server.url, 'output-path': 'out.json', ...more.inputs },
    });
    const took = performance.now() - started;
    const { results } = JSON.parse(readFileSync(path.join(workspace, 'out.json'), 'utf8')) as {
      results: { results: Row[] };
    };
    const rows = results.results;
    const states = new Map(
      names.map((name) => {
        const own = rows.filter(({ provider }) => provider.id === providerOf(name));
        return [name, own.map(({ metadata }) => metadata.errorKind ?? metadata.state)];
      }),
    );
    return { result, rows, states, took };
  } finally {
    await server.close();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** What the states of a fault's cells should be; `grader` stands for any error when a grader has the fault. */
export function expectedStates({ cell }: Fault, role: Role, tests: number): string[] {
  const error = (kind: string): string => (role === 'target' ? kind : 'grader');
  if (cell === 'mixed') return [error('gateway'), ...Array<string>(tests - 1).fill('passed')];
  return Array<string>(tests).fill(cell === 'passed' ? cell : error(cell));
}

/** A grader's errors keep the kind that says most. */
export function asGrader(states: readonly string[]): string[] {
  return states.map((state) => (['passed', 'failed'].includes(state) ? state : 'grader'));
}
