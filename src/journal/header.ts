// The first line of a journal: whose it is. It decides, with the seal, whether a later run takes it up.
import { isObject, type Json } from '../json.js';

/** Raised when lines come to mean something else. */
const FORMAT = 1;
/** Outside GitHub Actions nothing names a run: what is older is taken for another one. */
const MOST_HOURS = 24;

/** A run of GitHub Actions: the same for every attempt of it. */
export interface RunIdentity {
  repository: string;
  id: string;
  commit: string;
}

export interface Header {
  /** Of this program. */
  version: string;
  salt: string;
  /** Without credentials; absent where only the config names one. */
  gateway?: string;
  /** Absent outside GitHub Actions. */
  run?: RunIdentity;
  /** 1 or more. */
  attempt?: number;
  /** Milliseconds since 1970. */
  begun: number;
}

/** A journal begins so, and nothing else does. */
const BEGINNING = /^\{"mac":"[0-9a-f]{32}","journal":\d/;
const BEGINNING_EXAMPLE = `{"mac":"${'0'.repeat(32)}","journal":1`;

export function formatHeader({ begun, ...header }: Header): string {
  return JSON.stringify({ journal: FORMAT, ...header, begun: new Date(begun).toISOString() });
}

/** `text`: how a file begins. True for a journal, for one whose first line was cut off, and for an empty file. */
export function beginsLikeJournal(text: string): boolean {
  if (text.length >= BEGINNING_EXAMPLE.length) return BEGINNING.test(text);
  return BEGINNING.test(text + BEGINNING_EXAMPLE.slice(text.length));
}

/** @param body the JSON text of the first line. Undefined: this version does not write such a one. */
export function readHeader(body: string): Header | undefined {
  let value: Json;
  try {
    value = JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['journal'] !== FORMAT) return undefined;
  const { version, salt, gateway, attempt } = value;
  const begun = Date.parse(String(value['begun']));
  const run = readRun(value['run']);
  if (typeof version !== 'string' || typeof salt !== 'string' || !Number.isFinite(begun) || run === null)
    return undefined;
  return {
    version,
    salt,
    begun,
    ...(typeof gateway === 'string' ? { gateway } : {}),
    ...(run ? { run } : {}),
    ...(typeof attempt === 'number' && Number.isSafeInteger(attempt) && attempt > 0 ? { attempt } : {}),
  };
}

/** Why `now` does not take up what `then` began: a clause that follows "it "; undefined when it does. */
export function whyOfAnother(then: Header, now: Omit<Header, 'salt'>): string | undefined {
  if (then.version !== now.version) return 'is of another version of this program';
  if (then.gateway !== now.gateway) return 'is of another gateway';
  if (now.run === undefined && then.run === undefined) {
    const hours = (now.begun - then.begun) / 3_600_000;
    if (hours <= MOST_HOURS) return undefined;
    return `was begun ${Math.floor(hours)} hours ago, and is taken up for ${MOST_HOURS}`;
  }
  if (then.run?.repository !== now.run?.repository || then.run?.id !== now.run?.id) return 'is of another run';
  return then.run?.commit === now.run?.commit ? undefined : 'is of another commit';
}

function readRun(value: Json | undefined): RunIdentity | undefined | null {
  if (value === undefined) return undefined;
  if (!isObject(value)) return null;
  const { repository, id, commit } = value;
  if (typeof repository !== 'string' || typeof id !== 'string' || typeof commit !== 'string') return null;
  return { repository, id, commit };
}
