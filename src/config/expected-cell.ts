// What stands in an `__expected` cell of a tests CSV: `contains:text`, `levenshtein(3):text`, `grade:rubric`, or a bare
// text, which the output has to equal.

import { splitCommaList } from '../assertions/comma-list.js';
import { assertionNames } from '../assertions/registry.js';
import type { Json, JsonObject } from '../json.js';
import { closeName } from './names.js';

/** Types whose value is a list, written with commas. */
const LISTS = new Set(['contains-all', 'contains-any', 'icontains-all', 'icontains-any']);
/** Types whose value keeps the white space around it: it may be a whole schema. */
const UNTRIMMED = new Set(['is-json', 'contains-json']);
/** Types that get a threshold even when the cell names none. */
const WITH_THRESHOLD = new Set([
  'answer-relevance',
  'classifier',
  'context-faithfulness',
  'context-recall',
  'context-relevance',
  'cost',
  'latency',
  'levenshtein',
  'perplexity-score',
  'perplexity',
  'rouge-n',
  'similar',
  'starts-with',
]);
const DEFAULT_THRESHOLD = 0.75;
const CODE_FILE = /^file:\/\/.*\.(js|cjs|mjs|ts|cts|mts)(:\w+)?$/;

/** The assertion that a cell means, as it would be written in YAML. The rules are promptfoo's. */
export function assertionOfCell(cell: string): JsonObject {
  for (const prefix of ['javascript:', 'fn:', 'eval:'])
    if (cell.startsWith(prefix)) return { type: 'javascript', value: cell.slice(prefix.length).trim() };
  if (CODE_FILE.test(cell)) return { type: 'javascript', value: cell };
  if (cell.startsWith('python:')) return { type: 'python', value: cell.slice('python:'.length).trim() };
  if (/^file:\/\/.*\.py(:\w+)?$/.test(cell)) return { type: 'python', value: cell };
  for (const prefix of ['grade:', 'llm-rubric:'])
    if (cell.startsWith(prefix)) return { type: 'llm-rubric', value: cell.slice(prefix.length) };
  const form = /^(not-)?([a-z-]+(?::[a-z-]+)?)(?:\((\d+(?:\.\d+)?)\))?(?::([\s\S]*))?$/.exec(cell);
  const [, not = '', name = '', threshold, value] = form ?? [];
  const type = name && longestKnown(name, value);
  if (!type) return { type: 'equals', value: cell };
  const rest = type.rest ?? value;
  return {
    type: not + type.name,
    ...(rest === undefined ? {} : { value: valueOfCell(type.name, rest) }),
    ...(WITH_THRESHOLD.has(type.name)
      ? { threshold: threshold === undefined ? DEFAULT_THRESHOLD : Number(threshold) }
      : {}),
  };
}

/** What a cell probably meant that is no assertion type but looks like one: `contain:Paris`. */
export function typeSlip(cell: string): string | undefined {
  if (assertionOfCell(cell)['type'] !== 'equals' || /^equals[(:]/.test(cell)) return undefined;
  const [, not = '', name = '', rest = ''] = /^(not-)?([A-Za-z][\w-]*)((?:\([\d.]+\))?:[\s\S]*)$/.exec(cell) ?? [];
  const type = name && closeName(name, assertionNames());
  return type ? `${not}${type}${rest}` : undefined;
}

/** `similar:dot:text` is a type with a colon, `contains:text` is not: the longest name that is known wins. */
function longestKnown(name: string, value: string | undefined): { name: string; rest?: string } | undefined {
  const known = assertionNames();
  if (known.has(name)) return { name };
  const colon = name.indexOf(':');
  if (colon < 0) return undefined;
  const short = name.slice(0, colon);
  const rest = value === undefined ? name.slice(colon + 1) : `${name.slice(colon + 1)}:${value}`;
  return known.has(short) ? { name: short, rest } : undefined;
}

function valueOfCell(type: string, value: string): Json {
  if (LISTS.has(type)) return splitCommaList(value) ?? value;
  return UNTRIMMED.has(type) ? value : value.trim();
}
