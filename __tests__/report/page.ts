// An HTML page as a browser's parser reads it.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** All of them, in the order of their start tags. */
export function elements(html: string): Element[] {
  return elementsIn(parse(html));
}

export function elementsIn(node: Node): Element[] {
  return [...('tagName' in node ? [node] : []), ...('childNodes' in node ? node.childNodes.flatMap(elementsIn) : [])];
}

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** Of the element itself, without its children's. */
const textOf = (element: Element): string =>
  element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

/** What a data block of the page holds. */
export const dataOf = (html: string, id: string) =>
  JSON.parse(textOf(elements(html).find((element) => attribute(element, 'id') === id) as Element));
