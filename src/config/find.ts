// Which files the input `config` means.
import path from 'node:path';
import { FileError, type Workspace } from '../trust/workspace.js';
import { flatMapInOrder } from './in-order.js';
import { closeName } from './names.js';
import { ConfigError, type Problem } from './problem.js';

const USUAL_NAMES = ['promptfooconfig.yaml', 'promptfooconfig.yml', 'promptfooconfig.json'];

/** Beyond it a glob has caught what is no config. */
const MAX_CONFIGS = 100;

/**
 * The absolute paths of the configs that the names and globs stand for, each once, in their order: of a glob by name.
 * @throws ConfigError with every name that is no file, and every glob that matches none
 */
export async function findConfigFiles(
  names: readonly string[],
  workingDirectory: string,
  workspace: Workspace,
): Promise<string[]> {
  const problems: Problem[] = [];
  const found = await flatMapInOrder(names, async (name) => {
    const file = path.resolve(workingDirectory, name);
    // A name with a bracket is a file all the same when there is one.
    if (!/[*?[\]{}]/.test(name) || workspace.isFile(file)) {
      if (!workspace.isFile(file)) problems.push(await missing(file, names, workspace));
      return [file];
    }
    return matches(name, { workingDirectory, workspace, problems });
  });
  if (problems.length > 0) checkFolder(workingDirectory, workspace);
  const files = [...new Set(found)];
  if (files.length > MAX_CONFIGS)
    problems.push({
      message: `${files.length} configs in one run, more than ${MAX_CONFIGS}`,
      hint: 'a narrower glob may do; configs that have nothing to do with each other belong into runs of their own',
    });
  if (problems.length > 0) throw new ConfigError(problems);
  return files;
}

async function matches(
  pattern: string,
  parts: { workingDirectory: string; workspace: Workspace; problems: Problem[] },
): Promise<string[]> {
  const { workingDirectory, workspace, problems } = parts;
  try {
    const files = await workspace.glob(pattern, workingDirectory);
    if (files.length === 0)
      problems.push({
        message: `no config matches ${JSON.stringify(pattern)}`,
        hint: 'name an eval config with the input or flag config',
      });
    return files;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    problems.push({ message: error.message, hint: error.hint });
    return [];
  }
}

/** @throws ConfigError when relative paths start nowhere: what is missing then is not the config */
function checkFolder(folder: string, workspace: Workspace): void {
  if (workspace.isFolder(folder)) return;
  const shown = JSON.stringify(path.relative(workspace.root, folder) || folder);
  const what = workspace.isFile(folder) ? 'is a file, not a folder' : 'does not exist';
  throw new ConfigError([
    {
      message: `the working-directory ${shown} ${what}`,
      hint: 'it starts at the top of the workspace, on a laptop at the folder where the command runs',
    },
  ]);
}

async function missing(file: string, names: readonly string[], workspace: Workspace): Promise<Problem> {
  const isFolder = workspace.isFolder(file);
  const folder = isFolder ? file : path.dirname(file);
  const near = [
    ...USUAL_NAMES,
    closeName(
      path.basename(file),
      (await workspace.glob('*.{yaml,yml,json}', folder)).map((one) => path.basename(one)),
    ),
  ].find((name) => name !== undefined && name !== path.basename(file) && workspace.isFile(path.join(folder, name)));
  const shown = workspace.display(file);
  const usual = names.length === 1 && names[0] === USUAL_NAMES[0];
  return {
    message: isFolder
      ? `the config ${JSON.stringify(shown)} is a folder, not a file`
      : `there is no config ${JSON.stringify(shown)}`,
    hint: near
      ? `did you mean ${workspace.display(path.join(folder, near))}?`
      : isFolder
        ? 'name a file in it'
        : usual
          ? 'name another with the input or flag config, or write one: the README has a small one to start from'
          : 'its path is relative to working-directory; in a job: did it check out the repository?',
  };
}
