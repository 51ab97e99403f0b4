export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param p percent; the smallest value that p percent do not exceed */
export const percentile = (values, p) =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((p / 100) * values.length) - 1)];

/**
 * Medians of several measurements, by name, taken in turns, so that a change of the machine's load meets all of them alike. The
 * first of each is not counted: it reads its files from the disk.
 */
export async function inTurns(measurements, rounds) {
  const values = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (const measure of Object.values(measurements)) await measure();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, measure] of Object.entries(measurements)) values[name].push(await measure());
  return { ...Object.fromEntries(Object.entries(values).map(([name, list]) => [name, median(list)])), values };
}
