// Assertions about HTML in an output. A browser takes any text for HTML, so these ask for what its author would call HTML.
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { judgeBy } from './finding.js';
import type { DefaultTreeAdapterTypes } from './html-parser.js';
import { parseInTime } from './parse-in-time.js';

type Node = DefaultTreeAdapterTypes.Node;
type HtmlElement = DefaultTreeAdapterTypes.Element;
type Parse = typeof import('./html-parser.js').parse;

const isHtml: AssertionRow = {
  type: 'is-html',
  group: 'markup',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'none',
  summary: 'The whole output is HTML: elements of HTML (or custom ones), and no text outside of them',
  judge: judgeBy(async (_assertion, { outputText }) => {
    const { parse } = await import('./html-parser.js');
    const search = parseInTime(outputText, () => htmlProblem(outputText.trim(), parse));
    if (!search.ok) return { error: search.error };
    const { value: problem } = search;
    return {
      holds: problem === undefined,
      claim: 'is HTML',
      denial: 'is not HTML',
      got: `${problem === undefined ? '' : `${problem}: `}${excerpt(outputText)}`,
    };
  }),
};

function htmlProblem(text: string, parse: Parse): string | undefined {
  if (text === '') return 'nothing';
  if (/^<\?xml/i.test(text)) return 'XML';
  const document = parse(text, { sourceCodeLocationInfo: true });
  const lowerCase = text.toLowerCase();
  const elements = elementsOf(document);
  const body = elements.find(({ tagName }) => tagName === 'body');
  if (body && !isWritten(body, lowerCase) && hasText(body)) return 'text outside of HTML';
  const known = elements.some((element) =>
    WRAPPERS.has(element.tagName) ? isWritten(element, lowerCase) : isElementName(element.tagName),
  );
  return known ? undefined : 'no element of HTML';
}

/** Elements that the parser adds when they are not written. */
const WRAPPERS: ReadonlySet<string> = new Set(['html', 'head', 'body']);

function isWritten({ tagName, sourceCodeLocation }: HtmlElement, lowerCase: string): boolean {
  return Boolean(sourceCodeLocation) && new RegExp(`<${tagName}[\\s>/]`).test(lowerCase);
}

function hasText(body: HtmlElement): boolean {
  return body.childNodes.some((node) => 'value' in node && node.value.trim() !== '');
}

function elementsOf(document: Node): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting: Node[] = [document];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push(child);
  }
  return found;
}

/** https://html.spec.whatwg.org/multipage/indices.html#elements-3, and names of custom elements. */
function isElementName(name: string): boolean {
  return name.includes('-') || ELEMENTS.has(name);
}

const ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr address area article aside audio b base bdi bdo blockquote br button canvas caption cite code col colgroup data
  datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i
  iframe img input ins kbd label legend li link main map mark math menu meta meter nav noscript object ol optgroup option
  output p param picture pre progress q rp rt ruby s samp script section select slot small source span strong style sub
  summary sup svg table tbody td template textarea tfoot th thead time title tr track u ul var video wbr`.split(/\s+/),
);

const containsHtml: AssertionRow = {
  type: 'contains-html',
  group: 'markup',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'none',
  summary:
    'Signs of HTML stand in the output: a common tag, or two of tags, entities, comments, attributes and the like',
  judge: judgeBy((_assertion, { outputText }) => {
    const search = parseInTime(outputText, () => hasSigns(outputText));
    if (!search.ok) return { error: search.error };
    return {
      holds: search.value,
      claim: 'contains HTML',
      denial: 'does not contain HTML',
      got: excerpt(outputText),
    };
  }),
};

const OPENING = /<[a-z][a-z0-9-]*(?:\s[^>]*)?>/i;
const CLOSING = /<\/[a-z][a-z0-9-]*\s*>/i;

/** What a sign weighs; two are enough. An opening tag alone may be a placeholder. */
const SIGNS: [pattern: RegExp, weight: number][] = [
  [
    /<(?:html|head|body|div|span|p|a|img|h[1-6]|ul|ol|li|table|tr|td|th|form|input|button|script|style|link|meta|br|hr)\b/i,
    2,
  ],
  [/<!DOCTYPE\s+html/i, 2],
  [CLOSING, 1],
  [OPENING, 1],
  [/&(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);/i, 1],
  [/<!--[^-]*(?:-[^-]+)*-->/, 1],
  [/\s[a-z-]+=\s*["'][^"']*["']/i, 1],
  [/<[a-z][a-z0-9-]*(?:\s[^>]*)?\/>/i, 1],
];

function hasSigns(text: string): boolean {
  let weight = 0;
  for (const [pattern, sign] of SIGNS) {
    if (pattern.test(text)) weight += sign;
    if (weight >= 2) return true;
  }
  return false;
}

export const HTML_TYPES: AssertionRow[] = [isHtml, containsHtml];
