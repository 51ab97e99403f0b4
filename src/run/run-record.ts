// A run whose texts are kept outside: what the verdict and the comparisons need stays at hand, prompt, answer and reasons are
// read back when a report asks for them.
import type { CellError } from '../cell-error.js';
import type { TestCase } from '../config/eval-config.js';
import type { GatewayCall } from '../gateway/call.js';
import type { Json, JsonObject } from '../json.js';
import type { AssertionOutcome, CodeComponent, RunResult, RunState } from './results.js';

/** What is read back. */
export interface RunRecord extends Pick<RunResult, 'vars' | 'prompt' | 'output' | 'metadata'> {
  /** Of all outcomes, each before its parts. */
  judged: { reason: string; components?: readonly CodeComponent[] }[];
}

/** @param read what `recordOf` gave for this run, again */
export function recordedRun(run: RunResult, read: () => RunRecord): RunResult {
  return new RecordedRun(run, recordedOutcomes(run.assertions, read), read);
}

export function recordOf({ vars, prompt, output, metadata, assertions }: RunResult): RunRecord {
  return { vars, prompt, output, metadata, judged: judgedOf(assertions) };
}

function judgedOf(outcomes: readonly AssertionOutcome[]): RunRecord['judged'] {
  return outcomes.flatMap(({ reason, components, parts = [] }) => [
    components ? { reason, components } : { reason },
    ...judgedOf(parts),
  ]);
}

export function isRecorded(run: RunResult): run is RecordedRun {
  return run instanceof RecordedRun;
}

/** What stays at hand, beside what a config decides. */
type AtHand = Pick<RunResult, 'namedScores' | 'namedWeights' | 'call' | 'graderCalls' | 'test' | 'error'>;

/** A copy by `{...run}` has nothing of what is read back. */
export class RecordedRun implements RunResult {
  readonly repeat: number;
  readonly state: RunState;
  readonly score: number;
  readonly namedScores: Record<string, number>;
  readonly namedWeights: Record<string, number> | undefined;
  readonly assertions: AssertionOutcome[];
  readonly error: CellError | undefined;
  readonly test: TestCase | undefined;
  readonly call: GatewayCall | undefined;
  readonly graderCalls: GatewayCall[];
  readonly #read: () => RunRecord;

  constructor(run: Omit<RunResult, keyof RunRecord>, assertions: AssertionOutcome[], read: () => RunRecord) {
    this.repeat = run.repeat;
    this.state = run.state;
    this.score = run.score;
    this.namedScores = run.namedScores;
    this.namedWeights = run.namedWeights;
    this.assertions = assertions;
    this.error = run.error;
    this.test = run.test;
    this.call = run.call;
    this.graderCalls = run.graderCalls;
    this.#read = read;
  }

  get vars(): JsonObject {
    return this.#read().vars;
  }

  get prompt(): string {
    return this.#read().prompt;
  }

  get output(): Json | undefined {
    return this.#read().output;
  }

  get metadata(): JsonObject | undefined {
    return this.#read().metadata;
  }

  /** The same run with other words in what stays at hand; itself when they are the same. */
  with(
    atHand: AtHand,
    assertionOf: (one: AssertionOutcome['assertion']) => AssertionOutcome['assertion'],
  ): RecordedRun {
    const assertions = this.assertions.map((one) => (one instanceof RecordedOutcome ? one.with(assertionOf) : one));
    const isSame =
      assertions.every((one, index) => one === this.assertions[index]) &&
      (Object.keys(atHand) as (keyof AtHand)[]).every((key) => atHand[key] === this[key]);
    return isSame ? this : new RecordedRun({ ...this, ...atHand }, assertions, this.#read);
  }
}

function recordedOutcomes(outcomes: readonly AssertionOutcome[], read: () => RunRecord): AssertionOutcome[] {
  let next = 0;
  const recorded = (outcome: AssertionOutcome): AssertionOutcome => {
    const place = next++;
    return new RecordedOutcome(outcome, outcome.parts?.map(recorded), { read, place });
  };
  return outcomes.map(recorded);
}

class RecordedOutcome implements AssertionOutcome {
  readonly assertion: AssertionOutcome['assertion'];
  readonly pass: boolean;
  readonly score: number;
  readonly parts: AssertionOutcome[] | undefined;
  readonly #read: () => RunRecord;
  readonly #place: number;

  constructor(
    { assertion, pass, score }: Pick<AssertionOutcome, 'assertion' | 'pass' | 'score'>,
    parts: AssertionOutcome[] | undefined,
    { read, place }: { read: () => RunRecord; place: number },
  ) {
    this.assertion = assertion;
    this.pass = pass;
    this.score = score;
    this.parts = parts;
    this.#read = read;
    this.#place = place;
  }

  with(assertionOf: (one: AssertionOutcome['assertion']) => AssertionOutcome['assertion']): RecordedOutcome {
    const assertion = assertionOf(this.assertion);
    const parts = this.parts?.map((one) => (one instanceof RecordedOutcome ? one.with(assertionOf) : one));
    if (assertion === this.assertion && (parts ?? []).every((one, index) => one === this.parts?.[index])) return this;
    const { pass, score } = this;
    return new RecordedOutcome({ assertion, pass, score }, parts, { read: this.#read, place: this.#place });
  }

  get reason(): string {
    return this.#read().judged[this.#place]?.reason ?? '';
  }

  get components(): readonly CodeComponent[] | undefined {
    return this.#read().judged[this.#place]?.components;
  }
}
