// The parts of nunjucks that are used: its parser, filters, tests and two globals. The compiler and the loaders are not.
declare module 'nunjucks/src/parser.js' {
  const parser: { parse(source: string): unknown };
  export default parser;
}
declare module 'nunjucks/src/filters.js' {
  const filters: Record<string, (this: unknown, ...args: unknown[]) => unknown>;
  export default filters;
}
declare module 'nunjucks/src/tests.js' {
  const tests: Record<string, (...args: unknown[]) => unknown>;
  export default tests;
}
declare module 'nunjucks/src/globals.js' {
  const globals: () => Record<'cycler' | 'joiner', (...args: unknown[]) => unknown>;
  export default globals;
}
declare module 'nunjucks/src/runtime.js' {
  class SafeString {
    constructor(text: string);
    val: string;
  }
  const runtime: { SafeString: typeof SafeString };
  export default runtime;
}
