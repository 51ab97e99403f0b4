// Which file the input `config` means.
import path from 'node:path';
import type { Workspace } from '../trust/workspace.js';
import { flatMapInOrder } from './in-order.js';
import { closeName } from './names.js';
import { ConfigError } from './problem.js';

const USUAL_NAMES = ['promptfooconfig.yaml', 'promptfooconfig.yml', 'promptfooconfig.json'];

/**
 * The absolute path of the one config that the names or globs stand for.
 * @throws ConfigError when there is none, or more than one
 */
export async function findConfigFile(
  names: readonly string[],
  workingDirectory: string,
  workspace: Workspace,
): Promise<string> {
  const found = await flatMapInOrder(names, (name) =>
    /[*?[\]{}]/.test(name) ? workspace.glob(name, workingDirectory) : [path.resolve(workingDirectory, name)],
  );
  const [file, ...more] = [...new Set(found)];
  if (!file || !workspace.isFile(file)) checkFolder(workingDirectory, workspace);
  if (file === undefined)
    throw new ConfigError([
      {
        message: `no config matches ${names.map((name) => JSON.stringify(name)).join(', ')}`,
        hint: 'name an eval config with the input or flag config',
      },
    ]);
  if (more.length > 0)
    throw new ConfigError([
      {
        message: `${more.length + 1} configs in one run are not supported yet: ${[file, ...more]
          .slice(0, 5)
          .map((one) => workspace.display(one))
          .join(', ')}`,
        hint: 'use one step for each, with a comment-id of its own',
      },
    ]);
  if (!workspace.isFile(file)) throw await missing(file, names, workspace);
  return file;
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

async function missing(file: string, names: readonly string[], workspace: Workspace): Promise<ConfigError> {
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
  return new ConfigError([
    {
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
    },
  ]);
}
