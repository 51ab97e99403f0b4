import { counted, listed } from '../evidence-words.js';
import type { Unmeasured } from './unmeasured.js';

/** What things are called. The names of cases are whatever a config says: who shows them escapes. */
export interface GateNames {
  /** What the base is called: `main`. */
  base: string;
  caseName(cell: string): string;
  /** Why a case could not be run: `gateway 503`. */
  errorOf?(cell: string): string | undefined;
}

/** One clause, lower-case start unless a name is first, no full stop. */
export function unmeasuredWords(unmeasured: Unmeasured, names: GateNames): string {
  switch (unmeasured.what) {
    case 'base': {
      const { problem, count, of } = unmeasured;
      const why =
        problem === 'errors' ? `${count} of its ${counted(of, 'run')} erred` : `none of its ${of} cases passes`;
      return `the base could not be measured: on ${names.base} ${why}`;
    }
    case 'suspects': {
      const cause = causeOf(unmeasured.cells, names);
      return `${listed(unmeasured.cells.map(names.caseName))} did worse and could not be run again often enough${cause && ` (${cause})`}`;
    }
    case 'cells': {
      const cause = causeOf(unmeasured.cells, names);
      return `${unmeasured.cells.length} of ${counted(unmeasured.of, 'case')} could not be measured (${listed(unmeasured.cells.map(names.caseName))})${cause && `: ${cause}`}`;
    }
    case 'one arm': {
      const { arm, errors, runs, otherErrors, otherRuns } = unmeasured;
      const [here, there] = arm === 'base' ? [names.base, 'this change'] : ['this change', names.base];
      return `errors hit one side: ${errors} of ${counted(runs, 'run')} of ${here}, ${otherErrors} of ${otherRuns} of ${there}`;
    }
    case 'metrics':
      return `no case has the score ${listed(unmeasured.metrics)} on both sides, so that it cannot gate`;
    case 'suite':
      return 'the suite looked worse once and could not be run again';
  }
}

/** One cause for all of them, or none. */
function causeOf(cells: readonly string[], names: GateNames): string {
  const causes = new Set(cells.map((cell) => names.errorOf?.(cell)));
  const [cause] = causes;
  return causes.size === 1 && cause !== undefined ? cause : '';
}
