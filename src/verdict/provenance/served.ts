// Which models stood behind an endpoint: a traffic split and a fallback show in nothing but the `model` of the answers.
import type { GatewayCall } from '../../gateway/call.js';
import type { RunState } from '../../run/results.js';

/** Whose answers are judged, or who judges them. */
export type ServedRole = 'endpoint' | 'grader';

export interface ServedModel {
  model: string;
  /** Who runs the model, where the gateway says it. */
  provider?: string;
  /** Answers that it gave; above 0. */
  calls: number;
  /** Of an endpoint under test: runs in which its answer was judged, and those of them that failed. */
  judged: number;
  failed: number;
}

/** Who answered for one endpoint of the gateway. */
export interface Served {
  role: ServedRole;
  /** As the gateway calls it. */
  endpoint: string;
  /** At least one, the most calls first, then by name. */
  models: readonly ServedModel[];
}

/** What of a run tells who answered. */
interface AnsweredRun {
  state: RunState;
  call?: AnsweredCall | undefined;
  graderCalls: readonly AnsweredCall[];
}

type AnsweredCall = Pick<GatewayCall, 'endpoint' | 'servedModel' | 'servedBy'>;

/** What one pass over results makes of them. By endpoint, those under test first. */
export function servedModels(results: Iterable<{ runs: readonly AnsweredRun[] }>): Served[] {
  const found: Record<ServedRole, Map<string, Map<string, ServedModel>>> = { endpoint: new Map(), grader: new Map() };
  const count = (role: ServedRole, call: AnsweredCall): ServedModel | undefined => {
    const { endpoint, servedModel: model, servedBy: provider } = call;
    if (model === undefined) return undefined;
    const models = found[role].get(endpoint) ?? new Map<string, ServedModel>();
    found[role].set(endpoint, models);
    const key = JSON.stringify([model, provider]);
    const known = models.get(key) ?? {
      model,
      ...(provider === undefined ? {} : { provider }),
      calls: 0,
      judged: 0,
      failed: 0,
    };
    models.set(key, known);
    known.calls += 1;
    return known;
  };
  for (const { runs } of results)
    for (const run of runs) {
      const answered = run.call && count('endpoint', run.call);
      if (answered && isScored(run)) {
        answered.judged += 1;
        if (run.state === 'failed') answered.failed += 1;
      }
      for (const call of run.graderCalls) count('grader', call);
    }
  return (['endpoint', 'grader'] as const).flatMap((role) =>
    [...found[role]]
      .map(([endpoint, models]): Served => ({ role, endpoint, models: mostFirst([...models.values()]) }))
      .sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1)),
  );
}

/** Who answered these runs, whatever endpoints they called: a test may name one of its own. undefined: nobody is known. */
export function servedTogether(results: readonly { runs: readonly AnsweredRun[] }[]): Served | undefined {
  const [served] = servedModels(
    results.map(({ runs }) => ({
      runs: runs.map(({ state, call }) => ({
        state,
        ...(call ? { call: { ...call, endpoint: '' } } : {}),
        graderCalls: [],
      })),
    })),
  );
  return served;
}

function isScored({ state }: AnsweredRun): boolean {
  return state === 'passed' || state === 'failed';
}

/** Not by arrival, which differs from run to run. */
function mostFirst(models: readonly ServedModel[]): ServedModel[] {
  return models.toSorted((a, b) => b.calls - a.calls || (a.model < b.model ? -1 : a.model > b.model ? 1 : 0));
}
