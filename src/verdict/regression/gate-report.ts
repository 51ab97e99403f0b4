// What the regression gate has to tell, for those who show it. Plain data; names and errors are hostile text.
import type { RatioComparison } from '../comparison/compare-ratios.js';
import type { ClassifiedCase } from './classify.js';
import type { GateConclusion } from './conclude.js';

export interface GateReport {
  /** Absent where there was nothing to compare with and only critical assertions were run again. */
  base?: ComparedBase;
  /** Whole sentences: the verdict of this gate and what it rests on. */
  headline: string;
  conclusion: Omit<GateConclusion, 'cases'>;
  cases: readonly GateCase[];
  /** Head against base, over the cases that ran on both. */
  latency?: GateRatio;
  tokens?: GateRatio;
  /** A clause: what kept the procedure from runs that it wanted: a stop, or `max-calls`. */
  ended?: string;
  /** What this change would make of the rules that judge it: one clause each. */
  ruleChanges: readonly string[];
  /** Of a run that is not the first of its job: what became of the evidence of the one before, as a sentence. */
  evidence?: string;
  /** Where models behind the endpoints differ between the sides, or are several: one sentence each. */
  served?: readonly string[];
  /** Limits that were set and could not judge, one sentence each; absent where all did. */
  openLimits?: readonly string[];
  /** Calls to endpoints that the cases carried over would have cost. */
  callsSaved: number;
}

export interface ComparedBase {
  /** `main` */
  name: string;
  sha?: string;
  source: 'git' | 'api' | 'file';
  /** Of a results file: as it was named. */
  file?: string;
  /** Configs that had another name. */
  renamed: readonly { from: string; to: string }[];
}

export interface GateCase extends ClassifiedCase {
  name: string;
  /** It is among what blocks. */
  blocks: boolean;
  /** An assertion that is marked as critical failed again: how often, first pass included. */
  critical?: { failed: number; runs: number };
  /** Its checks changed too: both sides were judged by those of the change. */
  checkChanged?: true;
  /** `gateway 503`: why it could not be measured, where one thing tells it. */
  error?: string;
}

export interface GateRatio extends RatioComparison {
  /** Percent; absent: shown only. */
  maxIncrease?: number;
  exceeded: boolean;
}
