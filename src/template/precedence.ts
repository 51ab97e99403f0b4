// nunjucks writes the operators of an expression out as JavaScript, without parentheses, so JavaScript's precedence counts
// and not the one by which it was parsed: `not a == b` is `(!a) == b` there, and `x ~ 1 + 2` is `((x + "") + 1) + 2`.
// Prompts written for it rely on that. This regroups an expression the way JavaScript reads it.
import { child, children, type Node } from './ast.js';

export type Grouped =
  | { kind: 'operand'; node: Node }
  | { kind: 'empty text' }
  | { kind: 'floor'; operand: Grouped }
  | { kind: 'unary'; operator: string; operand: Grouped }
  | { kind: 'binary'; operator: string; left: Grouped; right: Grouped };

const BINARY: Record<string, string> = { Or: '||', And: '&&', Add: '+', Sub: '-', Mul: '*', Div: '/', Mod: '%' };
const UNARY: Record<string, string> = { Not: '!', Neg: '-', Pos: '+' };
/** From loosest to tightest, all of them left to right. */
const LEVELS = [['||'], ['&&'], ['==', '!=', '===', '!=='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];

const OTHERS = new Set(['Concat', 'Compare', 'FloorDiv']);

type Token = { operator: string } | { prefix: string } | { operand: Grouped };

export function isOperator(node: Node): boolean {
  return node.typename in BINARY || node.typename in UNARY || OTHERS.has(node.typename);
}

export function regroup(node: Node): Grouped {
  return group(flatten(node));
}

function group(tokens: Token[]): Grouped {
  let next = 0;

  const unary = (): Grouped => {
    const token = tokens[next++];
    if (token && 'prefix' in token) return { kind: 'unary', operator: token.prefix, operand: unary() };
    if (token && 'operand' in token) return token.operand;
    throw new Error('an operand is missing');
  };
  const binary = (level: number): Grouped => {
    const operators = LEVELS[level];
    if (!operators) return unary();
    let left = binary(level + 1);
    for (;;) {
      const token = tokens[next];
      if (!token || !('operator' in token) || !operators.includes(token.operator)) return left;
      next += 1;
      left = { kind: 'binary', operator: token.operator, left, right: binary(level + 1) };
    }
  };
  return binary(0);
}

function flatten(node: Node): Token[] {
  const { typename } = node;
  if (typename in BINARY)
    return [...flatten(child(node, 'left')), operator(typename), ...flatten(child(node, 'right'))];
  if (typename in UNARY) return [{ prefix: UNARY[typename] as string }, ...flatten(child(node, 'target'))];
  if (typename === 'FloorDiv') {
    const quotient = [...flatten(child(node, 'left')), operator('Div'), ...flatten(child(node, 'right'))];
    return [{ operand: { kind: 'floor', operand: group(quotient) } }];
  }
  if (typename === 'Concat') {
    const plus = operator('Add');
    return [
      ...flatten(child(node, 'left')),
      plus,
      { operand: { kind: 'empty text' } },
      plus,
      ...flatten(child(node, 'right')),
    ];
  }
  if (typename === 'Compare') {
    const operands = children(node, 'ops').flatMap((entry): Token[] => [
      { operator: String(entry.type) },
      ...flatten(child(entry, 'expr')),
    ]);
    return [...flatten(child(node, 'expr')), ...operands];
  }
  return [{ operand: { kind: 'operand', node } }];
}

function operator(typename: string): Token {
  return { operator: BINARY[typename] as string };
}
