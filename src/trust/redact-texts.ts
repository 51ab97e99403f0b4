import type { Json } from '../json.js';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Every text inside a value, keys of maps too. What holds no secret is given back as it is: thousands of cells share it. */
export function redactTexts<T>(value: T, redact: Redact): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return redact(part);
    if (Array.isArray(part)) return changedOr(part, part.map(walk));
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part);
    const walked = entries.map(([key, entry]) => [redact(key), walk(entry)] as const);
    const isSame = walked.every(([key, entry], index) => key === entries[index]?.[0] && entry === entries[index]?.[1]);
    return isSame ? part : Object.fromEntries(walked as [string, Json][]);
  };
  return walk(value) as T;
}

function changedOr(before: readonly unknown[], after: unknown[]): unknown {
  return after.every((entry, index) => entry === before[index]) ? before : after;
}

/** The same for each object once, however many refer to it. */
export function remembered<T extends object>(make: (value: T) => T): (value: T) => T {
  const known = new WeakMap<T, T>();
  return (value) => {
    let made = known.get(value);
    if (made === undefined) {
      made = make(value);
      known.set(value, made);
    }
    return made;
  };
}
