// Whether results of other runs are read and kept as a base to compare with.
import type { Trust } from './who.js';

/**
 * Why the base of the gate comes from no file and its evidence is kept in none; undefined where both may be. A sentence or
 * two. Whoever may not change this repository neither names the file that a change is held to, nor leaves one for later runs.
 */
export function whyNoBaselineFile(trust: Trust): string | undefined {
  if (trust.trusted) return undefined;
  return `Files of a baseline are neither read nor written. ${trust.reason}`;
}
