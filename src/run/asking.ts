// A run by its name: whatever it asks says who asks.
import type { Cell } from '../plan/cell.js';
import type { RunDependencies } from './dependencies.js';

/** What one run of a cell is given. Called in the order in which the runs of the cell begin. */
export function asking(dependencies: RunDependencies, cell: Cell): RunDependencies {
  const { nameRun, isRecorded, chat, grade, embed } = dependencies;
  if (!nameRun) return dependencies;
  const run = nameRun(cell);
  const target = { run, as: 'target' } as const;
  return {
    ...dependencies,
    chat: (destination, request) => chat(destination, { ...request, asker: target }),
    grade: (grader, messages, options) => grade(grader, messages, { ...options, asker: { run, as: 'grader' } }),
    embed: (grader, text, options) => embed(grader, text, { ...options, asker: { run, as: 'embedding' } }),
    ...(isRecorded
      ? { isRecorded: (destination, request) => isRecorded(destination, { ...request, asker: target }) }
      : {}),
  };
}
