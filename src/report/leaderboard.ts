// The endpoints that were compared, best pass rate first, in words: for Markdown, the terminal and the page. Nothing is
// decided here, see verdict/comparison. Not escaped yet.
import type { CellResult } from '../run/results.js';
import type { ComparedEndpoint, RunComparison } from '../verdict/comparison/compare-run.js';
import { cellsByEndpoint, type EndpointCells, endpointKey } from '../verdict/comparison/endpoint-cells.js';
import { comparisonWords, latencyWords, rankWords } from '../verdict/comparison/words.js';
import { asRange, inPercent, listed } from '../verdict/evidence-words.js';
import { servedTogether } from '../verdict/provenance/served.js';
import { mixtureWords } from '../verdict/provenance/words.js';
import { caseName, endpointName } from './case-names.js';
import { comparisonNumbers } from './comparison-numbers.js';
import { type EndpointTable, NO_VALUE, servedBy, uniqueNames } from './endpoint-table.js';
import type { EvalReport } from './eval-report.js';
import { counted, formatCount, formatDollars, formatDuration } from './format.js';
import { short } from './visible.js';

const NAME_CHARACTERS = 60;

/** One endpoint. */
export interface LeaderboardLine {
  name: string;
  /** `1`, or `1–2` where others cannot be told apart; `none` for one that was not measured. */
  rank: string;
  passRate: string;
  p50: string;
  p95: string;
  /** Against the one with the lowest p50. */
  speed: string;
  tokens: string;
  cost: string;
  servedBy: string;
  /** Surely better than those of all other endpoints, by the test of each. None is made of p95, so it is never marked. */
  best: ReadonlySet<Best>;
  /** As numbers; absent for one that was not measured. */
  measured?: MeasuredLine;
}

type Best = 'passRate' | 'p50' | 'tokens' | 'cost';

export interface MeasuredLine extends Omit<ComparedEndpoint, 'column'> {
  /** 0 to 1. */
  rate: number;
  interval?: { low: number; high: number };
}

export interface Leaderboard {
  /** Who cannot be told apart, who is behind, what gap would show. */
  words: string;
  /** Absent where errors or filters left too few cases to rank anybody. */
  lines?: readonly LeaderboardLine[];
  /** Cases on which the endpoints differ, the most telling first: how many runs passed. */
  telling: readonly { name: string; passes: string }[];
  /** What the words rest on, a sentence each. */
  numbers: readonly string[];
}

/** undefined: the run did not measure several endpoints. */
export function leaderboard(report: EvalReport): Leaderboard | undefined {
  const { comparison } = report;
  if (!comparison) return undefined;
  const groups = cellsByEndpoint(report);
  const names = namesOf(report, groups);
  const nameOf = (column: number): string => names(report.columns[column]?.endpoint);
  const compared = comparison.endpoints.map(({ column }) => nameOf(column));
  const missing = comparison.unmeasured.map(nameOf);
  const { ranking } = comparison;
  const cellsOf = (column: number): CellResult[] => {
    const endpoint = report.columns[column]?.endpoint;
    return groups.find((group) => endpoint && endpointKey(group.endpoint) === endpointKey(endpoint))?.cells ?? [];
  };
  const words = [
    comparisonWords(ranking, compared),
    ...(comparison.unshared > 0 && ranking.cases > 0
      ? [`${counted(comparison.unshared, 'case')} that not every endpoint ran left out.`]
      : []),
    ...missing.map((name) => `${name} gave nothing that could be judged.`),
    ...comparison.endpoints.flatMap(({ column }) => mixtureWords(nameOf(column), servedTogether(cellsOf(column)))),
  ].join(' ');
  const numbers = comparisonNumbers(comparison, compared);
  if (ranking.unranked) return { words, telling: [], numbers };
  return {
    words,
    lines: [
      ...ranking.ranked.map(({ endpoint }, place) => lineOf(comparison, place, compared[endpoint] ?? '', cellsOf)),
      ...comparison.unmeasured.map((column) => unmeasuredLine(nameOf(column), cellsOf(column))),
    ],
    telling: tellingCases(report, comparison, compared),
    numbers,
  };
}

/** Endpoints one below the other on a terminal and a page: what a line of them has. */
export function leaderboardTable(lines: readonly LeaderboardLine[]): EndpointTable {
  const row = (name: string, value: Exclude<keyof LeaderboardLine, 'best' | 'measured'>) => {
    const best = lines.findIndex((line) => (line.best as ReadonlySet<string>).has(value));
    return { name, values: lines.map((line) => line[value]), ...(best === -1 ? {} : { best }) };
  };
  return {
    endpoints: lines.map(({ name }) => name),
    rows: [
      row('Rank', 'rank'),
      row('Pass rate', 'passRate'),
      row('Latency p50', 'p50'),
      row('Latency p95', 'p95'),
      row('Speed', 'speed'),
      row('Tokens an answer', 'tokens'),
      ...(isPriced(lines) ? [row('Cost of 1,000', 'cost')] : []),
      row('Served by', 'servedBy'),
    ],
  };
}

/** Whether there is a cost to show. */
export function isPriced(lines: readonly LeaderboardLine[]): boolean {
  return lines.some(({ cost }) => cost !== NO_VALUE);
}

/** What the mark of a best value means, where there is one. */
export function bestNote(lines: readonly LeaderboardLine[], mark: string): string[] {
  return lines.some(({ best }) => best.size > 0)
    ? [`${mark}: better than all other endpoints by more than chance.`]
    : [];
}

function namesOf(
  { columns }: EvalReport,
  groups: readonly EndpointCells[],
): (endpoint: EndpointCells['endpoint'] | undefined) => string {
  const endpoints = [...groups.map(({ endpoint }) => endpoint), ...columns.map(({ endpoint }) => endpoint)];
  const keys = [...new Set(endpoints.map(endpointKey))];
  const first = keys.map((key) => endpoints.find((endpoint) => endpointKey(endpoint) === key));
  const names = uniqueNames(first.map((one) => (one ? short(endpointName(one), NAME_CHARACTERS) : '')));
  return (endpoint) => (endpoint ? (names[keys.indexOf(endpointKey(endpoint))] ?? '') : '');
}

function lineOf(
  comparison: RunComparison,
  place: number,
  name: string,
  cellsOf: (column: number) => CellResult[],
): LeaderboardLine {
  const { ranking, endpoints, latency, tokens, cost } = comparison;
  const ranked = ranking.ranked[place];
  const index = ranked?.endpoint ?? 0;
  const { column, ...measured }: ComparedEndpoint = endpoints[index] ?? { column: 0 };
  const { rate = 0, interval, rank = { from: 1, to: endpoints.length } } = ranked ?? {};
  const best: [Best, boolean][] = [
    ['passRate', rank.to === 1],
    ['p50', latency.least === index && latency.isBest],
    ['tokens', tokens.least === index && tokens.isBest],
    ['cost', cost.least === index && cost.isBest],
  ];
  return {
    name,
    rank: rankWords(rank),
    passRate: `${inPercent(rate)}${interval ? `, likely ${asRange(interval)}` : ''}`,
    p50: measured.latency ? formatDuration(measured.latency.p50) : NO_VALUE,
    p95: measured.latency ? formatDuration(measured.latency.p95) : NO_VALUE,
    speed: speedWords(comparison, index),
    tokens: tokenText(measured.tokens),
    cost: measured.costUsd === undefined ? NO_VALUE : formatDollars(1000 * measured.costUsd),
    servedBy: servedBy(cellsOf(column)),
    best: new Set(best.flatMap(([value, isBest]) => (isBest ? [value] : []))),
    measured: { ...measured, rate, ...(interval ? { interval } : {}) },
  };
}

function speedWords({ latency }: RunComparison, index: number): string {
  if (latency.least === index) return latency.isBest ? 'fastest' : 'lowest p50';
  const against = latency.against[index];
  return (against && latencyWords(against)) ?? NO_VALUE;
}

function tokenText(tokens: ComparedEndpoint['tokens']): string {
  if (!tokens) return NO_VALUE;
  const { total, prompt, completion } = tokens;
  return `${formatCount(total)} (${formatCount(prompt)} prompt, ${formatCount(completion)} answer)`;
}

function unmeasuredLine(name: string, cells: readonly CellResult[]): LeaderboardLine {
  const none = { passRate: NO_VALUE, p50: NO_VALUE, p95: NO_VALUE, speed: NO_VALUE, tokens: NO_VALUE, cost: NO_VALUE };
  return { name, rank: NO_VALUE, ...none, servedBy: servedBy(cells), best: new Set() };
}

function tellingCases(
  { cells, columns }: EvalReport,
  { telling, ranking }: RunComparison,
  names: readonly string[],
): Leaderboard['telling'] {
  const byId = new Map(cells.map(({ cell }) => [cell.id, cell]));
  const severalPrompts = new Set(columns.map(({ prompt }) => prompt.label)).size > 1;
  return telling.map(({ cell: id, passes }) => {
    const cell = byId.get(id);
    const prompt = cell && severalPrompts ? ` (prompt "${short(cell.prompt.label, NAME_CHARACTERS)}")` : '';
    return {
      name: cell ? `${caseName(cell)}${prompt}` : id,
      passes: passesText(ranking.ranked.map(({ endpoint }) => ({ name: names[endpoint] ?? '', ...passes[endpoint] }))),
    };
  });
}

/** `passed 3 of 3 on a, 1 of 3 on b`; of single runs `passed on a, failed on b and c`. */
function passesText(endpoints: readonly { name: string; passed?: number; judged?: number }[]): string {
  if (endpoints.some(({ judged }) => judged !== 1))
    return `passed ${endpoints.map(({ name, passed, judged }) => `${passed} of ${judged} on ${name}`).join(', ')}`;
  const those = (count: number): string =>
    listed(
      endpoints.filter(({ passed }) => passed === count).map(({ name }) => name),
      endpoints.length,
    );
  return `passed on ${those(1)}, failed on ${those(0)}`;
}
