// What the compatibility page is told of the conformance corpus; see __tests__/conformance.
import type { Area } from './areas.js';

/** Where the results differ from promptfoo's on purpose. */
export interface Deviation {
  area: Area;
  title: string;
  /** What promptfoo does. */
  promptfoo: string;
  /** What happens here. */
  here: string;
  /** Why it is so. */
  why: string;
  /** Assertion types that it is about, without `not-`. */
  types?: readonly string[];
  /** Keys that it is about: `test.vars`, `provider config.cost`. */
  keys?: readonly string[];
}

export type Deviations = Readonly<Record<string, Deviation>>;

/** A recorded case and how the bundle did. */
export interface MeasuredCase {
  /** `area/name`. */
  name: string;
  /** `oracle`: all that is compared is promptfoo's. `wanted`: as the case wants it. `either`: the case takes any result. */
  outcome: 'oracle' | 'wanted' | 'either';
  /** The name of the deviation that allows it. */
  deviation?: string;
  /** The assertion types in it, without `not-`. */
  types: readonly string[];
}
