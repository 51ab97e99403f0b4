// The tags of a template as text, without a parser: a text that is no whole template has them too. One pass, whatever the
// text: patterns such as /\{#[\s\S]*?#\}/g take quadratic time on tags that open and never close.

export interface Tag {
  kind: 'expression' | 'statement' | 'comment';
  /** With its brackets. */
  text: string;
  start: number;
  /** The position after it. */
  end: number;
}

const CLOSING = { '{{': '}}', '{%': '%}', '{#': '#}' } as const;
const KINDS = { '{{': 'expression', '{%': 'statement', '{#': 'comment' } as const;

/** Every tag that is closed, from left to right. */
export function* tagsOf(text: string): Generator<Tag> {
  const neverClosed = new Set<string>();
  const opening = /\{[{%#]/g;
  for (let match = opening.exec(text); match && neverClosed.size < 3; match = opening.exec(text)) {
    const open = match[0] as keyof typeof CLOSING;
    const close = neverClosed.has(open) ? -1 : text.indexOf(CLOSING[open], match.index + 2);
    if (close < 0) {
      neverClosed.add(open);
      continue;
    }
    opening.lastIndex = close + 2;
    yield { kind: KINDS[open], text: text.slice(match.index, close + 2), start: match.index, end: close + 2 };
  }
}

/** The text with each tag that is closed replaced. */
export function replaceTags(text: string, replacement: (tag: Tag) => string): string {
  let replaced = '';
  let from = 0;
  for (const tag of tagsOf(text)) {
    replaced += text.slice(from, tag.start) + replacement(tag);
    from = tag.end;
  }
  return replaced + text.slice(from);
}
