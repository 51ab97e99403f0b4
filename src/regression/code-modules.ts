// Which modules a text of code loads, and where each of them may be.
import path from 'node:path';
import type { Language } from '../sandbox/code-call.js';

const JAVASCRIPT_MODULE = /(?:\brequire\s*\(\s*|\bimport\s*\(\s*|\bfrom\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;
const PYTHON_MODULE = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import\b[ \t]*(\([^)]*\)|[^#\n]*)|import[ \t]+([\w., \t]+))/gm;

const ENDINGS = ['', '.js', '.cjs', '.mjs', '.ts', '.cts', '.mts', '.json', '/index.js', '/index.cjs', '/index.ts'];
/** What Node has itself and reads no file. */
const NODE_ALONE = new Set([
  'assert',
  'buffer',
  'crypto',
  'events',
  'path',
  'querystring',
  'string_decoder',
  'url',
  'util',
]);
/** Of Python's own modules those that many use and that read no file. Any other may. */
const PYTHON_ALONE = new Set(
  '__future__ abc ast base64 bisect calendar cmath collections contextlib copy csv dataclasses datetime decimal difflib enum fractions functools hashlib heapq hmac html itertools json keyword locale logging math numbers operator pprint random re secrets statistics string struct sys textwrap time types typing unicodedata urllib uuid warnings zlib'.split(
    ' ',
  ),
);
/** Of the language itself, and reads nothing. */
export function isAlone(name: string, language: Language): boolean {
  if (language === 'Python') return PYTHON_ALONE.has(name.split('.')[0] ?? '');
  const [module = ''] = name.replace(/^node:/, '').split('/');
  return NODE_ALONE.has(module);
}

/**
 * Whether a package may be a folder of the repository: by `imports` or `paths` (`#lib`, `@/lib`, `~/lib`), as a workspace,
 * as a dependency with a path, or by the repository's own name.
 */
export function mayBeOwnPackage(name: string, files: readonly [string, string | undefined][]): boolean {
  if (!/^(?:@[\w.-]+\/)?[\w.-]+(?:\/|$)/.test(name)) return true;
  return (
    files.some(
      ([file, text]) =>
        path.basename(file) === 'package.json' &&
        text !== undefined &&
        (/"workspaces"\s*:|:\s*"(?:file|link|portal|workspace):/.test(text) ||
          text.includes(
            `"name": "${name
              .split('/')
              .slice(0, name.startsWith('@') ? 2 : 1)
              .join('/')}"`,
          )),
    ) || files.some(([file, text]) => file === 'pnpm-workspace.yaml' && text !== undefined)
  );
}

export interface Module {
  /** As code names it, where no path does. */
  name?: string;
  /** Paths to try, relative to the folder of the code. */
  candidates: string[];
  /** Named by a path: part of the repository. */
  isOwn: boolean;
}

export function javascriptModules(text: string): Module[] {
  return [...text.matchAll(JAVASCRIPT_MODULE)].map(([, , name = '']) => {
    if (!/^\.{0,2}\//.test(name)) return { candidates: [], isOwn: false, name };
    // TypeScript names what it will be compiled to.
    const source = name.replace(/\.([cm]?)js$/, '.$1ts');
    return { candidates: [...ENDINGS.map((ending) => name + ending), source], isOwn: true };
  });
}

export function pythonModules(text: string): Module[] {
  return [...text.matchAll(PYTHON_MODULE)].flatMap(([, from, members = '', imported = '']) => {
    const names = (list: string): string[] => list.split(',').map((one) => one.trim().split(/\s/)[0] ?? '');
    if (from === undefined) return names(imported).flatMap((name) => pythonModule(name));
    // A member may be a module of its own.
    const inside = names(members.replace(/[()]/g, '')).map((name) => `${from}${from.endsWith('.') ? '' : '.'}${name}`);
    return [
      ...pythonModule(from),
      // Most are functions: one that is no module is none of a package either.
      ...inside.flatMap((name) => pythonModule(name).map(({ candidates }) => ({ candidates, isOwn: false }))),
    ];
  });
}

/** The module, and the packages around it, which are loaded first. */
function pythonModule(name: string): Module[] {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(name) ?? [];
  const up = dots.length > 1 ? '../'.repeat(dots.length - 1) : './';
  const parts = rest === '' ? [] : rest.split('.');
  const within = parts.map((_, index) => up + parts.slice(0, index + 1).join('/'));
  const last = within.at(-1) ?? up.replace(/\/$/, '');
  return [
    ...within.slice(0, -1).map((folder) => ({ candidates: [`${folder}/__init__.py`], isOwn: false })),
    {
      candidates: [`${last}.py`, `${last}/__init__.py`],
      isOwn: dots !== '',
      ...(dots === '' ? { name: rest } : {}),
    },
  ];
}
