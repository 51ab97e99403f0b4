// Where runs are kept once they have ended: the first of them in memory, so that a small suite touches no disk; the texts of
// all others in a file.
import type { GatewayCall } from '../gateway/call.js';
import type { JsonObject } from '../json.js';
import type { Redact } from '../trust/redact-texts.js';
import { redactRecord } from './redact-run.js';
import type { RunResult } from './results.js';
import { type RunRecord, recordedRun, recordOf } from './run-record.js';

export interface RunStore {
  /** The same run, which holds less memory. */
  keep(run: RunResult): RunResult;
}

/** A file that grows and is read in pieces. */
export interface RecordFile {
  /** Where the text stands. @throws when there is no room for it: nothing of it was written then */
  append(text: string): Place;
  /** @throws when the disk does not give it back */
  read(place: Place): string;
}

export interface Place {
  /** Bytes. */
  start: number;
  length: number;
}

/** Characters of JSON: about 2,000 short answers, a few hundred long ones. */
export const KEPT_IN_MEMORY = 4_000_000;
/** Different parameters that are remembered: a run has one or two, unless templates make them. */
const PARAMETERS_REMEMBERED = 1_000;

/**
 * @param openFile called when there is too much for memory
 * @param onFull told once, when the file takes no more: what comes then stays in memory
 */
export function createRunStore({
  openFile,
  onFull,
  redact,
  inMemory = KEPT_IN_MEMORY,
}: {
  openFile(): RecordFile;
  onFull(error: unknown): void;
  /** Of what is written; what stays in memory is the report's to redact. */
  redact?: Redact;
  inMemory?: number | undefined;
}): RunStore {
  const leaner = createLeaner();
  let held = 0;
  let file: RecordFile | 'full' | undefined;

  const append = (text: string): (() => RunRecord) | undefined => {
    if (file === 'full') return undefined;
    try {
      file ??= openFile();
      return reader(file, file.append(text));
    } catch (error) {
      file = 'full';
      onFull(error);
      return undefined;
    }
  };
  // The pieces of one run are asked for one after the other.
  let last: { place: Place; record: RunRecord } | undefined;
  const reader = (from: RecordFile, place: Place) => (): RunRecord => {
    if (last?.place !== place) last = { place, record: JSON.parse(from.read(place)) as RunRecord };
    return last.record;
  };

  return {
    keep(run) {
      const lean = leaner(run);
      if (held > inMemory) {
        const record = recordOf(lean);
        const read = append(JSON.stringify(redact ? redactRecord(record, redact) : record));
        return read ? recordedRun(lean, read) : lean;
      }
      held += JSON.stringify(recordOf(lean)).length;
      return lean;
    },
  };
}

/** Thousands of calls have the same parameters: one object for all of them. */
function createLeaner(): (run: RunResult) => RunResult {
  const known = new Map<string, JsonObject>();
  const lean = (call: GatewayCall): GatewayCall => {
    if (!call.params) return call;
    const key = JSON.stringify(call.params);
    const same = known.get(key);
    if (same) return { ...call, params: same };
    if (known.size < PARAMETERS_REMEMBERED) known.set(key, call.params);
    return call;
  };
  return (run) => ({
    ...run,
    ...(run.call ? { call: lean(run.call) } : {}),
    graderCalls: run.graderCalls.map(lean),
  });
}
