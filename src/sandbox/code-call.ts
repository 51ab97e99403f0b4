// What is asked of the sandbox, and what it answers.
import type { CellError } from '../cell-error.js';
import type { Json } from '../json.js';

/** Code as a config gives it: a text, or a file and the function in it. */
export type CodeSource =
  | { kind: 'inline'; language: Language; code: string }
  | {
      kind: 'file';
      language: Language;
      /** Absolute. */
      file: string;
      /** The part after the colon of `file://checks.js:name`. */
      functionName?: string;
    };

export type Language = 'JavaScript' | 'Python';

export type CodeCall =
  | {
      kind: 'inline javascript';
      code: string;
      /** How one line becomes a function; see inline-javascript.ts. */
      mode: InlineMode;
      /** The names that the code sees, all of them identifiers. */
      parameters: Readonly<Record<string, Json>>;
    }
  | {
      kind: 'javascript file';
      /** Absolute; .js, .cjs, .mjs, .ts, .cts or .mts. */
      file: string;
      /** Default: the default export, or `module.exports`. */
      functionName?: string;
      /** Named export that is called when the file has no default export. */
      otherwise?: string;
      /** An export that is no function is the result itself. */
      valueAllowed?: boolean;
      /** Where the function gives nothing back, this one of its arguments is the result, as the function left it. */
      orArgument?: number;
      args: readonly Json[];
    }
  | { kind: 'inline python'; code: string; parameters: Readonly<Record<string, Json>> }
  | {
      kind: 'python file';
      /** Absolute. */
      file: string;
      /** `name` or `Class.method`. */
      functionName: string;
      /** The file is run as a program first, with the JSON of `args[0]`; what it prints is the result, unless it is nothing. */
      asProgram?: boolean;
      args: readonly Json[];
    };

export type InlineMode = 'assertion' | 'transform';

export type CodeOutcome = (
  | {
      ok: true;
      /** The result as JSON holds it: undefined when the code gave nothing back, dates as texts, NaN inside as null. */
      value: Json | undefined;
    }
  | {
      ok: false;
      /** Of kind `user code`, or `cancelled`. */
      error: CellError;
    }
) & {
  /** What the code printed, cut to LOG_CHARACTERS. Hostile text. */
  log: string;
};

/** Runs code for an assertion or a transform. Never rejects. */
export type RunCode = (call: CodeCall) => Promise<CodeOutcome>;
