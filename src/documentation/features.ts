// Everything of promptfoo's format by name, and whether it works here: from the tables that decide it.
import { ASSERTION_TYPES } from '../assertions/registry.js';
import { RED_TEAM_PREFIX, RED_TEAM_REASON, UNSUPPORTED } from '../assertions/unsupported.js';
import { CLIENT_RULES, PARAMETER_RULES } from '../config/chat-parameters.js';
import type { KeyRule, Place } from '../config/key-rules.js';
import { KEYS } from '../config/keys.js';
import { RESULT_ENDINGS } from '../result-formats.js';
import { type Area, PLACES } from './areas.js';
import type { Deviations } from './deviation.js';
import { FORMS } from './forms.js';

export interface Feature {
  area: Area;
  /** The heading of its table. */
  group: string;
  /** In Markdown. */
  name: string;
  status: 'supported' | 'no effect' | 'rejected';
  /** What it is for, or why it does not work. */
  note: string;
  /** Names of the deviations that are about it. */
  deviations: readonly string[];
}

/** The formats that promptfoo writes. */
const FORMATS = ['.csv', '.html', '.json', '.jsonl', '.md', '.txt', '.xml', '.yaml', '.yml'];

/** @throws Error when a deviation is about a key or a type that there is not */
export function listFeatures(deviations: Deviations): Feature[] {
  const about = (kind: 'keys' | 'types', name: string): string[] =>
    Object.keys(deviations).filter((id) => deviations[id]?.[kind]?.includes(name));
  const known = new Set<string>();
  const withDeviations = (feature: Omit<Feature, 'deviations'>, kind: 'keys' | 'types', name: string): Feature => {
    known.add(name);
    return { ...feature, deviations: about(kind, name) };
  };
  const features = [
    ...keys().map(({ path, ...feature }) => withDeviations(feature, 'keys', path)),
    ...types().map(({ type, ...feature }) => withDeviations(feature, 'types', type)),
    ...forms(),
    ...formats(),
  ];
  for (const [id, { keys: ofKeys = [], types: ofTypes = [] }] of Object.entries(deviations))
    for (const name of [...ofKeys, ...ofTypes])
      if (!known.has(name))
        throw new Error(`the deviation ${id} is about ${name}, which is no key and no assertion type`);
  return features;
}

function keys(): (Omit<Feature, 'deviations'> & { path: string })[] {
  const places = Object.entries(KEYS).flatMap(([place, rules]) =>
    Object.entries(rules).map(([key, rule]) => ({
      ...PLACES[place as Place],
      group: PLACES[place as Place].title,
      name: `\`${key}\``,
      path: `${place}.${key}`,
      ...statusOf(rule),
    })),
  );
  const parameters = Object.entries({ ...PARAMETER_RULES, ...CLIENT_RULES }).map(([key, rule]) => ({
    area: 'providers' as const,
    group: 'Keys of `config` of a provider',
    name: `\`${key}\``,
    path: `provider config.${key}`,
    ...statusOf(rule),
  }));
  return [...places, ...parameters];
}

function statusOf(rule: KeyRule): Pick<Feature, 'status' | 'note'> {
  if ('used' in rule) return { status: 'supported', note: rule.about };
  if ('unsupported' in rule) return { status: 'rejected', note: rule.unsupported };
  return { status: 'no effect', note: 'ignored' in rule ? rule.ignored : rule.noEffect };
}

function types(): (Omit<Feature, 'deviations'> & { type: string })[] {
  const group = 'Assertion types';
  const working = ASSERTION_TYPES.map(({ type, group: area, negatable, summary }) => ({
    area,
    group,
    type,
    name: `\`${type}\`${negatable ? '' : ' (without `not-`)'}`,
    status: 'supported' as const,
    note: summary,
  }));
  const others = { ...UNSUPPORTED, [`${RED_TEAM_PREFIX}*`]: RED_TEAM_REASON };
  const rejected = Object.entries(others).map(([type, note]) => ({
    area: 'other types' as const,
    group,
    type,
    name: `\`${type}\``,
    status: 'rejected' as const,
    note,
  }));
  return [...working, ...rejected];
}

function forms(): Feature[] {
  return FORMS.map(({ area, form, rejected }) => ({
    area: area === 'graders' ? 'model-graded' : area,
    group: 'Forms',
    name: form,
    status: rejected === undefined ? 'supported' : 'rejected',
    note: rejected ?? '',
    deviations: [],
  }));
}

function formats(): Feature[] {
  return [...new Set([...RESULT_ENDINGS, ...FORMATS])].toSorted().map((format) => {
    const works = RESULT_ENDINGS.includes(format);
    return {
      area: 'outputs',
      group: 'Result files',
      name: `\`${format}\``,
      status: works ? 'supported' : 'no effect',
      note: works ? '' : 'not written; the log names the endings that are',
      deviations: [],
    };
  });
}
