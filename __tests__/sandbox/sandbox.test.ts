// Real child processes on both Nodes and the Python of this machine: what works, and what hostile code cannot do.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/json.js';
import type { CodeCall, CodeOutcome } from '../../src/sandbox/code-call.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';

const NODE_24 = path.join(process.cwd(), 'node_modules', 'node24', 'bin', 'node');
/** Node 24 alone when it runs these tests itself: then the tests of an older one are not there, and nothing is missing. */
const NODES = [process.execPath, NODE_24]
  .map((execPath) => ({
    execPath,
    version: execFileSync(execPath, ['--version'], { encoding: 'utf8' }).trim().slice(1),
  }))
  .filter(({ version }, index, all) => all.findIndex((node) => node.version === version) === index);

/**
 * What only a Linux kernel can keep from code (SECURITY.md says so): elsewhere it is open, and there is nothing to hold. A Linux
 * that leaves it open fails here.
 */
const onLinux = process.platform === 'linux' ? test : test.skip;

const FILES: Record<string, string> = {
  'plain.js': 'module.exports = (output, context) => output.length + context.vars.n;',
  'named.cjs': "module.exports = { wrap: (o) => '[' + o + ']', shown: 1 };",
  'both.mjs': "export default () => 'default'; export function other(output) { return output.startsWith('h'); }",
  'detected.js': "import path from 'node:path'; export default (o) => path.basename('/a/' + o);",
  'esm/package.json': '{ "type": "module" }',
  'esm/forced.js': 'module.exports = async (o) => o + require("../neighbour.js");',
  'neighbour.js': "module.exports = '!';",
  'uses.js': "module.exports = (o) => o + require('./neighbour.js') + require('dep');",
  'node_modules/dep/index.js': "module.exports = '?';",
  'types.ts':
    "import { mark } from './more';\nenum Kind { A = 3 }\nexport default (o: string): string => o + mark + Kind.A;",
  'more.ts': "export const mark: string = '#';",
  'ts/near-with-ending.ts':
    "import { mark } from '../more.ts';\nexport function named(o: string) { return mark === '#' ? 'named' : o }",
  'ts/required.cts': "const { mark } = require('../more.ts');\nmodule.exports = (o: string) => o.length > mark.length;",
  'ts/module.mts':
    "import { mark } from '../more.js';\nexport default async (o: string) => (o as string).length > mark.length;",
  'ts/exports.cts': 'exports.named = (o: string): boolean => o.length > 2;',
  'ts/commonjs.ts': 'module.exports = (o: string): boolean => o.length > 2;',
  'ts/enums.ts': 'enum L { Low = 2, High }\nconst enum M { A = 1 }\nexport default () => `${L[2]} ${L.High} ${M.A}`;',
  'ts/classes.ts':
    'class P { constructor(private readonly n: number) {}\n get v(): number { return this.n } }\nexport default () => new P(7).v;',
  'ts/builtins.ts':
    "import fs from 'node:fs';\nimport * as path from 'path';\nexport default () => typeof fs.readFileSync === 'function' && path.basename('/a/b');",
  'ts/folder.ts':
    "import type { X } from './types-only';\nimport { helper } from './lib';\nexport default (o: string): X => helper(o);",
  'ts/types-only.ts': 'export type X = number;',
  'ts/lib/index.ts': 'export const helper = (s: string): number => s.length;',
  'ts/data.ts': "import data from './data.json';\nexport default () => (data as { n: number }).n;",
  'ts/data.json': '{ "n": 1 }',
  'ts/meta.mts': "export default () => import.meta.url.endsWith('meta.mts');",
  'ts/both.ts': "export default () => __filename.endsWith('both.ts') && typeof require === 'function';",
  'ts/beside.ts': 'export default () => false;\nexport const other = (o: string) => true;',
  'ts/esm.ts': "import { x } from './four.mjs';\nexport default () => x;",
  'ts/four.mjs': 'export const x = 4;',
  'ts/later.ts': "export default async () => { const { mark } = await import('../more'); return mark; };",
  'ts/equals.ts': "import cjs = require('./nine.cjs');\nexport = () => cjs.x;",
  'ts/nine.cjs': 'exports.x = 9;',
  'ts/generic.ts':
    'const first = <T,>(list: T[]): T => list[0]!;\nconst map = { a: 2 } as const satisfies Record<string, number>;\nexport default () => first([map.a]);',
  'esm/typed.ts': "import mark from '../neighbour.js';\nexport default (o: string) => o + mark;",
  'ts/throws.ts': 'interface A { b: 1 }\nexport default (): void => {\n  throw new TypeError("no");\n};',
  'ts/broken.ts': 'export default () => {\n  return (;\n};',
  'ts/await.ts': 'const x = await Promise.resolve(3);\nexport default () => x;',
  'ts/lost.ts': "import { x } from './nowhere';\nexport default () => x;",
  'ts/namespaces.ts': 'namespace N { export const x = 5; }\nexport default () => N.x;',
  'ts/writes.ts': "import fs from 'fs';\nexport default () => fs.writeFileSync('new.txt', 'x');",
  'ts/loops.ts': 'export default (): never => { for (;;); };',
  'ts/eats.ts':
    'const all: number[][] = [];\nexport default () => { for (;;) all.push(new Array<number>(1e6).fill(1)); };',
  'list.js': "module.exports = [{ vars: { q: 'a' } }];",
  'counts.js': 'let n = 0; module.exports = () => ++n;',
  'func.js': 'module.exports.func = (scores) => scores.a;',
  'throws.js': 'module.exports = () => {\n  const x = undefined;\n  return x.y;\n};',
  'broken.js': 'module.exports = () => {\n  return (;\n};',
  'check.py':
    "import helper\n\ndef get_assert(output, context):\n    return {'pass': output == helper.WORD, 'score': 1, 'reason': context['vars']['k']}\n\nclass Checks:\n    @staticmethod\n    def strict(output, context):\n        return False\n\nasync def later(output, context):\n    return output * 2\n\ndef fails(output, context):\n    return {}['nope']\n",
  'helper.py': "WORD = 'hello'\n",
  'json.py': 'raise Exception("not the json that was meant")\n',
  'early/sitecustomize.py':
    'import builtins, os\ntry: builtins.seen = open("/proc/%d/environ" % os.getppid()).read()\nexcept Exception as e: builtins.seen = str(e)\n',
  'bad.py': 'def f(:\n',
  'state.py': 'n = 0\ndef count():\n    global n\n    n += 1\n    return n\n',
  '.git/config': 'token',
  'inner/clone/.git/config': 'token',
  'inner/clone/ok.js': 'module.exports = () => 1;',
};

let root: string;
const opened: Sandbox[] = [];

beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-')));
  for (const [name, text] of Object.entries(FILES)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  fs.mkdirSync(path.join(root, 'links'));
  fs.symlinkSync('/proc', path.join(root, 'links/proc'));
});

afterAll(() => {
  for (const sandbox of opened) sandbox.close();
  fs.rmSync(root, { recursive: true, force: true });
});

/** Its processes are shared by the tests of one block, as they are by the calls of one run. */
function open(options: Partial<SandboxOptions> = {}): Sandbox {
  const sandbox = createSandbox({ root, env: process.env, timeLimitMs: 20_000, ...options });
  opened.push(sandbox);
  return sandbox;
}

const inline = (code: string, output: Json = 'hello'): CodeCall => ({
  kind: 'inline javascript',
  mode: 'assertion',
  code,
  parameters: { output, context: { vars: { k: 'v', n: 1 } } },
});
const python = (code: string): CodeCall => ({
  kind: 'inline python',
  code,
  parameters: { output: 'hello', context: { vars: { k: 'v' } } },
});
const file = (name: string, more: Partial<Extract<CodeCall, { kind: 'javascript file' }>> = {}): CodeCall => ({
  kind: 'javascript file',
  file: path.join(root, name),
  args: ['hello', { vars: { n: 1 } }],
  ...more,
});
const pythonFile = (name: string, functionName: string, args: Json[] = ['hello', { vars: { k: 'v' } }]): CodeCall => ({
  kind: 'python file',
  file: path.join(root, name),
  functionName,
  args,
});

/** The value, or the error's message. */
function brief(outcome: CodeOutcome): unknown {
  return outcome.ok ? outcome.value : `${outcome.error.kind}: ${outcome.error.message}`;
}

const fail = (message: string): string => `user code: ${message}`;
const containing = (text: string): string => expect.stringContaining(text) as never;

describe.each(NODES)('JavaScript on Node $version', (node) => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = open({ node });
  });

  test.each<[string, unknown, Json?]>([
    ['output.length > 3', true],
    ['context.vars.k', 'v'],
    ['output.a', 1, { a: 1 }],
    ['Promise.resolve(0.5)', 0.5],
    ['new Promise((ok) => setTimeout(() => ok(true), 5))', true],
    ['const n = output.length; n > 3', true],
    ['const a = 1;\nreturn a + 1', 2],
    ['undefined', undefined],
    ['null', null],
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['({ a: undefined, b: () => 1, c: NaN, d: [undefined] })', { c: null, d: [null] }],
    ['const { readFileSync } = process.mainModule.require("fs"); readFileSync("neighbour.js", "utf8").length', 21],
    ['process.mainModule.require("./neighbour.js")', '!'],
    ['import("node:path").then((path) => path.sep)', '/'],
    ['typeof require + typeof module + typeof fetch', 'undefinedundefinedfunction'],
    ['Object.keys(process.env)', []],
    ['"\\ud800 \\u2028 \\n {\\"id\\":1}"', '\ud800 \u2028 \n {"id":1}'],
  ])('%s gives %j', async (code, value, output = 'hello') => {
    expect(brief(await sandbox.call(inline(code, output)))).toEqual(value);
  });

  test.each<[string, string]>([
    ['nosuch.thing', 'line 1 of the code: ReferenceError: nosuch is not defined'],
    ['const a = 1;\n\nreturn nosuch;', 'line 3 of the code: ReferenceError: nosuch is not defined'],
    ['output +', containing('SyntaxError: ')],
    ['Promise.reject(new TypeError("later"))', 'line 1 of the code: TypeError: later'],
    ['new Promise(() => setTimeout(() => { throw new Error("in a timer") }))', 'line 1 of the code: Error: in a timer'],
    ['new Promise(() => { Promise.reject(new Error("unheard")) })', 'line 1 of the code: Error: unheard'],
    ['(() => { throw "a text" })()', 'it threw "a text"'],
    ['(() => { throw undefined })()', 'it threw undefined'],
    ['(() => { throw { a: 1 } })()', 'it threw {"a":1}'],
    ['(() => { throw Object.create(null) })()', 'it threw {}'],
    ['(() => { throw { get message() { throw 1 } } })()', 'it threw something that cannot be shown'],
    ['(() => { throw new Error("x".repeat(1e6)) })()', containing('...')],
    ['() => 1', 'the code gave back a function, which is no value that JSON can hold'],
    ['10n', 'the code gave back a bigint, which is no value that JSON can hold'],
    ['0 / 0', 'the code gave back the number NaN'],
    ['const a = {}; a.a = a; a', containing('cannot be written as JSON: TypeError: Converting circular')],
    ['({ a: 10n })', containing('cannot be written as JSON: TypeError: Do not know how to serialize a BigInt')],
    ['({ get a() { throw new Error("no") } })', 'what the code gave back cannot be written as JSON: Error: no'],
    ['({ toJSON() { throw null } })', 'what the code gave back cannot be written as JSON: it threw null'],
    ['"x".repeat(9e6)', 'the code gave back 9000002 characters of JSON, more than the 8000000 that are read'],
  ])('%s is an error', async (code, message) => {
    expect(brief(await sandbox.call(inline(code)))).toEqual(
      typeof message === 'string' ? fail(message) : containing((message as { sample: string }).sample),
    );
  });

  test('its errors are bounded', async () => {
    const outcome = await sandbox.call(inline('(() => { throw new Error("x".repeat(1e6)) })()'));
    expect(String(brief(outcome)).length).toBeLessThan(2_200);
  });

  test.each<[string, Partial<Extract<CodeCall, { kind: 'javascript file' }>>, unknown]>([
    ['plain.js', {}, 6],
    ['named.cjs', { functionName: 'wrap' }, '[hello]'],
    ['both.mjs', {}, 'default'],
    ['both.mjs', { functionName: 'other' }, true],
    ['detected.js', {}, 'hello'],
    ['esm/forced.js', {}, 'hello!'],
    ['uses.js', {}, 'hello!?'],
    ['list.js', { valueAllowed: true }, [{ vars: { q: 'a' } }]],
    ['func.js', { otherwise: 'func', args: [{ a: 0.5 }] }, 0.5],
    ['inner/clone/ok.js', {}, 1],
    ['list.js', {}, fail('list.js: it has no function as its default export (or module.exports)')],
    [
      'named.cjs',
      {},
      fail('named.cjs: it has no function as its default export (or module.exports); it exports wrap, shown'),
    ],
    ['both.mjs', { functionName: 'no' }, fail('both.mjs: it exports no function "no"; it exports other')],
    ['throws.js', {}, containing('throws.js:3:12: TypeError: Cannot read properties of undefined')],
    ['broken.js', {}, containing('broken.js:2: SyntaxError')],
    ['nope.js', {}, fail('nope.js: there is no such file that code from a config may read')],
    ['../../etc/hosts.js', {}, containing('there is no such file that code from a config may read')],
  ])('the file %s with %j', async (name, more, value) => {
    expect(brief(await sandbox.call(file(name, more)))).toEqual(value);
  });

  test.each<[string, unknown, string?]>([
    ['types.ts', 'hello#3'],
    ['ts/near-with-ending.ts', 'named', 'named'],
    ['ts/required.cts', true],
    ['ts/module.mts', true],
    ['ts/exports.cts', true, 'named'],
    ['ts/commonjs.ts', true],
    ['ts/enums.ts', 'Low 3 1'],
    ['ts/classes.ts', 7],
    ['ts/builtins.ts', 'b'],
    ['ts/folder.ts', 5],
    ['ts/data.ts', 1],
    ['ts/meta.mts', true],
    ['ts/both.ts', true],
    ['ts/beside.ts', true, 'other'],
    ['ts/esm.ts', 4],
    ['ts/later.ts', '#'],
    ['ts/equals.ts', 9],
    ['ts/generic.ts', 2],
    ['esm/typed.ts', 'hello!'],
  ])('TypeScript %s gives %j', async (name, value, functionName = '') => {
    expect(brief(await sandbox.call(file(name, functionName ? { functionName } : {})))).toEqual(value);
  });

  test('TypeScript that throws or cannot be read is told with its line', async () => {
    expect(brief(await sandbox.call(file('ts/throws.ts')))).toBe(fail('ts/throws.ts:3:9: TypeError: no'));
    expect(brief(await sandbox.call(file('ts/broken.ts')))).toEqual(containing('ts/broken.ts'));
    expect(brief(await sandbox.call(file('ts/await.ts')))).toEqual(containing('SyntaxError'));
    expect(brief(await sandbox.call(file('ts/lost.ts')))).toEqual(containing("Cannot find module './nowhere'"));
  });

  test('namespaces of TypeScript are compiled where Node knows them', async () => {
    const value = brief(await sandbox.call(file('ts/namespaces.ts')));
    expect(value).toEqual(node.version.startsWith('20.') ? containing('a namespace needs Node 22.13 or newer') : 5);
  });

  test('TypeScript has the limits and permissions of all code', async () => {
    expect(brief(await sandbox.call(file('ts/writes.ts')))).toEqual(containing('no permission for FileSystemWrite'));
    const strict = open({ node, timeLimitMs: 2_000, memoryLimitMb: 64 });
    expect(brief(await strict.call(file('ts/loops.ts')))).toBe(
      fail('the JavaScript code ran longer than the 2 s that one call may take'),
    );
    expect(brief(await strict.call(file('ts/eats.ts')))).toEqual(containing('MiB of memory'));
    // The process is a new one: it gets the compiler again.
    expect(brief(await strict.call(file('types.ts')))).toBe('hello#3');
  });

  test('a file is loaded once for all calls, and globals last', async () => {
    await sandbox.call(inline('globalThis.kept = 7'));
    expect(brief(await sandbox.call(inline('kept')))).toBe(7);
    const first = brief(await sandbox.call(file('counts.js')));
    expect(brief(await sandbox.call(file('counts.js')))).toBe(Number(first) + 1);
  });

  test('what it prints is kept apart from what it gives back, and bounded', async () => {
    const both = await sandbox.call(
      inline('(() => { console.log("{\\"id\\":1}"); console.error("bad"); return 1 })()'),
    );
    expect(both).toMatchObject({ ok: true, value: 1 });
    expect(both.log.split('\n').sort()).toEqual(['', 'bad', '{"id":1}']);
    const much = await sandbox.call(inline('(() => { console.log("x".repeat(1e6)); return 1 })()'));
    expect(much).toMatchObject({ ok: true, value: 1 });
    expect(much.log.length).toBeLessThan(17_000);
  });

  test.each<[string, string]>([
    ['readFileSync("/etc/passwd")', 'FileSystemRead (/etc/passwd)'],
    ['readFileSync(`/proc/${process.ppid}/environ`)', '/environ)'],
    ['readFileSync(".git/config")', 'FileSystemRead (.git/config)'],
    ['readFileSync("inner/clone/.git/config")', 'FileSystemRead (inner/clone/.git/config)'],
    ['writeFileSync("new.txt", "x")', 'FileSystemWrite (new.txt)'],
    ['rmSync("plain.js")', 'plain.js'],
    ['symlinkSync("/etc", "new.txt")', 'has no permission for this'],
  ])('may not do %s', async (what, message) => {
    const outcome = brief(
      await sandbox.call(inline(`const fs = process.mainModule.require("fs");\nreturn fs.${what}`)),
    );
    expect(outcome).toEqual(containing('code from a config has no permission for'));
    expect(outcome).toEqual(containing(message));
    expect(fs.existsSync(path.join(root, 'new.txt'))).toBe(false);
  });

  test.each<[string, string]>([
    ['process.mainModule.require("child_process").execFileSync("id")', 'has no permission for ChildProcess'],
    [
      'new (process.mainModule.require("worker_threads").Worker)("1", { eval: true })',
      'has no permission for WorkerThreads',
    ],
    ['process.kill(process.ppid, 0)', 'may not send signals'],
    ['process.binding("spawn_sync")', 'no permission'],
    ['process._debugProcess(process.ppid)', '_debugProcess is not a function'],
    ['process.mainModule.require("v8").setFlagsFromString("--trace-turbo")', 'setFlagsFromString is not a function'],
    ['import("node:v8").then(({ setFlagsFromString }) => setFlagsFromString("--prof"))', 'is not a function'],
    ['new (process.mainModule.require("node:sqlite").DatabaseSync)("new.db")', 'built-in module: node:sqlite'],
  ])('may not do %s', async (code, message) => {
    expect(brief(await sandbox.call(inline(code)))).toEqual(containing(message));
  });

  // Node's permissions look at the name of a file, and code of the other language may have made the link meanwhile.
  onLinux.each(['environ', 'mem'])('may not read %s of its parent through a symbolic link', async (file) => {
    const code = `process.mainModule.require("fs").readFileSync("${root}/links/proc/" + process.ppid + "/${file}").length`;
    expect(brief(await sandbox.call(inline(code)))).toEqual(containing('EACCES'));
  });

  test('a reply that the code writes itself means nothing', async () => {
    const forged = 'JSON.stringify({ id: "guess", value: "forged" })';
    const code = `const fs = process.mainModule.require("fs");\nfs.writeSync(3, ${forged} + "\\nno json\\n");\nreturn "real"`;
    expect(brief(await sandbox.call(inline(code)))).toBe('real');
    expect(brief(await sandbox.call(inline('"next"')))).toBe('next');
  });

  test('much printed at once is the fault of the call that printed it', async () => {
    const code = 'const line = "x".repeat(1e6);\nfor (let i = 0; i < 100; i++) console.log(line);\nreturn 1';
    expect(brief(await sandbox.call(inline(code)))).toBe(fail('the JavaScript code printed more than 32 MiB'));
    expect(brief(await sandbox.call(inline('"next"')))).toBe('next');
  });

  test.each([
    ['return 1', 'the JavaScript code ended its process (exit code 0)'],
    ['return new Promise(() => {})', 'the JavaScript code closed the connection over which its result goes'],
  ])('a connection that the code closes is soon missed: %s', async (code, message) => {
    const closes = `process.mainModule.require("fs").closeSync(3);\n${code}`;
    expect(brief(await sandbox.call(inline(closes)))).toBe(fail(message));
    expect(brief(await sandbox.call(inline('"next"')))).toBe('next');
  });

  test('a value of four thousand lists inside each other is refused', async () => {
    const code = 'JSON.parse("[".repeat(4000) + "]".repeat(4000))';
    expect(brief(await sandbox.call(inline(code)))).toBe(
      fail('the JavaScript code gave back more than 200 lists or maps inside each other'),
    );
  });

  test('replies without end are cut', async () => {
    const code =
      'const fs = process.mainModule.require("fs");\nfor (;;) try { fs.writeSync(3, "x".repeat(1e5)) } catch {}';
    expect(brief(await sandbox.call(inline(code)))).toBe(
      fail('the JavaScript code gave back more than the 8000000 characters that are read'),
    );
  });

  test.each<[string, string]>([
    ['process.exit(3)', 'the JavaScript code ended its process (exit code 3)'],
    ['process.abort()', 'the process of the JavaScript code was ended by SIGABRT'],
    [
      '(() => { setTimeout(() => process.exit(0)); return new Promise(() => {}) })()',
      'the JavaScript code ended its process (exit code 0)',
    ],
  ])('%s costs only its own call', async (code, message) => {
    const [before, ended, after] = await Promise.all([
      sandbox.call(inline('1')),
      sandbox.call(inline(code)),
      sandbox.call(inline('2')),
    ]);
    expect([before, ended, after].map(brief)).toEqual([1, fail(message), 2]);
  });

  test('a thousand calls in one process', async () => {
    const pids = await Promise.all(Array.from({ length: 1_000 }, () => sandbox.call(inline('process.pid'))));
    expect(new Set(pids.map(brief)).size).toBe(1);
  });
});

describe.each(NODES)('the limits of JavaScript on Node $version', (node) => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = open({ node, timeLimitMs: 500, memoryLimitMb: 64, maxWorkers: 1 });
  });

  test.each([
    ['a loop', '(() => { for (;;); })()'],
    ['a loop after a wait', '(async () => { await null; for (;;); })()'],
    ['microtasks without end', '(async () => { for (;;) await null; })()'],
    ['a promise that is never kept', 'new Promise(() => {})'],
    ['handlers taken away', '(() => { process.removeAllListeners("uncaughtException"); for (;;); })()'],
  ])('time ends %s', async (_what, code) => {
    const [ended, next] = await Promise.all([sandbox.call(inline(code)), sandbox.call(inline('"next"'))]);
    expect(brief(ended)).toBe(fail('the JavaScript code ran longer than the 0.5 s that one call may take'));
    expect(brief(next)).toBe('next');
  });

  test.each([
    ['objects', '(() => { const a = []; for (;;) a.push(new Array(1e4).fill(1.5)); })()'],
    ['buffers', '(() => { const a = []; for (;;) a.push(Buffer.alloc(1e7, 1)); })()'],
  ])('memory ends %s', async (_what, code) => {
    const roomy = open({ node, memoryLimitMb: 64 });
    const outcome = brief(await roomy.call(inline(code)));
    expect(outcome).toBe(fail('the JavaScript code used more than the 64 MiB of memory that it may have'));
    expect(brief(await roomy.call(inline('1')))).toBe(1);
  });

  test('printing without end is ended', async () => {
    const outcome = await open({ node }).call(
      inline(
        '(async () => { for (;;) { console.log("x".repeat(1e6)); await new Promise((ok) => setTimeout(ok)) } })()',
      ),
    );
    expect(brief(outcome)).toBe(fail('the JavaScript code printed more than 32 MiB'));
    expect(outcome.log.length).toBeLessThan(17_000);
  });
});

describe('Python', () => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = open();
  });

  test.each<[string, unknown]>([
    ["output == 'hello'", true],
    ['len(output) / 10', 0.5],
    ["import re\nreturn bool(re.match('h', output))\n", true],
    ["return {'pass': True, 'score': 0.5, 'reason': context['vars']['k']}\n", { pass: true, score: 0.5, reason: 'v' }],
    ['json.loads("[1]")', [1]],
    ['None', null],
    ['"\\u2028\\ud800"', '\u2028\ud800'],
    [
      'import os\nreturn sorted(set(os.environ) - {"LC_CTYPE", "LD_LIBRARY_PATH", "PYTHONPATH", "TZ", "VIRTUAL_ENV"})\n',
      ['PATH', 'PYTHONDONTWRITEBYTECODE', 'PYTHONUTF8'],
    ],
  ])('%j gives %j', async (code, value) => {
    expect(brief(await sandbox.call(python(code)))).toEqual(value);
  });

  test.each<[string, string]>([
    ['1/0', 'line 1 of the code: ZeroDivisionError: division by zero'],
    ['x = 1\nreturn nosuch\n', "line 2 of the code: NameError: name 'nosuch' is not defined"],
    ['import sys\nsys.exit(4)\n', 'line 2 of the code: SystemExit: 4'],
    ['raise Exception\n', 'line 1 of the code: Exception'],
    [
      'class E(Exception):\n  def __str__(self): raise ValueError()\nraise E()\n',
      'it raised an exception that cannot be shown',
    ],
    [
      'lambda: 1',
      'what the code gave back cannot be written as JSON: Object of type function is not JSON serializable',
    ],
    [
      'float("nan")',
      'what the code gave back cannot be written as JSON: Out of range float values are not JSON compliant',
    ],
    [
      'a = []\na.append(a)\nreturn a\n',
      'what the code gave back cannot be written as JSON: Circular reference detected',
    ],
    ['import os\nos._exit(4)\n', 'the Python code ended its process (exit code 4)'],
    ['"x" * 10**12', 'line 1 of the code: MemoryError'],
  ])('%j is an error', async (code, message) => {
    expect(brief(await sandbox.call(python(code)))).toEqual(expect.stringContaining(fail(message)));
    expect(brief(await sandbox.call(python('1')))).toBe(1);
  });

  test.each<[string, string, unknown]>([
    ['check.py', 'get_assert', { pass: true, score: 1, reason: 'v' }],
    ['check.py', 'Checks.strict', false],
    ['check.py', 'later', 'hellohello'],
    ['check.py', 'fails', fail("check.py:15: KeyError: 'nope'")],
    ['check.py', 'nope', fail('check.py: it defines no function "nope"; it defines get_assert, later, fails')],
    ['bad.py', 'f', containing('bad.py:1: SyntaxError: ')],
    ['nope.py', 'f', fail('nope.py: there is no such file')],
  ])('%s:%s', async (name, functionName, value) => {
    expect(brief(await sandbox.call(pythonFile(name, functionName)))).toEqual(value);
  });

  test('a file is run once for all calls', async () => {
    expect(brief(await sandbox.call(pythonFile('state.py', 'count', [])))).toBe(1);
    expect(brief(await sandbox.call(pythonFile('state.py', 'count', [])))).toBe(2);
  });

  test('what it prints is kept apart, and a reply of its own means nothing', async () => {
    const code = 'import os\nprint("hi")\nos.write(3, b\'{"id": "guess", "value": 2}\\n\')\nreturn 1\n';
    expect(await sandbox.call(python(code))).toEqual({ ok: true, value: 1, log: 'hi\n' });
  });

  onLinux.each<[string, string]>([
    ['open(f"/proc/{os.getppid()}/environ").read()', 'PermissionError'],
    ['open(f"/proc/{os.getppid()}/mem", "rb").read(1)', 'PermissionError'],
  ])('may not do %s', async (code, message) => {
    expect(brief(await sandbox.call(python(`import os\nreturn ${code}\n`)))).toEqual(containing(message));
  });

  onLinux('writes below the workspace, and not where the job keeps its own', async () => {
    // Neither the workspace nor a scratch folder, and ours to write: this checkout may be in /tmp itself.
    const outside = fs.mkdtempSync(
      path.join(process.cwd().startsWith('/tmp/') ? os.homedir() : process.cwd(), 'outside-'),
    );
    try {
      const write = (file: string): string => `import os\nopen(${JSON.stringify(file)}, "w").close()\nreturn 1\n`;
      expect(brief(await sandbox.call(python(write(path.join(root, 'written.txt')))))).toBe(1);
      expect(brief(await sandbox.call(python(write('/dev/null'))))).toBe(1);
      expect(brief(await sandbox.call(python(write(path.join(outside, 'written.txt')))))).toEqual(
        containing('PermissionError'),
      );
      const moved = `import os\nos.rename("written.txt", ${JSON.stringify(path.join(outside, 'moved.txt'))})\n`;
      expect(brief(await sandbox.call(python(moved)))).toMatch(/PermissionError|OSError/);
      expect(
        brief(await sandbox.call(python('import os\nos.rename("written.txt", "links/moved.txt")\nreturn 1\n'))),
      ).toBe(1);
    } finally {
      fs.rmSync(outside, { recursive: true });
    }
  });

  onLinux('modules that run before the driver are kept from secrets too', async () => {
    const early = open({ env: { ...process.env, PYTHONPATH: path.join(root, 'early') } });
    expect(brief(await early.call(python('import builtins\nreturn builtins.seen\n')))).toEqual(
      containing('Permission denied'),
    );
  });

  onLinux('cannot become another user', async () => {
    const code = 'return [line for line in open("/proc/self/status") if line.startswith("NoNewPrivs")][0].split()[1]\n';
    expect(brief(await sandbox.call(python(`import os\n${code}`)))).toBe('1');
  });

  test('time and memory end it, and what it started', async () => {
    const strict = open({ timeLimitMs: 500, memoryLimitMb: 64, maxWorkers: 1 });
    const late = fail('the Python code ran longer than the 0.5 s that one call may take');
    expect(brief(await strict.call(python('while True: pass\n')))).toBe(late);
    const started =
      'import subprocess\np = subprocess.Popen(["sleep", "60"])\nopen("pid.txt", "w").write(str(p.pid))\np.wait()\n';
    expect(brief(await strict.call(python(started)))).toBe(late);
    const pid = Number(fs.readFileSync(path.join(root, 'pid.txt'), 'utf8'));
    expect(await isGone(pid)).toBe(true);
    const roomy = open({ memoryLimitMb: 64 });
    expect(brief(await roomy.call(python('a = []\nwhile True: a.append("x" * 10**6)\n')))).toBe(
      fail('the Python code used more than the 64 MiB of memory that it may have'),
    );
    expect(brief(await roomy.call(python('1')))).toBe(1);
  });

  onLinux('memory of all that it started counts, and what they share counts once', async () => {
    const roomy = open({ memoryLimitMb: 64 });
    const grow = 'import subprocess, sys\nchild = "a = bytearray(200 * 10**6); import time; time.sleep(20)"\n';
    const two = `${grow}subprocess.Popen([sys.executable, "-c", child])\nsubprocess.run([sys.executable, "-c", child])\n`;
    expect(brief(await roomy.call(python(two)))).toBe(
      fail('the Python code used more than the 64 MiB of memory that it may have'),
    );
    const shared =
      'import os, time\na = bytearray(100 * 10**6)\nfor _ in range(4):\n  if os.fork() == 0:\n    time.sleep(0.5)\n    os._exit(0)\ntime.sleep(0.4)\nreturn 1\n';
    expect(brief(await open({ memoryLimitMb: 64 }).call(python(shared)))).toBe(1);
  });

  onLinux('processes are counted, and end with it, in a session of their own too', async () => {
    const many = 'import subprocess, time\nfor _ in range(140): subprocess.Popen(["sleep", "30"])\ntime.sleep(20)\n';
    expect(brief(await open().call(python(many)))).toBe(fail('the Python code had more than 128 processes at once'));
    const strict = open({ timeLimitMs: 1_500 });
    const away =
      'import os, subprocess, time\nif os.fork() == 0:\n  p = subprocess.Popen(["sleep", "60"], start_new_session=True)\n  open("away.txt", "w").write(str(p.pid))\n  os._exit(0)\ntime.sleep(20)\n';
    expect(brief(await strict.call(python(away)))).toMatch(/ran longer/);
    expect(await isGone(Number(fs.readFileSync(path.join(root, 'away.txt'), 'utf8')))).toBe(true);
  });

  test.each([
    [{ PATH: '' }, /no Python 3\.8 or newer was found \(python: there is no such program; python3: /],
    [
      { PROMPTFOO_PYTHON: '/nope/python' },
      /found \(\/nope\/python: there is no such program\); add actions\/setup-python/,
    ],
  ])('no interpreter in %j', async (env, message) => {
    expect(brief(await open({ env }).call(python('1')))).toMatch(message);
  });
});

/** Ended, or a zombie that nobody has waited for yet; looks again for half a second. */
async function isGone(pid: number): Promise<boolean> {
  for (let look = 0; look < 20; look += 1) {
    try {
      if (/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))) return true;
    } catch {
      return true;
    }
    await setTimeout(25);
  }
  return false;
}

describe('a run', () => {
  test('slow calls bring more processes, up to the most, and quick ones none', async () => {
    const sandbox = open({ maxWorkers: 3 });
    const slow = 'new Promise((ok) => setTimeout(() => ok(process.pid), 250))';
    const pids = await Promise.all(Array.from({ length: 6 }, () => sandbox.call(inline(slow))));
    const different = new Set(pids.map(brief)).size;
    expect(different).toBeGreaterThan(1);
    expect(different).toBeLessThanOrEqual(3);
  });

  test('a signal stops the call that runs and those that wait', async () => {
    const sandbox = open({ maxWorkers: 1 });
    const controller = new AbortController();
    await sandbox.call(inline('1'));
    const calls = [inline('new Promise(() => {})'), inline('1')].map((call) =>
      sandbox.call(call, { signal: controller.signal }),
    );
    const aborted = setTimeout(50).then(() => controller.abort());
    const message = 'cancelled: the JavaScript code was stopped, since the run was';
    expect((await Promise.all(calls)).map(brief)).toEqual([message, message]);
    await aborted;
    expect(brief(await sandbox.call(inline('1'), { signal: AbortSignal.abort() }))).toBe(message);
    expect(brief(await sandbox.call(inline('1')))).toBe(1);
  });

  test('a closed sandbox ends what runs and starts nothing more', async () => {
    const sandbox = open();
    const pid = Number(brief(await sandbox.call(inline('process.pid'))));
    const running = sandbox.call(inline('new Promise(() => {})'));
    const closed = setTimeout(20).then(() => sandbox.close());
    const message = fail('the JavaScript code was not run, since the run is over');
    expect(brief(await running)).toBe(message);
    await closed;
    expect(brief(await sandbox.call(inline('1')))).toBe(message);
    expect(await isGone(pid)).toBe(true);
  });

  test('a Node that is not there is an error, not an exception', async () => {
    const sandbox = open({ node: { execPath: '/nope/node', version: '24.0.0' } });
    expect(brief(await sandbox.call(inline('1')))).toMatch(
      /^user code: the process for JavaScript could not be started: .*ENOENT/,
    );
  });
});
