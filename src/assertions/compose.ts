// How the assertions of a test become one score. The rules are promptfoo's.

/** What one assertion, or an assert-set, brings into a score. */
export interface Part {
  pass: boolean;
  score: number;
  reason: string;
  weight: number;
  /** Makes everything pass that this is a part of, whatever the other parts and the threshold say. */
  settles?: boolean;
  /** Rendered. */
  metric?: string;
  /** Of an assert-set: the metrics of its parts. Of code: the scores that it named. */
  metrics?: Metrics;
}

/** For each metric the sum of its weighted scores, and of the weights. */
export type Metrics = ReadonlyMap<string, { sum: number; weight: number }>;

export interface Composition {
  pass: boolean;
  /** The weighted mean; 0 when no weight is above 0. */
  score: number;
  reason: string;
  metrics: Metrics;
}

/**
 * All parts have to pass, whatever their weight, unless a threshold is given: then only the score counts. (A single
 * assertion of weight 0 comes in as passed; an assert-set of weight 0 does not.)
 */
export function compose(parts: readonly Part[], threshold: number | undefined): Composition {
  const weight = sum(parts.map((part) => part.weight));
  const score = weight > 0 ? sum(parts.map((part) => part.score * part.weight)) / weight : 0;
  const failures = parts.filter(({ pass }) => !pass);
  const [first] = failures;
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  const metrics = metricsOf(parts);
  const settled = parts.find(({ settles }) => settles);
  if (settled) return { pass: true, score, reason: `passed as a whole: ${settled.reason}`, metrics };
  if (threshold === undefined)
    return { pass: !first, score, reason: first ? `${first.reason}${more}` : 'all assertions passed', metrics };
  const pass = score >= threshold;
  const compared = `the score ${shown(score)} ${pass ? 'reaches' : 'is below'} the threshold ${threshold}`;
  return { pass, score, reason: !pass && first ? `${compared}: ${first.reason}${more}` : compared, metrics };
}

/** The weighted mean of each metric; 0 when no weight is above 0. */
export function namedScores(metrics: Metrics): Record<string, number> {
  return Object.fromEntries([...metrics].map(([name, { sum, weight }]) => [name, weight > 0 ? sum / weight : 0]));
}

export function namedWeights(metrics: Metrics): Record<string, number> {
  return Object.fromEntries([...metrics].map(([name, { weight }]) => [name, weight]));
}

function metricsOf(parts: readonly Part[]): Metrics {
  const metrics = new Map<string, { sum: number; weight: number }>();
  for (const part of parts) {
    if (part.metric) add(part.metric, part.score * part.weight, part.weight);
    // A set's own metric stands for those of its parts that have the same name.
    for (const [name, inner] of part.metrics ?? [])
      if (name !== part.metric) add(name, inner.sum * part.weight, inner.weight * part.weight);
  }
  return metrics;

  function add(name: string, weighted: number, weight: number): void {
    const known = metrics.get(name) ?? { sum: 0, weight: 0 };
    metrics.set(name, { sum: known.sum + weighted, weight: known.weight + weight });
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Two decimals, and more where they tell the score from a threshold such as 0.999. */
function shown(score: number): string {
  return String(Math.round(score * 10_000) / 10_000);
}
