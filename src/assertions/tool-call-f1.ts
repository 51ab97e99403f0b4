import type { AssertionRow } from './assertion-type.js';
import { splitCommaList } from './comma-list.js';
import { excerpt } from './excerpt.js';
import { parseInTime } from './parse-in-time.js';
import { toolNames } from './tool-names.js';

/** Tools that a reason names. */
const LISTED = 8;

/**
 * The harmonic mean of precision and recall over the sets of tools that are called and that should be: how often and in
 * which order decides nothing (van Rijsbergen, Information Retrieval, 1979, chapter 7).
 */
export const TOOL_CALL_F1: AssertionRow = {
  type: 'tool-call-f1',
  group: 'tools',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: 'list' },
  threshold: 'optional',
  summary:
    'The tools that the answer calls are those of the value: F1 of the names is at least `threshold` (default 1)',
  check(value) {
    return wantedOf(value).size === 0 ? 'the value names no tool' : undefined;
  },
  judge({ value, threshold = 1, negated }, { output, outputText }) {
    const wanted = wantedOf(value);
    const search = parseInTime(outputText, () => toolNames(output));
    if (!search.ok) return search;
    const called = search.value;
    const score = f1(wanted, called);
    const pass = score >= threshold !== negated;
    const sets = `called ${list(called)}, expected ${list(wanted)}`;
    const compared = `${score >= threshold ? 'reaches' : 'is below'} the threshold ${threshold}`;
    // promptfoo leaves the score as it is with not-, unlike that of the other metrics.
    return { pass, score, reason: `F1 ${Math.round(score * 1e4) / 1e4} of the tools ${compared}: ${sets}` };
  },
};

function wantedOf(value: unknown): Set<string> {
  const names =
    typeof value === 'string' ? (splitCommaList(value) ?? []) : Array.isArray(value) ? value.map(String) : [];
  return new Set(names.map((name) => name.trim()).filter(Boolean));
}

function f1(wanted: ReadonlySet<string>, called: ReadonlySet<string>): number {
  const right = [...wanted].filter((name) => called.has(name)).length;
  return right === 0 ? 0 : (2 * right) / (wanted.size + called.size);
}

function list(names: ReadonlySet<string>): string {
  if (names.size === 0) return 'none';
  const shown = [...names]
    .sort()
    .slice(0, LISTED)
    .map((name) => excerpt(name, 60));
  return names.size > LISTED ? `${shown.join(', ')} and ${names.size - LISTED} more` : shown.join(', ');
}
