// Whether a run has to know the base only to be told by which rules it is judged.
import path from 'node:path';
import type { Plan, PlanRequest } from '../prepare.js';

/** Whether the change touches a file that the test takes (from the top of the repository, `/` between); true where nobody knows. */
export type Touches = (test: (file: string) => boolean) => Promise<boolean>;

const CODE = /\.[cm]?[jt]s$/i;

/**
 * Whether a change may make of the config's `gate:` block another than the base has: what was taken out of it, or asks for
 * less, is seen on the base alone.
 *
 * @param repository absolute: the top of what is checked out
 */
export async function mayChangeRules(
  { config, configFiles }: Pick<Plan, 'config' | 'configFiles'>,
  { workingDirectory, config: names }: PlanRequest['settings'],
  { repository, mayTouch }: { repository: string; mayTouch: Touches },
): Promise<boolean> {
  // What a config that is code says may come from any file.
  if (configFiles.some((file) => CODE.test(file))) return mayTouch(() => true);
  const fromTop = (file: string): string =>
    path.relative(repository, path.resolve(workingDirectory, file)).split(path.sep).join('/');
  // A block that is there may stand in a file that the config refers to.
  const files = new Set((config.gate ? [...configFiles, ...config.files] : configFiles).map(fromTop));
  // A config that was deleted is none of them.
  const globs = names.filter((name) => /[*?[\]{}]/.test(name));
  const matchesGlob = globs.length === 0 ? () => false : (await import('picomatch')).default(globs.map(fromTop));
  return mayTouch((file) => files.has(file) || matchesGlob(file));
}
