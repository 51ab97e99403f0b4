import type { Plan } from '../prepare.js';
import type { Cell } from './cell.js';
import { planCells } from './plan.js';

/** All cells that a plan runs, at once. */
export function plannedCells({ cells, config, columns }: Pick<Plan, 'cells' | 'config' | 'columns'>): Cell[] {
  return cells ?? [...planCells(config.tests, columns)];
}
