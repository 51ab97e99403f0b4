// What GitHub shows of our Markdown: rendered, and then read as a browser reads it.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { BREAK } from '../../src/report/escape.js';
import { html } from '../report/markdown.js';
import { attribute, elementsIn, type Node } from '../report/page.js';

export interface Rendered {
  /** Names of the elements in order, without links (see hrefs) and code spans (a message has as many as it has addresses). */
  skeleton: string[];
  hrefs: string[];
  /** Of HTML comments. */
  comments: string[];
  /** The texts outside of code, where GitHub looks for mentions and the like; each of one element. */
  prose: string[];
  code: string[];
  headings: string[];
}

type Element = DefaultTreeAdapterTypes.Element;
const HEADING = /^h[1-6]$/;

export function render(markdown: string): Rendered {
  const page = parseFragment(html(markdown));
  const all = elementsIn(page);
  const named = (name: string): Element[] => all.filter(({ tagName }) => tagName === name);
  const spans = new Set(named('code').filter(({ parentNode }) => parentNode?.nodeName !== 'pre'));
  return {
    skeleton: all.filter((element) => element.tagName !== 'a' && !spans.has(element)).map(({ tagName }) => tagName),
    hrefs: named('a').map((link) => attribute(link, 'href') ?? ''),
    comments: nodes(page).flatMap((node) => (node.nodeName === '#comment' && 'data' in node ? [node.data] : [])),
    prose: nodes(page).flatMap((node) =>
      node.nodeName === '#text' && 'value' in node && !isInCode(node) ? [node.value] : [],
    ),
    code: named('code').map(shownText),
    headings: all.filter(({ tagName }) => HEADING.test(tagName)).map(shownText),
  };
}

function nodes(node: Node): Node[] {
  return [node, ...('childNodes' in node ? node.childNodes.flatMap(nodes) : [])];
}

function isInCode(node: Node): boolean {
  if (node.nodeName === 'code') return true;
  return 'parentNode' in node && node.parentNode !== null && isInCode(node.parentNode);
}

/** As a person reads it: our zero-width spaces are not seen. */
function shownText(element: Element): string {
  return nodes(element)
    .map((node) => (node.nodeName === '#text' && 'value' in node ? node.value : ''))
    .join('')
    .replaceAll(BREAK, '');
}
