// A journal at work: the gateway, the runs and the report of a measurement with one.
import type { Gateway } from '../gateway/client.js';
import type { RunDependencies } from '../run/dependencies.js';
import type { CellResult } from '../run/results.js';
import { type JournalRequest, openJournal } from './open-journal.js';
import { createRunNames } from './run-names.js';

export interface Journaling {
  /** Asks for nothing that the journal holds. */
  gateway: Gateway;
  /** @param evidence what is known before a pass whose runs add to it; see createRunNames */
  pass(evidence?: string): JournaledPass;
  /** Before it nothing is sure to be on the disk. Never rejects. @param isWhole whether all that was planned was measured */
  close(options: { isWhole: boolean }): Promise<void>;
}

export interface JournaledPass {
  dependencies: Pick<RunDependencies, 'nameRun' | 'isRecorded'>;
  /** Told each result once, in the order of the plan. */
  ended(result: CellResult): void;
}

/** Undefined: the run keeps no journal, and has been told why. Never rejects. */
export async function openJournaling(
  request: Omit<JournalRequest, 'file'>,
  inner: Gateway,
): Promise<Journaling | undefined> {
  const { journal: file } = request.settings;
  const journal = file === undefined ? undefined : await openJournal({ ...request, file });
  if (!journal) return undefined;
  const gateway = journal.over(inner);
  const passes = createRunNames();
  /** Runs that had all their answers, and could not be judged by them. */
  const unusable: string[] = [];
  return {
    gateway,
    pass(evidence) {
      const names = passes(evidence);
      return {
        dependencies: { nameRun: names.next, isRecorded: gateway.isRecorded },
        ended(result) {
          const named = names.of(result);
          for (const [repeat, { error }] of result.runs.entries()) {
            const name = named[repeat];
            const isOfNoUse = error?.kind === 'gateway' || error?.kind === 'grader';
            // A call without an answer is in no journal, and that one alone is made again.
            if (isOfNoUse && name !== undefined && gateway.hasAllAnswers(name)) unusable.push(name);
          }
        },
      };
    },
    async close({ isWhole }) {
      // A run that was cut off comes to the same as one that was not; a re-run of a whole one is there to mend it.
      if (isWhole) journal.again(unusable);
      const told = journal.told(gateway.counts());
      if (told !== undefined) request.onNotice(told);
      await journal.close();
    },
  };
}
