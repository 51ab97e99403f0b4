// One verdict of all gates: red when one of them is, else neither when one could not say, else green.
import type { CellResult } from '../run/results.js';
import { isForgivable, STOPPED, type VerdictOptions } from './decide.js';
import type { GateReport } from './regression/gate-report.js';
import type { Verdict } from './verdict.js';

/**
 * @param judged by thresholds: of all cells that were run of the change
 * @param thresholds whether these thresholds are a gate, or only counted
 * @param results all runs, of both sides
 */
export function verdictOfGates(
  judged: Verdict,
  gate: GateReport,
  { thresholds, results, options }: { thresholds: boolean; results: readonly CellResult[]; options: VerdictOptions },
): Verdict {
  const { conclusion, headline, base } = gate;
  // Of no base the gate says only what is critical: nothing, where that held.
  if (!base && conclusion.verdict === 'passed') return judged;
  const names = [conclusion.verdict, ...(thresholds ? [judged.name] : [])];
  const name = names.includes('failed') ? 'failed' : names.includes('inconclusive') ? 'inconclusive' : 'passed';
  const against = base && `compared with ${base.name}, case by case`;
  const { cause: _, ...common } = judged;
  return {
    ...common,
    name,
    reason: thresholds ? both(headline, judged) : headline,
    gate:
      against === undefined
        ? `${thresholdGate(judged)}.`
        : `Gate${thresholds ? 's' : ''}: ${against}${thresholds ? `; at least ${judged.passThreshold} % of the judged cells pass` : ''}.`,
    ...(name === 'inconclusive'
      ? {
          cause: options.stopped ? STOPPED[options.stopped] : (gateCause(conclusion) ?? judged.cause ?? 'not measured'),
        }
      : {}),
    exitCode: name === 'passed' || (name === 'inconclusive' && isForgiven(results, gate, options)) ? 0 : 1,
  };
}

/** What kept the comparison from being one, where it is not that cells have no result. */
function gateCause({ verdict, unmeasured }: GateReport['conclusion']): Verdict['cause'] {
  if (verdict !== 'inconclusive') return undefined;
  const [first] = unmeasured;
  if (first?.what === 'base') return 'base';
  return unmeasured.every(({ what }) => what === 'suspects' || what === 'suite') ? 'not confirmed' : undefined;
}

/** Without a full stop: what else there is to say may follow. */
export function thresholdGate({ passThreshold }: Pick<Verdict, 'passThreshold'>): string {
  return `Gate: at least ${passThreshold} % of the judged cells pass`;
}

/** The gate that decided first. */
function both(headline: string, { name, reason }: Verdict): string {
  const other = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  return name === 'failed' && !headline.startsWith('Failed') ? `${other} ${headline}` : `${headline} ${other}`;
}

/**
 * A name that no score has, a base whose cases all fail and a limit of calls are for people to look at: no gateway is to blame.
 */
function isForgiven(
  results: readonly CellResult[],
  { conclusion, ended }: GateReport,
  { onInconclusive, stopped }: VerdictOptions,
): boolean {
  const isMistake = conclusion.unmeasured.some(
    (one) => one.what === 'metrics' || (one.what === 'base' && one.problem === 'passes nothing'),
  );
  return (
    onInconclusive === 'warn' && stopped === undefined && ended === undefined && !isMistake && isForgivable(results)
  );
}
