// Whose a cell is: one endpoint may stand in a config several times, and in a column for each of its prompts.
import type { Endpoint } from '../../config/eval-config.js';
import type { Column } from '../../plan/cell.js';
import type { CellResult } from '../../run/results.js';

export interface EndpointCells {
  endpoint: Endpoint;
  cells: CellResult[];
}

/** In the order of the columns; endpoints without a cell are left out. */
export function cellsByEndpoint({
  columns,
  cells,
}: {
  columns: readonly Column[];
  cells: readonly CellResult[];
}): EndpointCells[] {
  const groups = new Map<string, EndpointCells>();
  // Thousands of cells share an object.
  const byObject = new Map<Endpoint, EndpointCells>();
  const group = (endpoint: Endpoint): EndpointCells => {
    const seen = byObject.get(endpoint);
    if (seen) return seen;
    const key = endpointKey(endpoint);
    const known = groups.get(key) ?? { endpoint, cells: [] };
    groups.set(key, known);
    byObject.set(endpoint, known);
    return known;
  };
  for (const { endpoint } of columns) group(endpoint);
  for (const cell of cells) group(cell.cell.endpoint).cells.push(cell);
  return [...groups.values()].filter((entry) => entry.cells.length > 0);
}

/** The place in the config keeps two entries for one endpoint apart. */
export function endpointKey({ id, label, at }: Endpoint): string {
  return JSON.stringify([id, label ?? null, at]);
}
