// What a results file says of the cells of an earlier run. All texts in it are hostile: they are compared and escaped, never
// rendered as templates, run or looked up.
import type { Json } from '../json.js';
import type { ArmRun } from '../verdict/regression/cells.js';
import { canonicalHash, canonicalJson } from './canonical.js';

export interface RecordedRun {
  /** `null`: it erred, or nothing judged it. */
  run: ArmRun;
  /** Milliseconds, above 0; absent where no call was made, or a cache answered. */
  latencyMs?: number;
  /** Of the endpoint alone, above 0. */
  tokens?: number;
  /** Who answered, where a file of ours says it. */
  served?: { model: string; provider?: string };
}

export interface RecordedCell {
  /** 16 hex digits, of no other cell of the file. Made here, whatever the file says. */
  id: string;
  /** For reports: the description, else the variables; at most 120 characters. */
  name: string;
  /** Description and variables, hashed: see `testKeyOf`. */
  testKey: string;
  /** `raw` with its templates; absent where the file does not know it. */
  prompt: { label: string; raw?: string };
  provider: { id: string; label?: string };
  /** What judged it; absent where no run was judged. */
  checks?: readonly Check[];
  /** The threshold of the test. */
  threshold?: number;
  /** Its runs are repeats of one case: a file of ours says so. Else they may be of several that are alike in everything. */
  isOneCase: boolean;
  /** At least one; in the order of the file. */
  runs: readonly RecordedRun[];
}

/** Test cases of the same key are the same. */
export function testKeyOf(description: string | undefined, vars: Json): string {
  return canonicalHash([description ?? null, vars]);
}

/** An assertion as it is written. Two are the same when they share a key. */
export interface Check {
  keys: readonly string[];
  /** Has no value to compare: it may be what code says that its judgement is made of. */
  bare: boolean;
}

/** What is told of an assertion, here or in a file. */
export interface WrittenCheck {
  /** With `not-`. */
  type: string;
  value?: Json | undefined;
  threshold?: number | undefined;
  weight?: number | undefined;
  /**
   * The value comes from a file, and is not what the other side can know it by: here its content, in promptfoo's files its
   * name. What was in it then, nobody knows.
   */
  fromFile?: boolean;
}

/** Whether it decides anything is a part of what it is; how much it weighs is not. */
export function checkOf({ type, value, threshold, weight = 1, fromFile = false }: WrittenCheck): Check {
  const key = (shown: Json): string => canonicalJson([type, shown, threshold ?? null, weight === 0]);
  return {
    keys: [key(value ?? null), ...(fromFile ? [key({ file: true })] : [])],
    bare: value === undefined || value === null,
  };
}
