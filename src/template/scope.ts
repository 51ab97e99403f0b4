// Where a template finds its names while it is rendered. nunjucks compiles a template to JavaScript and so has two kinds
// of scope at once; results depend on both, and on which is asked first:
//   bindings  loop variables, macro arguments and macro names, found where they are written (JavaScript variables there)
//   frame     `set` and `loop`, found where they are at run time
//   vars      the variables of the test, and what is set at the top

import { MAX_DEPTH, tooSlow } from './limits.js';
import { TemplateError } from './template-error.js';

export interface Bindings {
  names: Map<string, unknown>;
  parent?: Bindings | undefined;
}

export interface Frame {
  names: Map<string, unknown>;
  parent?: Frame | undefined;
  /** What is set below this frame does not reach beyond it. */
  isolated?: boolean;
  top?: boolean;
}

/** One rendering. */
export interface Run {
  vars: Map<string, unknown>;
  globals: ReadonlyMap<string, unknown>;
  bindings: Bindings;
  frame: Frame;
  /** Last line that was reached, for errors. */
  line: number | undefined;
  depth: number;
  steps: number;
  now(): number;
  /** By `now()`. */
  deadline: number;
}

export function lookup(run: Run, name: string): unknown {
  const holder = bindingsWith(run.bindings, name);
  if (holder) return holder.names.get(name);
  for (let frame: Frame | undefined = run.frame; frame; frame = frame.parent) {
    const value = frame.names.get(name);
    if (value !== undefined) return value;
  }
  return run.vars.has(name) ? run.vars.get(name) : run.globals.get(name);
}

export function assign(run: Run, name: string, value: unknown): void {
  bindingsWith(run.bindings, name)?.names.set(name, value);
  writableFrame(run.frame, name).names.set(name, value);
  if (run.frame.top) run.vars.set(name, value);
}

/** Counts a step: every tag and call passes here. @throws TemplateError when the time is up */
export function step(run: Run): void {
  run.steps += 1;
  if (run.steps % 64 === 0) checkTime(run);
}

export function checkTime(run: Run): void {
  if (run.now() > run.deadline) throw tooSlow(run.line);
}

/** Runs `body` with other scopes, as a macro or a block does, and puts these back. */
export function within<T>(run: Run, scopes: { bindings: Bindings; frame: Frame }, body: () => T): T {
  const { bindings, frame } = run;
  if (run.depth >= MAX_DEPTH) throw new TemplateError(`more than ${MAX_DEPTH} calls inside each other`, run.line);
  run.depth += 1;
  run.bindings = scopes.bindings;
  run.frame = scopes.frame;
  try {
    return body();
  } finally {
    run.depth -= 1;
    run.bindings = bindings;
    run.frame = frame;
  }
}

function bindingsWith(from: Bindings, name: string): Bindings | undefined {
  for (let bindings: Bindings | undefined = from; bindings; bindings = bindings.parent) {
    if (bindings.names.has(name)) return bindings;
  }
  return undefined;
}

function writableFrame(from: Frame, name: string): Frame {
  for (let frame: Frame | undefined = from; frame; frame = frame.isolated ? undefined : frame.parent) {
    if (frame.names.get(name) !== undefined) return frame;
  }
  return from;
}
