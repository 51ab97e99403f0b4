// What the code of a config depends on beside its own text, as far as that can be told without running it. It errs towards
// more: code of which nobody knows what it reads depends on every file of the repository.
import path from 'node:path';
import type { Language } from '../sandbox/code-call.js';
import { isAlone, javascriptModules, mayBeOwnPackage, pythonModules } from './code-modules.js';

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
  /^[ \t]*(?:from|import)\b.*\b(?:os|io|pathlib|subprocess|glob|importlib|runpy|shutil|codecs|sqlite3|linecache|fileinput|pkgutil|pickle|ctypes|urllib\.request)\b|(?<![.\w])(?:open|exec|eval|compile|__import__)\s*\(|\bsys\s*\.\s*(?:path|modules|meta_path)|\burlopen\b/m;

/** What packages are installed, and in which version. */
const PACKAGE_FILES = {
  JavaScript: [
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
  ],
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
    for (const { candidates, isOwn, name } of modules) {
      // Python looks from where the first file is, JavaScript from where each is.
      const found = [...new Set([folder, start])].flatMap(
        (from) => candidates.map((one) => path.resolve(from, one)).find((one) => readFile(one) !== undefined) ?? [],
      );
      for (const file of found) visit(file);
      if (found.length > 0) continue;
      // A module of ours that is not there: who knows what is loaded instead.
      if (isOwn) reach.anything = true;
      else if (name !== undefined) outside(name, folder);
    }
  };
  /** A module that no path leads to: a package, as installed, or one of ours after all. */
  const outside = (name: string, folder: string): void => {
    if (isAlone(name, code.language)) return;
    for (const at of new Set([root, folder, start]))
      for (const file of PACKAGE_FILES[code.language]) note(path.join(at, file));
    if (code.language === 'Python' || mayBeOwnPackage(name, [...reach.files])) reach.anything = true;
  };
  const visit = (file: string): void => {
    if (reach.files.has(path.relative(root, file))) return;
    const text = note(file);
    if (text === undefined) reach.anything = true;
    else if (!file.endsWith('.json')) follow(text, path.dirname(file));
  };
  const start = 'file' in code ? path.dirname(code.file) : code.folder;
  if ('file' in code) visit(code.file);
  else follow(code.text, code.folder);
  return reach;
}
