// Evidence by betting (Ramdas, Grünwald, Vovk, Shafer 2023, "Game-theoretic statistics and safe anytime-valid inference";
// Turner, Ly, Grünwald 2024, "Generic E-variables for exact sequential k-sample tests"). An e-value is what a bet of 1
// against "the head is no worse" has become; if it is no worse, the chance that it ever reaches 1/α is at most α (Ville
// 1939). So one may look after each pair, stop at any time, and go on later.
import { mean } from './sums.js';

/** Outcomes of one fresh run of each arm, 0 to 1: passed 1, failed 0, or the score. */
export type Pair = readonly [base: number, head: number];

/** What a bet takes for granted: how often the base and the head pass. Broken for good, half broken, flaky to broken. */
const PASS_BETS = [
  [0.97, 0.05],
  [0.97, 0.5],
  [0.8, 0.2],
] as const;

/** Shares of the capital that are put on the base's score being the higher one. */
const SIGN_BETS = [0.4, 0.8] as const;

/** Scores closer than this are a tie. */
const TIE = 1e-9;

/** Prior shares of the suspects that got worse, for the evidence of all together; 1/m is the third. */
const WORSE_SHARES = [0.3, 0.6] as const;

/**
 * E-value of the pairs against "the head passes no less often than the base": mean of three bets.
 *
 * @returns 0 and more, 1 without pairs
 */
export function passEvidence(pairs: readonly Pair[]): number {
  return mean(PASS_BETS.map((bet) => passCapital(pairs, bet)));
}

/**
 * E-value of the pairs against "both arms' scores can be exchanged": mean of the three bets and two on the sign.
 *
 * @returns 0 and more, 1 without pairs
 */
export function scoreEvidence(pairs: readonly Pair[]): number {
  return mean([
    ...PASS_BETS.map((bet) => passCapital(pairs, bet)),
    ...SIGN_BETS.map((share) => signCapital(pairs, share)),
  ]);
}

/** The part of `scoreEvidence` that looks only at which arm scores higher. */
export function signEvidence(pairs: readonly Pair[]): number {
  return mean(SIGN_BETS.map((share) => signCapital(pairs, share)));
}

/**
 * E-value of several suspects against "none of them got worse": mean over π in {1/m, 0.3, 0.6} of the product of
 * (1 - π + π e) over the suspects (Vovk, Wang 2021, "E-values: calibration, combination and applications").
 *
 * @param evidence e-value of each suspect, those that were cleared with their last; 0 and more
 * @returns 0 and more, 1 without suspects
 */
export function pooledEvidence(evidence: readonly number[]): number {
  if (evidence.length === 0) return 1;
  const sorted = evidence.toSorted((a, b) => a - b);
  const pooled = (share: number): number => sorted.reduce((product, e) => product * (1 - share + share * e), 1);
  return mean([1 / sorted.length, ...WORSE_SHARES].map(pooled));
}

function passCapital(pairs: readonly Pair[], [base, head]: (typeof PASS_BETS)[number]): number {
  const centre = (base + head) / 2;
  const stake = (base - head) / 2 / (centre * (1 - centre));
  return pairs.reduce((capital, [b, h]) => capital * (1 + stake * (b - centre)) * (1 - stake * (h - centre)), 1);
}

function signCapital(pairs: readonly Pair[], share: number): number {
  const sign = ([base, head]: Pair): number => (Math.abs(base - head) < TIE ? 0 : Math.sign(base - head));
  return pairs.reduce((capital, pair) => capital * (1 + share * sign(pair)), 1);
}
