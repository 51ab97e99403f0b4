// The comparison of the endpoints as data, for programs that read the `.json` result file.
import type { EvalReport } from './eval-report.js';
import { leaderboard } from './leaderboard.js';

/** Rates and gaps from 0 to 1, latencies in ms, `costUsd` and tokens of an answer; empty for a run that compared nothing. */
export function comparisonData(report: EvalReport): { comparison?: object } {
  const board = leaderboard(report);
  const { comparison } = report;
  if (!board || !comparison) return {};
  const { cases, leftOut, gaps } = comparison.ranking;
  const lines = (board.lines ?? []).filter(({ measured }) => measured !== undefined);
  return {
    comparison: {
      summary: board.words,
      cases,
      leftOut: { errors: leftOut, notShared: comparison.unshared, notJudged: comparison.unjudged },
      endpoints: lines.map(({ name, rank, measured }) => {
        const { rate, interval, latency, tokens, costUsd } = measured ?? { rate: 0 };
        return { name, rank, passRate: rate, interval, latencyMs: latency, tokens, costUsd };
      }),
      pairs: gaps.map(({ a, b, gap, separated, visible }) => ({
        endpoints: [lines[a]?.name, lines[b]?.name],
        gap,
        toldApart: separated,
        visibleGap: visible,
      })),
      telling: comparison.telling.map(({ cell, passes }) => ({
        case: cell,
        runs: comparison.ranking.ranked.map(({ endpoint }, place) => ({
          endpoint: lines[place]?.name,
          ...passes[endpoint],
        })),
      })),
    },
  };
}
