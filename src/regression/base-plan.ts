// The base's own config as a plan: read from its folder by the rules that hold for the change's.
import fs from 'node:fs';
import path from 'node:path';
import type { BaseTree } from '../baseline/base-tree.js';
import { ConfigError, formatProblem } from '../config/problem.js';
import { type Plan, type PlanRequest, preparePlan } from '../prepare.js';
import { isInside } from '../trust/paths.js';
import { createWorkspace, type Workspace } from '../trust/workspace.js';

export interface BasePlan {
  tree: BaseTree;
  plan: Plan;
  workspace: Workspace;
  /** Absolute. */
  workingDirectory: string;
  /** Configs that have another name there, as both sides show them. */
  renamed: { from: string; to: string }[];
}

/**
 * @param repository absolute: the top of what is checked out
 * @returns `none`: a clause, why the base has nothing to compare with
 */
export async function prepareBase(
  request: PlanRequest,
  tree: BaseTree,
  repository: string,
): Promise<BasePlan | { none: string }> {
  const { settings, workspace } = request;
  const top = fs.realpathSync(repository);
  const inBase = (file: string): string => path.join(tree.folder, path.relative(top, file));
  // How often a case runs is the change's to say, for both sides.
  const { maxCalls: _, repeatMinPass: _r, ...others } = settings;
  const workingDirectory = inBase(fs.realpathSync(settings.workingDirectory));
  const renamed: BasePlan['renamed'] = [];
  const config = settings.config.map((name) => {
    const file = path.resolve(settings.workingDirectory, name);
    const inRepository = path.relative(repository, file).split(path.sep).join('/');
    const before = fs.existsSync(inBase(path.resolve(top, inRepository))) ? undefined : tree.renamedFrom(inRepository);
    if (before === undefined) return path.relative(settings.workingDirectory, file);
    const from = path.relative(workingDirectory, path.join(tree.folder, before));
    renamed.push({ from, to: path.relative(settings.workingDirectory, file) });
    return from;
  });
  const baseWorkspace = createWorkspace({
    root: isInside(top, workspace.root) ? inBase(workspace.root) : tree.folder,
    cwd: workingDirectory,
  });
  // Names alone: globs find what they find.
  if (config.every((name) => !/[*?[\]{}]/.test(name) && !baseWorkspace.isFile(path.resolve(workingDirectory, name))))
    return { none: `${tree.name} has no ${config.join(', ')} yet` };
  try {
    const plan = await preparePlan({
      ...request,
      settings: { ...others, workingDirectory, config, outputPaths: [], cases: [] },
      workspace: baseWorkspace,
      openSandbox: (folders) =>
        request.openSandbox({ ...folders, packages: linkPackages({ top, base: tree.folder, folder: folders.cwd }) }),
    });
    return { tree, plan, workspace: baseWorkspace, workingDirectory, renamed };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [first] = error.problems;
    const more = error.problems.length - 1;
    const why = first ? formatProblem({ message: first.message, at: first.at }) : '';
    return { none: `the config of ${tree.name} cannot be read: ${why}${more > 0 ? ` (and ${more} more)` : ''}` };
  }
}

/**
 * Packages are installed and not committed: the base's code gets those of the checkout, by links from where it looks for them.
 *
 * @returns their real paths
 */
function linkPackages({ top, base, folder }: { top: string; base: string; folder: string }): string[] {
  const linked: string[] = [];
  for (let at = folder; isInside(base, at); at = path.dirname(at)) {
    const installed = path.join(top, path.relative(base, at), 'node_modules');
    const wanted = path.join(at, 'node_modules');
    if (!fs.existsSync(installed) || fs.existsSync(wanted)) continue;
    const real = fs.realpathSync(installed);
    // What a change from outside made a link of leads nowhere else.
    if (!isInside(top, real)) continue;
    fs.symlinkSync(real, wanted, 'junction');
    linked.push(real);
  }
  return linked;
}
