// Assertions about XML in an output. The parsers are loaded with the first one.
import { isObject, type Json } from '../json.js';
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { judgeBy } from './finding.js';
import { parseInTime } from './parse-in-time.js';
import { elementPaths } from './value-shape.js';
import { type Span, xmlCandidates } from './xml-candidates.js';

type Parsers = typeof import('./xml-parser.js');

const isXml = xmlType({
  type: 'is-xml',
  summary: 'The whole output is one well-formed XML document and has the elements of the value (`root.item.name`)',
  words: { claim: 'is XML', denial: 'is not XML' },
  find(text, paths, { wellFormedProblem, parseTree }) {
    const problem = wellFormedProblem(text);
    if (problem !== undefined) return `something else (${problem})`;
    const missing = missingPaths(treeOf(text, parseTree), paths);
    return missing.length === 0 ? undefined : `XML without ${missing.join(', ')}`;
  },
});

const containsXml = xmlType({
  type: 'contains-xml',
  summary: 'An XML element stands somewhere in the output and has the elements of the value (`root.item.name`)',
  words: { claim: 'contains XML', denial: 'does not contain XML' },
  find(text, paths, { parseTree }) {
    let missing: string[] | undefined;
    const read: Span[] = [];
    for (const span of xmlCandidates(text)) {
      const { start, end } = span;
      // What is inside XML that was read has been looked at.
      if (read.some((outer) => outer.start <= start && end <= outer.end)) continue;
      const tree = treeOf(text.slice(start, end), parseTree);
      if (tree === undefined) continue;
      missing = missingPaths(tree, paths);
      if (missing.length === 0) return undefined;
      read.push(span);
    }
    return missing ? `XML without ${missing.join(', ')}` : 'none';
  },
});

function xmlType(row: {
  type: string;
  summary: string;
  words: { claim: string; denial: string };
  /** What is there instead, or undefined when it is there. */
  find(text: string, paths: string[], parsers: Parsers): string | undefined;
}): AssertionRow {
  return {
    type: row.type,
    group: 'markup',
    needs: 'nothing',
    negatable: true,
    value: { required: false, shape: 'element paths' },
    threshold: 'none',
    summary: row.summary,
    judge: judgeBy(async ({ value }, { outputText }) => {
      const { wellFormedProblem, parseTree } = await import('./xml-parser.js');
      const paths = value === undefined ? [] : (elementPaths(value) ?? []);
      const search = parseInTime(outputText, () => row.find(outputText, paths, { wellFormedProblem, parseTree }));
      if (!search.ok) return { error: search.error };
      const suffix = paths.length === 0 ? '' : ` with ${excerpt(paths.join(', '))}`;
      return {
        holds: search.value === undefined,
        claim: `${row.words.claim}${suffix}`,
        denial: `${row.words.denial}${suffix}`,
        got: search.value === undefined ? excerpt(outputText) : `${search.value}: ${excerpt(outputText)}`,
      };
    }),
  };
}

/** Undefined for what the lenient parser cannot read either. */
function treeOf(text: string, parseTree: Parsers['parseTree']): unknown {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

function missingPaths(tree: unknown, paths: string[]): string[] {
  return paths.filter((path) => !hasPath(tree as Json, path.split('.')));
}

/** In a list, which elements of one name are, a step is a position: `root.item.0`. */
function hasPath(tree: Json, steps: string[]): boolean {
  let current: Json | undefined = tree;
  for (const step of steps) {
    if (Array.isArray(current)) current = /^(?:0|[1-9]\d*)$/.test(step) ? current[Number(step)] : undefined;
    else current = isObject(current) && Object.hasOwn(current, step) ? current[step] : undefined;
    if (current === undefined) return false;
  }
  return true;
}

export const XML_TYPES: AssertionRow[] = [isXml, containsXml];
