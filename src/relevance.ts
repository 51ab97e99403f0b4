// Whether a change touches anything that a run is about: the input `paths`. Asked before secrets, URL or grader are needed,
// so that the job can be a required check without `paths:` on its workflow.
import path from 'node:path';
import type { GatewayDefaults } from './config/endpoint-environment.js';
import { findConfigFiles } from './config/find.js';
import { loadConfig } from './config/load.js';
import { ConfigError } from './config/problem.js';
import { type SeenFiles, watchWorkspace } from './config/seen-files.js';
import type { Settings } from './settings/settings.js';
import type { Workspace } from './trust/workspace.js';

export interface RelevanceRequest {
  /** Patterns of files from the top of the repository; `!` takes out again; `auto`. The last that matches decides. */
  settings: Settings;
  /** From the top of the repository, with `/`. */
  changed: readonly string[];
  /** Absolute: the top of the repository. */
  repository: string;
  /** Of this run, from the top of the repository: with `auto` a change of it matters too. */
  workflowFile?: string | undefined;
  workspace: Workspace;
  gateway: GatewayDefaults;
}

export const AUTO = 'auto';

/**
 * The first changed file that matters; undefined when none does.
 *
 * @throws ConfigError when `auto` has no config to look at: a mistyped name must not be a green check for ever
 */
export async function findRelevant(request: RelevanceRequest): Promise<string | undefined> {
  const { settings, changed } = request;
  const { default: picomatch } = await import('picomatch');
  const rules = await Promise.all(
    settings.paths.map(async (line) => {
      const pattern = line.replace(/^!/, '');
      // A folder means all that is below it.
      const matches =
        pattern === AUTO ? await matchesConfig(request) : picomatch([pattern, `${pattern}/**`], { dot: true });
      return { matters: !line.startsWith('!'), matches };
    }),
  );
  return changed.find((file) => rules.findLast(({ matches }) => matches(file))?.matters === true);
}

const CODE = /\.(?:[cm]?[jt]s|py)$/i;
/** What code loads: code, and data in JSON. */
const LOADED_BY_CODE = /\.(?:[cm]?[jt]sx?|py|json)$/i;

/**
 * The config and every file it refers to, and the workflow. Files that hold code load others, which nobody knows without
 * running them: those below the folder of one matter too.
 */
async function matchesConfig(request: RelevanceRequest): Promise<(file: string) => boolean> {
  const { repository, workflowFile } = request;
  const seen = await seenFiles(request);
  if (seen === undefined) return () => true;
  const { files, globs } = seen;
  const { default: picomatch } = await import('picomatch');
  const folders = [...files].filter((file) => CODE.test(file)).map((file) => path.dirname(file) + path.sep);
  const matchers = [...globs].map((pattern) => picomatch(pattern, { dot: true }));
  return (file) => {
    const absolute = path.resolve(repository, file);
    return (
      file === workflowFile ||
      files.has(absolute) ||
      (LOADED_BY_CODE.test(file) && folders.some((folder) => absolute.startsWith(folder))) ||
      matchers.some((matches) => matches(absolute.split(path.sep).join('/')))
    );
  };
}

/** Undefined when the config cannot be read at all: nobody knows what it refers to. */
async function seenFiles({ settings, workspace, gateway }: RelevanceRequest): Promise<SeenFiles | undefined> {
  const seen: SeenFiles = { files: new Set(), globs: new Set() };
  const watched = watchWorkspace(workspace, settings.workingDirectory, seen);
  const files = await findConfigFiles(settings.config, settings.workingDirectory, watched);
  const alone = seen.files.size;
  try {
    // No code runs: which files there are is known without it.
    await loadConfig({ files, settings, workspace: watched, gateway });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // What is wrong with a part of it is told when it is run.
    if (seen.files.size === alone) return undefined;
  }
  return seen;
}
