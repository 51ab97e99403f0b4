// Expressions: each node becomes a function of one rendering. No text of a template ever becomes JavaScript.
import { child, children, isNode, lineOf, type Node, nameOf, optionalChild } from './ast.js';
import { type Builtins, callFilter } from './builtins.js';
import { callMacro, keywordArguments, type Macro } from './macro.js';
import { type Grouped, isOperator, regroup } from './precedence.js';
import { checkTime, lookup, type Run, step } from './scope.js';
import { TemplateError } from './template-error.js';
import { bounded, type Callable, changesList, member, SafeString, toOperand, toOutput } from './values.js';

export type Expression = (run: Run) => unknown;

export interface Compiler {
  builtins: Builtins;
  /** Compiles the body of a tag; here because `{% call %}` and `{% set %}` put bodies into expressions. */
  body(node: Node): (run: Run) => string;
  /** Told when the template may change a list in place. */
  changesLists(): void;
}

/** @throws TemplateError for what is not allowed and for filters and tests that do not exist */
export function compileExpression(node: Node, compiler: Compiler): Expression {
  if (isOperator(node)) return compileGrouped(regroup(node), compiler);
  const compile = BY_TYPE[node.typename];
  if (!compile) throw new TemplateError(`"${node.typename}" cannot stand in an expression`, lineOf(node));
  return compile(node, compiler);
}

const BY_TYPE: Record<string, (node: Node, compiler: Compiler) => Expression> = {
  Literal: compileLiteral,
  Symbol: (node) => {
    const name = nameOf(node);
    return (run) => lookup(run, name);
  },
  Group: compileGroup,
  Array: (node, compiler) => {
    const entries = children(node).map((entry) => compileExpression(entry, compiler));
    return (run) => entries.map((entry) => entry(run));
  },
  Dict: compileDict,
  KeywordArgs: (node, compiler) => {
    const dict = compileDict(node, compiler);
    return (run) => keywordArguments(dict(run) as Record<string, unknown>);
  },
  LookupVal: compileLookup,
  InlineIf: (node, compiler) => {
    const condition = compileExpression(child(node, 'cond'), compiler);
    const body = compileExpression(child(node, 'body'), compiler);
    const otherwise = optionalChild(node, 'else_');
    const orElse = otherwise ? compileExpression(otherwise, compiler) : () => '';
    return (run) => (condition(run) ? body(run) : orElse(run));
  },
  In: compileIn,
  Is: compileIs,
  Pow: compilePower,
  FunCall: compileCall,
  Filter: compileFilter,
  Caller: compileCaller,
  Capture: (node, compiler) => compiler.body(child(node, 'body')),
  NodeList: compileGroup,
};

function compileLiteral(node: Node): Expression {
  const { value } = node;
  // A new one each time: a global expression remembers where it stopped.
  return value instanceof RegExp ? () => new RegExp(value.source, value.flags) : () => value;
}

/** `(a, b)` gives the last, as JavaScript's comma does. */
function compileGroup(node: Node, compiler: Compiler): Expression {
  const entries = children(node).map((entry) => compileExpression(entry, compiler));
  if (entries.length === 0) throw new TemplateError('the parentheses are empty', lineOf(node));
  return (run) => entries.reduce<unknown>((_, entry) => entry(run), undefined);
}

function compileDict(node: Node, compiler: Compiler): Expression {
  const pairs = children(node).map((pair) => {
    const key = child(pair, 'key');
    if (key.typename !== 'Symbol' && typeof key.value !== 'string')
      throw new TemplateError('a key must be a text or a name', lineOf(key));
    return [nameOf(key), compileExpression(child(pair, 'value'), compiler)] as const;
  });
  // fromEntries defines its keys, so `__proto__` is a key like any other.
  return (run) => Object.fromEntries(pairs.map(([key, value]) => [key, value(run)]));
}

function compileLookup(node: Node, compiler: Compiler): Expression {
  const target = compileExpression(child(node, 'target'), compiler);
  const keyNode = child(node, 'val');
  if (keyNode.typename !== 'Literal' || changesList(keyNode.value)) compiler.changesLists();
  const key = compileExpression(keyNode, compiler);
  return (run) => member(target(run), key(run), () => run.deadline - run.now());
}

function compileIn(node: Node, compiler: Compiler): Expression {
  const needle = compileExpression(child(node, 'left'), compiler);
  const container = compileExpression(child(node, 'right'), compiler);
  return (run) => {
    const key = needle(run);
    const holder = container(run);
    if (Array.isArray(holder)) return holder.indexOf(key) !== -1;
    if (typeof holder === 'string') return holder.indexOf(toOperand(key) as string) !== -1;
    if (holder instanceof SafeString) return holder.val.includes(toOutput(key));
    if (typeof holder === 'object' && holder !== null) return Object.hasOwn(holder, toOutput(key));
    throw new TemplateError('"in" needs a list, a text or an object on its right', lineOf(node));
  };
}

function compileIs(node: Node, compiler: Compiler): Expression {
  const left = compileExpression(child(node, 'left'), compiler);
  const right = child(node, 'right');
  const name = isNode(right.name) ? nameOf(right.name) : nameOf(right);
  const test = compiler.builtins.tests.get(name);
  if (!test) throw new TemplateError(`there is no test "${name}"`, lineOf(node));
  const argumentList = optionalChild(right, 'args');
  const args = argumentList ? children(argumentList).map((entry) => compileExpression(entry, compiler)) : [];
  return (run) => test(left(run), ...args.map((entry) => entry(run))) === true;
}

function compilePower(node: Node, compiler: Compiler): Expression {
  const base = compileExpression(child(node, 'left'), compiler);
  const exponent = compileExpression(child(node, 'right'), compiler);
  return (run) => Number(toOperand(base(run))) ** Number(toOperand(exponent(run)));
}

function compileArguments(node: Node, compiler: Compiler): (run: Run) => unknown[] {
  const entries = children(child(node, 'args')).map((entry) => compileExpression(entry, compiler));
  return (run) => entries.map((entry) => entry(run));
}

function compileCall(node: Node, compiler: Compiler): Expression {
  const callee = child(node, 'name');
  const target = compileExpression(callee, compiler);
  const args = compileArguments(node, compiler);
  const name = describe(callee);
  return (run) => {
    run.line = lineOf(node) ?? run.line;
    step(run);
    const called = target(run);
    if (!called) throw new TemplateError(`"${name}" cannot be called: it is not defined`, run.line);
    if (typeof called !== 'function')
      throw new TemplateError(`"${name}" cannot be called: it is no function`, run.line);
    const result = bounded((called as Callable)(...args(run)));
    checkTime(run);
    return result;
  };
}

function compileFilter(node: Node, compiler: Compiler): Expression {
  const name = nameOf(child(node, 'name'));
  const filter = compiler.builtins.filters.get(name);
  if (!filter) throw new TemplateError(`there is no filter "${name}"`, lineOf(node));
  const args = compileArguments(node, compiler);
  return (run) => {
    const values = args(run);
    run.line = lineOf(node) ?? run.line;
    step(run);
    const result = callFilter({ name, filter, values, timeLeft: () => run.deadline - run.now() });
    checkTime(run);
    return result;
  };
}

/** The body of `{% call %}`: a macro that still sees the names around it. */
function compileCaller(node: Node, compiler: Compiler): Expression {
  const macro = compileMacro(node, compiler);
  return (run) => {
    const { bindings } = run;
    return (...args: unknown[]) =>
      callMacro(run, macro, args, {
        bindings: { names: new Map(), parent: bindings },
        frame: { names: new Map(), parent: run.frame, isolated: true },
      });
  };
}

export function compileMacro(node: Node, compiler: Compiler): Macro {
  const signature = children(child(node, 'args'));
  const last = signature.at(-1);
  const keywords = last && (last.typename === 'KeywordArgs' || last.typename === 'Dict') ? last : undefined;
  const names = (keywords ? signature.slice(0, -1) : signature).map((argument) => {
    if (argument.typename !== 'Symbol') throw new TemplateError('the arguments of a macro are names', lineOf(argument));
    return nameOf(argument);
  });
  const defaults = keywords
    ? children(keywords).map((pair): [string, Expression] => [
        nameOf(child(pair, 'key')),
        compileExpression(child(pair, 'value'), compiler),
      ])
    : [];
  return { names, defaults, body: compiler.body(child(node, 'body')) };
}

function compileGrouped(grouped: Grouped, compiler: Compiler): Expression {
  if (grouped.kind === 'operand') return compileExpression(grouped.node, compiler);
  if (grouped.kind === 'empty text') return () => '';
  if (grouped.kind === 'floor') {
    const quotient = compileGrouped(grouped.operand, compiler);
    return (run) => Math.floor(Number(quotient(run)));
  }
  if (grouped.kind === 'unary') {
    const operand = compileGrouped(grouped.operand, compiler);
    if (grouped.operator === '!') return (run) => !operand(run);
    const sign = grouped.operator === '-' ? -1 : 1;
    return (run) => sign * Number(toOperand(operand(run)));
  }
  const left = compileGrouped(grouped.left, compiler);
  const right = compileGrouped(grouped.right, compiler);
  if (grouped.operator === '||') return (run) => left(run) || right(run);
  if (grouped.operator === '&&') return (run) => left(run) && right(run);
  const operation = OPERATIONS[grouped.operator];
  if (!operation) throw new TemplateError(`there is no operator "${grouped.operator}"`);
  return (run) => operation(left(run), right(run));
}

// JavaScript's own operators, == and all: templates are written for them.
const OPERATIONS: Record<string, (left: unknown, right: unknown) => unknown> = {
  '+': (left, right) => bounded((toOperand(left) as string) + (toOperand(right) as string)),
  '-': (left, right) => Number(toOperand(left)) - Number(toOperand(right)),
  '*': (left, right) => Number(toOperand(left)) * Number(toOperand(right)),
  '/': (left, right) => Number(toOperand(left)) / Number(toOperand(right)),
  '%': (left, right) => Number(toOperand(left)) % Number(toOperand(right)),
  '==': looselyEqual,
  '!=': (left, right) => !looselyEqual(left, right),
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '<': (left, right) => (toOperand(left) as number) < (toOperand(right) as number),
  '>': (left, right) => (toOperand(left) as number) > (toOperand(right) as number),
  '<=': (left, right) => (toOperand(left) as number) <= (toOperand(right) as number),
  '>=': (left, right) => (toOperand(left) as number) >= (toOperand(right) as number),
};

function looselyEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'object' && typeof right === 'object' && left && right) return left === right;
  // biome-ignore lint/suspicious/noDoubleEquals: what `==` means in a template
  return toOperand(left) == toOperand(right);
}

/** A name for a message: as far as it can be written back from the tree. */
function describe(node: Node): string {
  if (node.typename === 'LookupVal') return `${describe(child(node, 'target'))}.${describe(child(node, 'val'))}`;
  if (node.typename === 'FunCall') return `${describe(child(node, 'name'))}()`;
  return node.typename === 'Symbol' || node.typename === 'Literal' ? String(node.value) : '(...)';
}
