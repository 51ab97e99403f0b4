import type { Cell } from '../plan/cell.js';
import type { Plan } from '../prepare.js';
import { caseName, endpointName } from '../report/case-names.js';
import { short } from '../report/visible.js';

const PROMPT_CHARACTERS = 40;

/** Names cells: the case, and where there are several: on which endpoint, with which prompt. */
export function caseNamer({ columns }: Pick<Plan, 'columns'>): (cell: Cell) => string {
  const severalEndpoints = new Set(columns.map(({ endpoint }) => endpoint)).size > 1;
  const severalPrompts = new Set(columns.map(({ prompt }) => prompt)).size > 1;
  return (cell) =>
    [
      caseName(cell),
      ...(severalEndpoints ? [`on ${endpointName(cell.endpoint)}`] : []),
      ...(severalPrompts ? [`with ${short(cell.prompt.label, PROMPT_CHARACTERS)}`] : []),
    ].join(' ');
}
