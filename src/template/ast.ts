// The syntax tree as nunjucks' parser makes it: every node has a type name, a position and the fields of its type.
import parser from 'nunjucks/src/parser.js';
import { withTimeLimit } from './limits.js';
import { TemplateError } from './template-error.js';

export interface Node {
  typename: string;
  /** 0-based; the line where the tag begins. */
  lineno?: number;
  value?: unknown;
  name?: unknown;
  type?: unknown;
  [field: string]: unknown;
}

/** @throws TemplateError with nunjucks' reason and the line */
export function parseTemplate(text: string, timeLimitMs: number): Node {
  try {
    // The parser itself is quadratic in places ({% raw %} that never ends), so its time is limited too.
    return withTimeLimit(() => parser.parse(text), timeLimitMs) as Node;
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    if (error instanceof RangeError) throw new TemplateError('the template is nested too deeply');
    const { message, lineno } = error as { message: string; lineno?: number };
    const reason = message.startsWith('Cannot read properties of null') ? 'unexpected end of the template' : message;
    throw new TemplateError(reason.charAt(0).toLowerCase() + reason.slice(1), lineno);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'typename' in value;
}

/** A field that holds one node. A parser that was led astray may leave it out. */
export function child(node: Node, field: string): Node {
  const value = node[field];
  if (!isNode(value)) throw new TemplateError('the template is incomplete here', lineOf(node));
  return value;
}

/** A field that may hold a node. */
export function optionalChild(node: Node, field: string): Node | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The nodes of a list (block bodies, arguments, list and dict literals). */
export function children(node: Node, field = 'children'): Node[] {
  const list = node[field];
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** The text of a name. */
export function nameOf(node: Node): string {
  if (node.typename !== 'Symbol' && node.typename !== 'Literal')
    throw new TemplateError('a name is needed here', lineOf(node));
  const name = String(node.value);
  // The parser takes everything up to a space or a bracket for a name, quotes too.
  if (node.typename === 'Symbol' && /["\\]/.test(name)) throw new TemplateError(`${name} is no name`, lineOf(node));
  return name;
}

export function lineOf(node: Node): number | undefined {
  return node.lineno === undefined ? undefined : node.lineno + 1;
}
