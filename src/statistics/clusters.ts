// Cases that hang together, such as several questions on one document: they are worth fewer than they are.
import { mean, sum } from './sums.js';

/**
 * Standard error of the mean of clustered values, CR1: sqrt(G/(G-1) x sum over clusters of (sum of residuals)^2) / N
 * (Miller 2024, "Adding error bars to evals", arXiv 2411.00640).
 *
 * @param clusters values, usually 0 to 1, by cluster; no cluster is empty
 * @returns undefined for fewer than two clusters: one cluster says nothing about others
 */
export function clusteredStandardError(clusters: readonly (readonly number[])[]): number | undefined {
  const groups = clusters.length;
  if (groups < 2) return undefined;
  const values = clusters.flat();
  const centre = mean(values);
  const squares = clusters.map((cluster) => sum(cluster.map((value) => value - centre)) ** 2);
  return Math.sqrt((groups / (groups - 1)) * sum(squares)) / values.length;
}

/**
 * How many independent cases clustered ones are worth: p(1-p)/SE², at most their number; where all are alike, the number
 * of clusters (Kish 1965, "Survey sampling": the effective sample size).
 *
 * @param clusters 1 passed, 0 failed, by cluster; no cluster is empty
 * @returns undefined for a single cluster of several cases: there is no interval to print
 */
export function effectiveCases(clusters: readonly (readonly number[])[]): number | undefined {
  const values = clusters.flat();
  if (clusters.length === values.length) return values.length;
  const error = clusteredStandardError(clusters);
  if (error === undefined) return undefined;
  const rate = mean(values);
  return error === 0 ? clusters.length : Math.min(values.length, (rate * (1 - rate)) / error ** 2);
}
