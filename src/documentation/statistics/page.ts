// The generated parts of docs/statistics.md, and its pictures.
import { LEAST_DROP, visibleDrop } from '../../statistics/visible-drop.js';
import { inPercent } from '../../verdict/evidence-words.js';
import { CASE_RULES } from '../../verdict/regression/classify.js';
import { markdownTable } from '../markdown.js';
import { endpointsPicture } from './endpoints-picture.js';
import { evidencePicture } from './evidence-picture.js';
import { courseOf, SUSPECTS } from './examples.js';
import { flakyPicture } from './flaky-picture.js';
import type { SimulatedGate } from './simulated.js';
import { TYPICAL, visibleDropPicture } from './visible-drop-picture.js';

/** Below docs/statistics/, by name. */
export function statisticsPictures(simulated: SimulatedGate): Record<string, string> {
  return {
    'unchanged-but-red.svg': flakyPicture(simulated),
    'evidence.svg': evidencePicture(),
    'visible-drop.svg': visibleDropPicture(),
    'endpoints.svg': endpointsPicture(),
  };
}

/** Markdown of each block, by the name that the page gives it. */
export function statisticsBlocks(simulated: SimulatedGate): Record<string, () => string> {
  return {
    'evidence-of-a-case': evidenceTable,
    'case-rules': caseRuleTable,
    'visible-drop': visibleDropTable,
    'seen-in-simulation': () => brokenTable(simulated),
    'unchanged-in-simulation': () => unchangedTable(simulated),
  };
}

/** A single suspect that is gone for good: the evidence after each pair. */
function evidenceTable(): string {
  const { evidence } = courseOf(SUSPECTS.broke, 1);
  const rows = evidence.map((e, at) => [`${at + 1} of ${at + 1}`, `0 of ${at + 1}`, e.toFixed(1)]);
  return markdownTable(['main passed', 'this change passed', 'evidence'], rows);
}

function caseRuleTable(): string {
  const rows = Object.entries(CASE_RULES).map(([kind, rule]) => [`**${kind}**`, rule]);
  return markdownTable(['kind', 'rule'], rows);
}

const SIZES = [50, 100, 200, 500];

function visibleDropTable(): string {
  const points = (differing: number, answers: number): string => {
    const drop = visibleDrop(differing, answers);
    return drop <= LEAST_DROP ? String(100 * LEAST_DROP) : (100 * drop).toFixed(1);
  };
  const columns = [
    { differing: 0.02, repeat: 1 },
    { differing: TYPICAL, repeat: 1 },
    { differing: TYPICAL, repeat: 3 },
    { differing: 0.2, repeat: 1 },
  ];
  const head = columns.map(
    ({ differing, repeat }) => `${inPercent(differing)} differ${repeat === 1 ? '' : `, \`repeat: ${repeat}\``}`,
  );
  const rows = SIZES.map((cases) => [
    String(cases),
    ...columns.map(({ differing, repeat }) => points(differing, cases * repeat)),
  ]);
  return markdownTable(['cases', ...head], rows);
}

function brokenTable({ broken, count }: SimulatedGate): string {
  const repeats =
    broken[0]?.byRepeat.map(({ repeat }) => (repeat === 1 ? 'each case once' : `\`repeat: ${repeat}\``)) ?? [];
  const rows = broken.map(({ cases, broken: worse, head, byRepeat }) => [
    `${worse} of ${cases}`,
    inPercent(head),
    ...byRepeat.map(({ red }) => share(red, count)),
  ]);
  return markdownTable(['cases that got worse', 'they pass now', ...repeats], rows);
}

function unchangedTable({ unchanged }: SimulatedGate): string {
  const rows = unchanged.map(({ population, red, of, extra }) => [
    population,
    `${red} of ${of}`,
    `${Math.round(100 * extra)} %`,
  ]);
  return markdownTable(['suite', 'blocked', 'more runs'], rows);
}

/** `95 %` */
function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
