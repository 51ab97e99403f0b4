// How often a fixed threshold makes an unchanged change red: what the first picture of docs/statistics.md shows.

/** A suite some of whose cases are flaky; all others pass always. */
export const FLAKY_SUITE = { cases: 50, passRate: 0.7 };

/**
 * Chance that fewer of the cases pass than a threshold asks for, though nothing changed.
 *
 * @param flaky how many of the cases are flaky, 0 to all
 * @param threshold percent, 0 to 100
 */
export function chanceOfRed(flaky: number, threshold: number): number {
  const { cases, passRate } = FLAKY_SUITE;
  let chance = 0;
  let ofSoMany = passRate ** flaky;
  for (let failed = 0; failed <= flaky; failed++) {
    if (100 * (cases - failed) < threshold * cases) chance += ofSoMany;
    ofSoMany *= ((flaky - failed) / (failed + 1)) * ((1 - passRate) / passRate);
  }
  return chance;
}
