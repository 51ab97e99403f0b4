// What one number of calls in flight costs in latency, and what two of them say together: whether more calls in flight
// bring more throughput. By Little's law throughput is calls in flight / latency, so it stays the same where latency grows
// as they do.

interface Samples {
  count: number;
  /** Sums of natural logarithms: latencies are spread by factors, and one slow answer must not count for all. */
  latency: number;
  inFlight: number;
}

/** The answers to calls that were sent at one number of places. */
export interface Level {
  places: number;
  /** By endpoint: the mix may differ from level to level. */
  samples: Map<string, Samples>;
}

export function newLevel(places: number): Level {
  return { places, samples: new Map() };
}

/** @param inFlight the mean number of calls in flight at the server while this one was */
export function addSample(level: Level, endpoint: string, { ms, inFlight }: { ms: number; inFlight: number }): void {
  const samples = level.samples.get(endpoint) ?? { count: 0, latency: 0, inFlight: 0 };
  level.samples.set(endpoint, samples);
  samples.count++;
  samples.latency += Math.log(Math.max(ms, 0.01));
  samples.inFlight += Math.log(Math.max(inFlight, 1));
}

export function countOf({ samples }: Level): number {
  return [...samples.values()].reduce((sum, { count }) => sum + count, 0);
}

/**
 * How latency follows calls in flight between two levels, as the exponent: 0, it does not, and throughput grows with them;
 * 1, it grows as they do, and throughput not at all. Noise may lead beyond both. Undefined when they have no endpoint in
 * common, or about as many calls in flight.
 */
export function slope(low: Level, high: Level): number | undefined {
  let weights = 0;
  let latency = 0;
  let inFlight = 0;
  for (const [endpoint, upper] of high.samples) {
    const lower = low.samples.get(endpoint);
    if (!lower) continue;
    const weight = 1 / (1 / lower.count + 1 / upper.count);
    weights += weight;
    latency += weight * (upper.latency / upper.count - lower.latency / lower.count);
    inFlight += weight * (upper.inFlight / upper.count - lower.inFlight / lower.count);
  }
  return weights === 0 || inFlight / weights < LEAST_STEP ? undefined : latency / inFlight;
}

/** Of logarithms: 15 % more calls in flight. */
const LEAST_STEP = Math.log(1.15);
