import type { AssertionType } from './assertion-type.js';
import { ASSERTION_TYPES } from './registry.js';

export const VALUE_WORDS: Record<AssertionType['value']['shape'], string> = {
  none: '-',
  any: 'anything',
  text: 'a text',
  'text or number': 'a text or a number',
  list: 'a list of texts, or a text with commas',
  schema: 'a JSON schema',
  range: 'a number, or `min` and `max`',
  rubric: 'a rubric',
  references: 'a text or a list of texts',
  'element paths': 'paths of elements',
  sql: 'a map',
  texts: 'a text, or a list of texts',
  aggregate: '`method`, `weights`, `threshold`',
};

const NEEDS_WORDS: Record<AssertionType['needs'], string> = {
  nothing: '-',
  grader: 'a grader',
  embeddings: 'an embedding grader',
  'grader and embeddings': 'a grader and an embedding grader',
  code: 'code of the config',
  webhook: 'a server of your own',
};

/** The README's table of assertion types, in Markdown, without a line break at its end. */
export function assertionTable(): string {
  const rows = ASSERTION_TYPES.map(({ type, value, threshold, needs, summary }) => [
    `\`${type}\``,
    `${VALUE_WORDS[value.shape]}${value.required || value.shape === 'none' ? '' : ' (optional)'}`,
    threshold === 'none' ? '-' : threshold,
    NEEDS_WORDS[needs],
    summary,
  ]);
  return [['type', 'value', 'threshold', 'needs', 'passes when'], ['---', '---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
