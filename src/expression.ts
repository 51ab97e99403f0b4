// Arithmetic over named numbers, as `derivedMetrics` write it: + - * / % ^, comparisons, `a ? b : c`, a few functions. No
// member access, no assignment, no loops: an expression ends, whatever it says.

export type Evaluate = (names: ReadonlyMap<string, number>) => number;
export type ParsedExpression = { evaluate: Evaluate } | { problem: string };

/** Thrown by `evaluate` for a name that has no value. */
export class UnknownName extends Error {}

const FUNCTIONS: Record<string, (...values: number[]) => number> = {
  abs: (x = Number.NaN) => Math.abs(x),
  ceil: (x = Number.NaN) => Math.ceil(x),
  exp: (x = Number.NaN) => Math.exp(x),
  floor: (x = Number.NaN) => Math.floor(x),
  log: (x = Number.NaN, base = Math.E) => (base === Math.E ? Math.log(x) : Math.log(x) / Math.log(base)),
  log10: (x = Number.NaN) => Math.log10(x),
  log2: (x = Number.NaN) => Math.log2(x),
  max: (...values) => Math.max(...values),
  mean: (...values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  median: (...values) => median(values),
  min: (...values) => Math.min(...values),
  pow: (x = Number.NaN, y = Number.NaN) => x ** y,
  round: (x = Number.NaN, digits = 0) => Math.round(x * 10 ** digits) / 10 ** digits,
  sign: (x = Number.NaN) => Math.sign(x),
  sqrt: (x = Number.NaN) => Math.sqrt(x),
  sum: (...values) => values.reduce((sum, value) => sum + value, 0),
};
const CONSTANTS: Record<string, number> = { pi: Math.PI, e: Math.E, true: 1, false: 0 };

const TOKEN = /\s*(?:((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(<=|>=|==|!=|[-+*/%^()<>?:,]))/y;
const MAX_LENGTH = 2_000;
const MAX_DEPTH = 100;

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
}

/** Precedence of two-sided signs, from the loosest; each level is left-associative. */
const LEVELS: readonly (readonly string[])[] = [
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

const APPLY: Record<string, (left: number, right: number) => number> = {
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '<': (left, right) => Number(left < right),
  '<=': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '>=': (left, right) => Number(left >= right),
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left - right * Math.floor(left / right),
};

export function parseExpression(text: string): ParsedExpression {
  if (text.length > MAX_LENGTH) return { problem: `it is longer than ${MAX_LENGTH} characters` };
  const tokens = tokenize(text);
  if ('problem' in tokens) return tokens;
  let position = 0;
  let depth = 0;
  const peek = (): Token => tokens[position] ?? { kind: 'end', text: '' };
  const take = (sign: string): boolean => {
    if (peek().kind !== 'sign' || peek().text !== sign) return false;
    position += 1;
    return true;
  };
  const expect = (sign: string): void => {
    if (!take(sign)) throw new SyntaxError(`expected ${sign}, got ${shown(peek())}`);
  };

  function expression(): Evaluate {
    depth += 1;
    if (depth > MAX_DEPTH) throw new SyntaxError('it is nested too deeply');
    const condition = level(0);
    let result = condition;
    if (take('?')) {
      const yes = expression();
      expect(':');
      const no = expression();
      result = (names) => (condition(names) ? yes(names) : no(names));
    }
    depth -= 1;
    return result;
  }

  function level(index: number): Evaluate {
    const signs = LEVELS[index];
    if (!signs) return signed();
    let left = level(index + 1);
    while (peek().kind === 'sign' && signs.includes(peek().text)) {
      const apply = APPLY[peek().text] as (left: number, right: number) => number;
      position += 1;
      const [first, second] = [left, level(index + 1)];
      left = (names) => apply(first(names), second(names));
    }
    return left;
  }

  function signed(): Evaluate {
    if (take('-')) {
      const value = nested(signed);
      return (names) => -value(names);
    }
    return take('+') ? nested(signed) : power();
  }

  /** Right-associative, and stronger than a sign before it: -2^2 is -4. */
  function power(): Evaluate {
    const base = atom();
    if (!take('^')) return base;
    const exponent = nested(signed);
    return (names) => base(names) ** exponent(names);
  }

  function nested(parse: () => Evaluate): Evaluate {
    depth += 1;
    if (depth > MAX_DEPTH) throw new SyntaxError('it is nested too deeply');
    const result = parse();
    depth -= 1;
    return result;
  }

  function atom(): Evaluate {
    const token = peek();
    if (take('(')) {
      const inner = expression();
      expect(')');
      return inner;
    }
    position += 1;
    if (token.kind === 'number') return () => Number(token.text);
    if (token.kind === 'name') return peek().text === '(' ? call(token.text) : named(token.text);
    throw new SyntaxError(`expected a value, got ${shown(token)}`);
  }

  function call(name: string): Evaluate {
    const apply = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (!apply) throw new SyntaxError(`there is no function ${name}`);
    expect('(');
    const values: Evaluate[] = [];
    if (!take(')')) {
      do values.push(expression());
      while (take(','));
      expect(')');
    }
    return (names) => apply(...values.map((value) => value(names)));
  }

  try {
    const evaluate = expression();
    if (peek().kind !== 'end') return { problem: `expected an operator, got ${shown(peek())}` };
    return { evaluate };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

function named(name: string): Evaluate {
  return (names) => {
    const value = names.get(name) ?? (Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined);
    if (value === undefined) throw new UnknownName(name);
    return value;
  };
}

function tokenize(text: string): Token[] | { problem: string } {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) return { problem: `${JSON.stringify(text.slice(from).trim().slice(0, 10))} means nothing here` };
    const [, number, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function shown({ kind, text }: Token): string {
  return kind === 'end' ? 'the end' : JSON.stringify(text);
}

function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle] ?? Number.NaN;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
