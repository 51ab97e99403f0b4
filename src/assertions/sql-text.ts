// What can be said of SQL without parsing it.

/** The bodies of a Markdown text's fenced blocks that are marked `sql` or not marked at all. */
export function sqlBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let open: { mark: string; lines: string[]; isSql: boolean } | undefined;
  for (const line of markdown.split(/\r\n?|\n/)) {
    const [, mark = '', info = ''] = /^[ \t]{0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (!open) {
      if (mark) open = { mark, lines: [], isSql: /^\s*(?:sql\s*)?$/i.test(info) };
    } else if (mark.startsWith(open.mark) && /^[ \t]*$/.test(info)) {
      if (open.isSql) blocks.push(open.lines.join('\n').trim());
      open = undefined;
    } else {
      open.lines.push(line);
    }
  }
  return blocks;
}

/** Lower case, as everywhere in this file. */
const MYSQL_FAMILY: ReadonlySet<string> = new Set(['mysql', 'mariadb']);
const BRACKETED_NAMES: ReadonlySet<string> = new Set(['transactsql', 'sqlite']);

/**
 * A mistake of models that the parsers let through, or undefined: a grave accent that never closes, two names after
 * `select` without a comma (read as an alias), and a function that MySQL does not have. The same as promptfoo looks for.
 */
export function likelyMistake(sql: string, dialect: string): string | undefined {
  if ((sql.split('`').length - 1) % 2 !== 0) return 'a grave accent does not close';
  const code = withoutTextsAndComments(sql, BRACKETED_NAMES.has(dialect));
  const twoNames = MYSQL_FAMILY.has(dialect) ? TWO_NAMES_MYSQL : TWO_NAMES;
  if (twoNames.test(code)) return 'two names after select have no comma (or AS) between them';
  if (dialect === 'mysql' && /\bgenerate_series\s*\(/i.test(sql)) return 'MySQL has no generate_series';
  return undefined;
}

const TWO_NAMES = twoNames('all|distinct');
const TWO_NAMES_MYSQL = twoNames(
  'all|distinct(?:row)?|high_priority|straight_join|sql_(?:big_result|buffer_result|cache|calc_found_rows|no_cache|small_result)',
);

function twoNames(modifiers: string): RegExp {
  const name = '[a-z_][a-z0-9_]*';
  return new RegExp(
    String.raw`\bselect\s+(?:(?:${modifiers})\s+)*(?!(?:${modifiers})\b)${name}\s+${name}\s+from\b`,
    'i',
  );
}

const COMMENT = String.raw`--[^\r\n]*|#[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
/** In each a doubled quote and one after a backslash do not end the text; one that never ends goes up to the end. */
const TEXT = ["'", '"', '`']
  .map((quote) => String.raw`${quote}[^${quote}\\]*(?:(?:\\[\s\S]?|${quote}${quote})[^${quote}\\]*)*(?:${quote}|$)`)
  .join('|');
const DOLLAR_TEXT = String.raw`(\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$)[\s\S]*?(?:\1|$)`;
const BRACKETED = String.raw`\[[^\]]*(?:\]\][^\]]*)*(?:\]|$)`;

/** A text becomes a placeholder, so that it still stands for something; a comment becomes a space. */
function withoutTextsAndComments(sql: string, hasBracketedNames: boolean): string {
  const pattern = new RegExp([DOLLAR_TEXT, TEXT, COMMENT, ...(hasBracketedNames ? [BRACKETED] : [])].join('|'), 'g');
  return sql.replaceAll(pattern, (found) => (/^['"`$[]/.test(found) ? ' ? ' : ' '));
}
