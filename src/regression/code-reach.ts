// What the code of a config depends on beside its own text, as far as that can be told without running it. It errs towards
// more: code of which nobody knows what it reads depends on every file of the repository.
import path from 'node:path';
import type { Language } from '../sandbox/code-call.js';

export interface CodeReach {
  /** Texts of all files that are loaded, by their path below the root; the text of one that is not there is undefined. */
  files: Map<string, string | undefined>;
  /** It may read any file. */
  anything: boolean;
}

/** Absolute paths in, texts out; undefined for a file that is not there or may not be read. */
export type ReadFile = (file: string) => string | undefined;

/** Loads modules or opens files by a name that only running it tells. */
const JAVASCRIPT_READS =
  /(?<!\.)\b(?:require|import)\s*\(\s*(?!['"])|\b(?:fs|readFile\w*|readdir\w*|createReadStream|opendir\w*|child_process|createRequire|getBuiltinModule|dlopen)\b|\bprocess\s*\.\s*binding\b|\bnew\s+Worker\b|(?<!\.)\b(?:eval|Function)\s*\(/;
const PYTHON_READS =
  /^[ \t]*(?:from|import)\b.*\b(?:os|io|pathlib|subprocess|glob|importlib|runpy|shutil|codecs|sqlite3|linecache|fileinput|pkgutil|pickle|ctypes)\b|(?<![.\w])(?:open|exec|eval|compile|__import__)\s*\(/m;

const JAVASCRIPT_MODULE = /(?:\brequire\s*\(\s*|\bimport\s*\(\s*|\bfrom\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;
const PYTHON_MODULE = /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import\b[ \t]*(\([^)]*\)|[^#\n]*)|import[ \t]+([\w., \t]+))/gm;

const ENDINGS = ['', '.js', '.cjs', '.mjs', '.ts', '.cts', '.mts', '.json', '/index.js', '/index.cjs', '/index.ts'];
/** What packages are installed, and in which version. */
const PACKAGE_FILES = {
  JavaScript: ['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'],
  Python: ['requirements.txt', 'pyproject.toml', 'uv.lock', 'poetry.lock', 'Pipfile.lock', 'setup.py', 'setup.cfg'],
} as const satisfies Record<Language, readonly string[]>;

/**
 * @param code a text that stands in `folder`, or a file
 * @param root absolute: the top of the repository
 */
export function reachOf(
  code: { language: Language } & ({ text: string; folder: string } | { file: string }),
  { root, readFile }: { root: string; readFile: ReadFile },
): CodeReach {
  const reach: CodeReach = { files: new Map(), anything: false };
  const note = (file: string): string | undefined => {
    const name = path.relative(root, file);
    if (!reach.files.has(name)) reach.files.set(name, readFile(file));
    return reach.files.get(name);
  };
  const follow = (text: string, folder: string): void => {
    const reads = code.language === 'Python' ? PYTHON_READS : JAVASCRIPT_READS;
    if (reads.test(text)) reach.anything = true;
    const modules = code.language === 'Python' ? pythonModules(text) : javascriptModules(text);
    for (const { candidates, isOwn } of modules) {
      const file = candidates.map((name) => path.resolve(folder, name)).find((one) => readFile(one) !== undefined);
      if (file !== undefined) visit(file);
      // A module of ours that is not there: who knows what is loaded instead.
      else if (isOwn) reach.anything = true;
      else for (const at of [root, folder]) for (const name of PACKAGE_FILES[code.language]) note(path.join(at, name));
    }
  };
  const visit = (file: string): void => {
    if (reach.files.has(path.relative(root, file))) return;
    const text = note(file);
    if (text === undefined) reach.anything = true;
    else if (!file.endsWith('.json')) follow(text, path.dirname(file));
  };
  if ('file' in code) visit(code.file);
  else follow(code.text, code.folder);
  return reach;
}

interface Module {
  /** Paths to try, relative to the folder of the code. */
  candidates: string[];
  /** Named by a path: part of the repository. */
  isOwn: boolean;
}

function javascriptModules(text: string): Module[] {
  return [...text.matchAll(JAVASCRIPT_MODULE)].map(([, , name = '']) => {
    if (!/^\.{0,2}\//.test(name)) return { candidates: [], isOwn: false };
    // TypeScript names what it will be compiled to.
    const source = name.replace(/\.([cm]?)js$/, '.$1ts');
    return { candidates: [...ENDINGS.map((ending) => name + ending), source], isOwn: true };
  });
}

function pythonModules(text: string): Module[] {
  return [...text.matchAll(PYTHON_MODULE)].flatMap(([, from, members = '', imported = '']) => {
    const names = (list: string): string[] => list.split(',').map((one) => one.trim().split(/\s/)[0] ?? '');
    if (from === undefined) return names(imported).flatMap((name) => pythonModule(name));
    // A member may be a module of its own.
    const inside = names(members.replace(/[()]/g, '')).map((name) => `${from}${from.endsWith('.') ? '' : '.'}${name}`);
    return [
      ...pythonModule(from),
      ...inside.flatMap((name) => pythonModule(name).map((one) => ({ ...one, isOwn: false }))),
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
    { candidates: [`${last}.py`, `${last}/__init__.py`], isOwn: dots !== '' },
  ];
}
