// Tags: each becomes a function that gives the text it prints.
import { child, children, lineOf, type Node, nameOf, optionalChild } from './ast.js';
import type { Builtins } from './builtins.js';
import { type Compiler, compileExpression, compileMacro } from './expressions.js';
import { MAX_TEXT_LENGTH } from './limits.js';
import { bindParts, bindWhole, loopInfo } from './loops.js';
import { callMacro } from './macro.js';
import { assign, type Frame, type Run, step, within } from './scope.js';
import { TemplateError } from './template-error.js';
import { bounded, toOutput, tooLong } from './values.js';

export type Statement = (run: Run) => string;

export interface CompiledTemplate {
  root: Statement;
  /** It may change lists in place, so it must not get those of the test. */
  changesLists: boolean;
}

/** @throws TemplateError */
export function compileTemplate(root: Node, builtins: Builtins): CompiledTemplate {
  const blocks = new Set<string>();
  let changesLists = false;
  const compiler: StatementCompiler = {
    builtins,
    blocks,
    body: (node) => compileBody(node, compiler),
    changesLists() {
      changesLists = true;
    },
  };
  const body = compileBody(root, compiler);
  return { root: body, changesLists };
}

interface StatementCompiler extends Compiler {
  /** Names that are taken. */
  blocks: Set<string>;
}

function compileBody(node: Node, compiler: StatementCompiler): Statement {
  // The branches of {% elif %} are the tag itself, all other bodies are lists.
  const statements = (node.typename === 'If' ? [node] : children(node)).map((entry) =>
    compileStatement(entry, compiler),
  );
  return (run) => {
    let output = '';
    for (const statement of statements) {
      output += statement(run);
      if (output.length > MAX_TEXT_LENGTH) throw tooLong();
    }
    return output;
  };
}

function compileStatement(node: Node, compiler: StatementCompiler): Statement {
  const compile = BY_TYPE[node.typename];
  if (!compile) throw new TemplateError(`"${node.typename}" cannot stand here`, lineOf(node));
  const statement = compile(node, compiler);
  const line = lineOf(node);
  return (run) => {
    step(run);
    run.line = line ?? run.line;
    return statement(run);
  };
}

const BY_TYPE: Record<string, (node: Node, compiler: StatementCompiler) => Statement> = {
  Output: compileOutput,
  If: compileIf,
  IfAsync: compileIf,
  For: compileFor,
  AsyncEach: compileFor,
  AsyncAll: compileFor,
  Set: compileSet,
  Switch: compileSwitch,
  Block: compileBlock,
  Macro: (node, compiler) => {
    const name = nameOf(child(node, 'name'));
    const macro = compileMacro(node, compiler);
    return (run) => {
      const callable = (...args: unknown[]): unknown =>
        callMacro(run, macro, args, { bindings: { names: new Map() }, frame: { names: new Map() } });
      run.bindings.names.set(name, callable);
      if (run.bindings.parent) run.frame.names.set(name, callable);
      else run.vars.set(name, callable);
      return '';
    };
  },
  Include: noLoader('include'),
  Import: noLoader('import'),
  FromImport: noLoader('from'),
  Extends: noLoader('extends'),
};

function noLoader(tag: string) {
  return (node: Node): never => {
    throw new TemplateError(`{% ${tag} %} is not available: a template cannot load another one`, lineOf(node));
  };
}

function compileOutput(node: Node, compiler: StatementCompiler): Statement {
  const parts = children(node).map((part): Statement => {
    if (part.typename === 'TemplateData') {
      const text = String(part.value ?? '');
      return () => text;
    }
    const expression = compileExpression(part, compiler);
    return (run) => toOutput(expression(run));
  });
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return (run) => bounded(parts.map((part) => part(run)).join(''));
}

function compileIf(node: Node, compiler: StatementCompiler): Statement {
  const condition = compileExpression(child(node, 'cond'), compiler);
  const body = compiler.body(child(node, 'body'));
  const otherwise = optionalChild(node, 'else_');
  const orElse = otherwise ? compiler.body(otherwise) : () => '';
  return (run) => (condition(run) ? body(run) : orElse(run));
}

function compileFor(node: Node, compiler: StatementCompiler): Statement {
  const list = compileExpression(child(node, 'arr'), compiler);
  const target = child(node, 'name');
  const names = target.typename === 'Array' ? children(target).map(nameOf) : [nameOf(target)];
  const bind = target.typename === 'Array' ? bindParts : bindWhole;
  const body = compiler.body(child(node, 'body'));
  const otherwise = optionalChild(node, 'else_');
  const orElse = otherwise ? compiler.body(otherwise) : () => '';
  return (run) => {
    const frame: Frame = { names: new Map(), parent: run.frame };
    const bindings = { names: new Map<string, unknown>(), parent: run.bindings };
    return within(run, { bindings, frame }, () => {
      const { length, entry } = bind(list(run), names);
      let output = '';
      for (let index = 0; index < length(); index += 1) {
        step(run);
        for (const [name, value] of entry(index)) {
          bindings.names.set(name, value);
          frame.names.set(name, value);
        }
        frame.names.set('loop', loopInfo(index, length()));
        output += body(run);
        if (output.length > MAX_TEXT_LENGTH) throw tooLong();
      }
      return length() ? output : output + orElse(run);
    });
  };
}

function compileSet(node: Node, compiler: StatementCompiler): Statement {
  const names = children(node, 'targets').map((target) => {
    if (target.typename !== 'Symbol') throw new TemplateError('{% set %} needs a name', lineOf(target));
    return nameOf(target);
  });
  const valueNode = optionalChild(node, 'value') ?? child(node, 'body');
  const value = compileExpression(valueNode, compiler);
  return (run) => {
    const result = value(run);
    for (const name of names) assign(run, name, result);
    return '';
  };
}

function compileSwitch(node: Node, compiler: StatementCompiler): Statement {
  const subject = compileExpression(child(node, 'expr'), compiler);
  const cases = children(node, 'cases').map((entry) => ({
    condition: compileExpression(child(entry, 'cond'), compiler),
    empty: children(child(entry, 'body')).length === 0,
    body: compiler.body(child(entry, 'body')),
  }));
  const defaultBody = optionalChild(node, 'default');
  const orElse = defaultBody ? compiler.body(defaultBody) : () => '';
  return (run) => {
    const value = subject(run);
    const matched = cases.findIndex(({ condition }) => condition(run) === value);
    if (matched === -1) return orElse(run);
    // An empty case falls through to the next one that has a body.
    const chosen = cases.slice(matched).find(({ empty }) => !empty);
    return (chosen?.body ?? orElse)(run);
  };
}

function compileBlock(node: Node, compiler: StatementCompiler): Statement {
  const name = nameOf(child(node, 'name'));
  if (compiler.blocks.has(name)) throw new TemplateError(`the block "${name}" is there twice`, lineOf(node));
  compiler.blocks.add(name);
  const body = compiler.body(child(node, 'body'));
  return (run) =>
    within(
      run,
      { bindings: { names: new Map() }, frame: { names: new Map(), parent: run.frame, isolated: true } },
      () => body(run),
    );
}
