// The generated parts of docs/compatibility.md, and the table of the README.
import { ASSERTION_TYPES } from '../assertions/registry.js';
import { AREAS, type Area } from './areas.js';
import type { Deviation, Deviations, MeasuredCase } from './deviation.js';
import { type Feature, listFeatures } from './features.js';
import { anchorOf, markdownTable } from './markdown.js';

export interface Facts {
  deviations: Deviations;
  /** Sorted by name. */
  cases: readonly MeasuredCase[];
}

const PAGE = 'docs/compatibility.md';
const areas = Object.keys(AREAS) as Area[];
const ofArea = ({ deviations }: Facts, area: Area): [string, Deviation][] =>
  Object.entries(deviations).filter(([, deviation]) => deviation.area === area);
const titleOf = ({ deviations }: Facts, id: string): string => deviations[id]?.title ?? id;
const link = (facts: Facts, id: string): string => `[${titleOf(facts, id)}](${anchorOf(titleOf(facts, id))})`;

/** One row an area, for the README. */
export function overviewTable(facts: Facts): string {
  const features = listFeatures(facts.deviations);
  const rows = areas.map((area) => {
    const count = (status: Feature['status']): string =>
      shown(features.filter((feature) => feature.area === area && feature.status === status).length);
    const cases = casesOf(facts, area);
    return [
      `[${AREAS[area].title}](${PAGE}${anchorOf(AREAS[area].title)})`,
      count('supported'),
      shown(ofArea(facts, area).length),
      count('no effect'),
      count('rejected'),
      cases.length === 0 ? '-' : `${cases.filter(isSame).length} of ${cases.length}`,
    ];
  });
  const head = ['area', 'supported', 'deviates', 'no effect', 'rejected', 'recorded cases like promptfoo'];
  return markdownTable(head, rows);
}

const shown = (count: number): string => (count === 0 ? '-' : `${count}`);
const isSame = ({ outcome }: MeasuredCase): boolean => outcome === 'oracle';

function casesOf({ cases }: Facts, area: Area): MeasuredCase[] {
  const { corpus } = AREAS[area];
  if (corpus) return cases.filter(({ name }) => corpus.some((folder) => name.startsWith(`${folder}/`)));
  const types = ASSERTION_TYPES.filter(({ group }) => group === area).map(({ type }) => type);
  return cases.filter(
    ({ name, types: used }) => name.startsWith('assertions-') && used.some((one) => types.includes(one)),
  );
}

const COUNTS = ['cases', 'like promptfoo', 'deviates as wanted', 'either accepted'];

function counts(cases: readonly MeasuredCase[]): string[] {
  const count = (outcome: MeasuredCase['outcome']): string =>
    shown(cases.filter((one) => one.outcome === outcome).length);
  return [`${cases.length}`, count('oracle'), count('wanted'), count('either')];
}

/** One row a folder of the corpus. */
export function agreementByArea({ cases }: Facts): string {
  const folders = [...new Set(cases.map(({ name }) => name.split('/')[0] ?? ''))];
  const rows = folders.map((folder) => [
    `\`${folder}\``,
    ...counts(cases.filter(({ name }) => name.startsWith(`${folder}/`))),
  ]);
  return markdownTable(['folder of the corpus', ...COUNTS], [...rows, ['all', ...counts(cases)]]);
}

/** One row an assertion type that stands in a case. */
export function agreementByType({ cases }: Facts): string {
  const types = [...new Set(cases.flatMap((one) => one.types))].toSorted();
  const rows = types.map((type) => [`\`${type}\``, ...counts(cases.filter((one) => one.types.includes(type)))]);
  return markdownTable(['assertion type', ...COUNTS], rows);
}

/** @throws Error when a case names a deviation that there is not, or differs and names none */
export function deviationList(facts: Facts): string {
  for (const { name, outcome, deviation } of facts.cases) {
    if (deviation !== undefined && !facts.deviations[deviation])
      throw new Error(`${name}: the list of deviations has no ${deviation}`);
    if (deviation === undefined && outcome !== 'oracle') throw new Error(`${name} deviates and does not say why`);
  }
  return areas
    .filter((area) => ofArea(facts, area).length > 0)
    .map((area) => {
      const items = ofArea(facts, area).map(([id, deviation]) => deviationText(facts, id, deviation));
      return [`### ${AREAS[area].title}: deviations`, ...items].join('\n\n');
    })
    .join('\n\n');
}

function deviationText({ cases }: Facts, id: string, { title, promptfoo, here, why }: Deviation): string {
  const recorded = cases
    .filter(({ deviation }) => deviation === id)
    .map((one) => `\`${one.name}\`${isSame(one) ? ' (like promptfoo all the same)' : ''}`);
  return [
    `#### ${title}`,
    [
      `- promptfoo: ${promptfoo}`,
      `- Here: ${here}`,
      `- Why: ${why}`,
      ...(recorded.length === 0 ? [] : [`- Recorded cases: ${recorded.join(', ')}`]),
    ].join('\n'),
  ].join('\n\n');
}

/** Every key, form and assertion type, by area. */
export function featureTables(facts: Facts): string {
  const features = listFeatures(facts.deviations);
  return areas
    .map((area) => {
      const own = features.filter((feature) => feature.area === area);
      const groups = [...new Set(own.map(({ group }) => group))];
      const tables = groups.map((group) => {
        const rows = own
          .filter((feature) => feature.group === group)
          .map((feature) => [feature.name, statusText(facts, feature), feature.note]);
        return `**${group}**\n\n${markdownTable(['name', 'here', 'what it is, or why not'], rows)}`;
      });
      return [`### ${AREAS[area].title}`, ...generalDeviations(facts, area), ...tables].join('\n\n');
    })
    .join('\n\n');
}

/** Those that are about no name of their own. */
function generalDeviations(facts: Facts, area: Area): string[] {
  const general = ofArea(facts, area).filter(([, { keys, types }]) => !keys && !types);
  return general.length === 0 ? [] : [`Deviates: ${general.map(([id]) => link(facts, id)).join('; ')}.`];
}

function statusText(facts: Facts, { status, deviations }: Feature): string {
  if (deviations.length === 0) return status;
  return `${status}, deviates: ${deviations.map((id) => link(facts, id)).join('; ')}`;
}
