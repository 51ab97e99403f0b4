// Finds where XML may stand in a text that holds other things too. Decides nothing: a parser does.
import { XML_NAME } from './xml-names.js';

/** From `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

interface Element extends Span {
  /** Where the innermost element around it starts; undefined at the top. */
  parent: number | undefined;
}

/**
 * Spans to try, in this order: where several complete elements stand side by side, all from the first to the last; then
 * each complete element that is in no other.
 */
export function xmlCandidates(text: string): Span[] {
  const elements = completeElements(text);
  const starts = new Set(elements.map(({ start }) => start));
  const outermost = elements.filter(({ parent }) => parent === undefined || !starts.has(parent));
  const siblings = new Map<number | undefined, Span & { count: number }>();
  for (const { start, end, parent } of outermost) {
    const known = siblings.get(parent) ?? { start, end, count: 0 };
    siblings.set(parent, {
      start: Math.min(known.start, start),
      end: Math.max(known.end, end),
      count: known.count + 1,
    });
  }
  const together = [...siblings.values()].filter(({ count }) => count > 1);
  return [...together, ...outermost.toSorted((a, b) => a.start - b.start)];
}

/** Elements whose closing tag was found, in the order in which they end. A tag that closes another begins anew. */
function completeElements(text: string): Element[] {
  const elements: Element[] = [];
  let open: { name: string; start: number }[] = [];
  let at = text.indexOf('<');
  while (at >= 0) {
    const tag = readTag(text, at);
    if (tag?.kind === 'empty') elements.push({ start: at, end: tag.end, parent: open.at(-1)?.start });
    if (tag?.kind === 'opening') open.push({ name: tag.name, start: at });
    if (tag?.kind === 'closing') {
      const opened = open.pop();
      if (opened?.name === tag.name) elements.push({ start: opened.start, end: tag.end, parent: open.at(-1)?.start });
      else open = [];
    }
    at = text.indexOf('<', tag?.end ?? at + 1);
  }
  return elements;
}

type Tag = { kind: 'opening' | 'closing' | 'empty'; name: string; end: number } | { kind: 'other'; end: number };

/** Quotes hide what ends a tag; a tag that runs into another is none. */
const TAG = new RegExp(`<(/?)(${XML_NAME})([^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*)>`, 'uy');
/** A DOCTYPE and the like: brackets and quotes hide what ends it. */
const DECLARATION = /<![^"'[\]>]*(?:(?:"[^"]*"|'[^']*'|\[[^\]]*\])[^"'[\]>]*)*>/y;

function readTag(text: string, at: number): Tag | undefined {
  if (text.startsWith('<!--', at)) return { kind: 'other', end: endOf(text, '-->', at + 4) };
  if (text.startsWith('<![CDATA[', at)) return { kind: 'other', end: endOf(text, ']]>', at + 9) };
  if (text.startsWith('<?', at)) return { kind: 'other', end: endOf(text, '?>', at + 2) };
  if (text.startsWith('<!', at)) {
    DECLARATION.lastIndex = at;
    return { kind: 'other', end: DECLARATION.test(text) ? DECLARATION.lastIndex : text.length };
  }
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  if (!match) return undefined;
  const [, slash, name = '', rest = ''] = match;
  const kind = slash ? 'closing' : rest.trimEnd().endsWith('/') ? 'empty' : 'opening';
  return { kind, name, end: TAG.lastIndex };
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
