// Assertions about SQL in an output: that a dialect's parser takes it, and that it touches nothing but what is allowed.
import { isObject, type Json } from '../json.js';
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { judgeBy } from './finding.js';
import { parseInTime } from './parse-in-time.js';
import { dialectNames, isDialect, loadDialect, type SqlParser } from './sql-dialects.js';
import { likelyMistake, sqlBlocks } from './sql-text.js';

const isSql = sqlType({
  type: 'is-sql',
  summary:
    'The whole output is SQL of `databaseType` (default MySQL) and touches only `allowedTables` and `allowedColumns`',
  words: { claim: 'is SQL', denial: 'is not SQL' },
  find: (text, rules, parser) => sqlProblem(text, rules, parser),
});

const containsSql = sqlType({
  type: 'contains-sql',
  summary: 'A fenced block of the output (or all of it, without one) is SQL as `is-sql` has it',
  words: { claim: 'contains SQL', denial: 'does not contain SQL' },
  find(text, rules, parser) {
    const blocks = sqlBlocks(text);
    let problem: string | undefined = 'nothing';
    for (const sql of blocks.length > 0 ? blocks : [text]) {
      if (sql.trim() === '') continue;
      problem = sqlProblem(sql, rules, parser);
      if (problem === undefined) break;
    }
    return problem;
  },
});

interface SqlRules {
  /** In lower case. */
  dialect: string;
  /** `select::database::table` as regular expressions, in any case. */
  allowedTables?: string[];
  /** `select::table::column`. */
  allowedColumns?: string[];
}

function sqlType(row: {
  type: string;
  summary: string;
  words: { claim: string; denial: string };
  /** What is there instead, or undefined when it is there. */
  find(text: string, rules: SqlRules, parser: SqlParser): string | undefined;
}): AssertionRow {
  return {
    type: row.type,
    group: 'markup',
    needs: 'nothing',
    negatable: true,
    value: { required: false, shape: 'sql' },
    threshold: 'none',
    summary: row.summary,
    check: checkRules,
    judge: judgeBy(async ({ value }, { outputText }) => {
      const rules = rulesOf(value);
      const parser = await loadDialect(rules.dialect);
      const search = parseInTime(outputText, () => row.find(outputText, rules, parser));
      if (!search.ok) return { error: search.error };
      const suffix = `${rules.dialect === DEFAULT_DIALECT ? '' : ` of ${rules.dialect}`}${isNarrowed(rules) ? ' within what is allowed' : ''}`;
      return {
        holds: search.value === undefined,
        claim: `${row.words.claim}${suffix}`,
        denial: `${row.words.denial}${suffix}`,
        got: `${search.value === undefined ? '' : `${search.value}: `}${excerpt(outputText)}`,
      };
    }),
  };
}

const DEFAULT_DIALECT = 'mysql';

function rulesOf(value: Json | undefined): SqlRules {
  const { databaseType, allowedTables, allowedColumns } = isObject(value) ? value : {};
  return {
    dialect: String(databaseType || DEFAULT_DIALECT).toLowerCase(),
    ...(Array.isArray(allowedTables) ? { allowedTables: allowedTables.map(String) } : {}),
    ...(Array.isArray(allowedColumns) ? { allowedColumns: allowedColumns.map(String) } : {}),
  };
}

function isNarrowed({ allowedTables, allowedColumns }: SqlRules): boolean {
  return allowedTables !== undefined || allowedColumns !== undefined;
}

function checkRules(value: Json | undefined): string | undefined {
  const { dialect, allowedTables = [], allowedColumns = [] } = rulesOf(value);
  if (!isDialect(dialect))
    return `there is no databaseType ${excerpt(dialect)}; there are ${dialectNames().join(', ')}`;
  for (const pattern of [...allowedTables, ...allowedColumns]) {
    try {
      new RegExp(pattern);
    } catch {
      return `${excerpt(pattern)} is no regular expression`;
    }
  }
  return undefined;
}

function sqlProblem(sql: string, { dialect, ...allowed }: SqlRules, parser: SqlParser): string | undefined {
  if (sql.trim() === '') return 'nothing';
  const mistake = likelyMistake(sql.trim(), dialect);
  if (mistake) return `SQL where ${mistake}`;
  let lists: ReturnType<SqlParser['parse']>;
  try {
    lists = parser.parse(sql, { database: dialect });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return 'something that does not parse';
  }
  const table = firstForbidden(lists.tableList, allowed.allowedTables);
  if (table !== undefined) return `SQL with the table ${excerpt(table)}`;
  const column = firstForbidden(lists.columnList, allowed.allowedColumns?.flatMap(withoutTable));
  return column === undefined ? undefined : `SQL with the column ${excerpt(column)}`;
}

function firstForbidden(used: string[], allowed: string[] | undefined): string | undefined {
  if (!allowed) return undefined;
  const patterns = allowed.map((pattern) => new RegExp(`^${pattern}$`, 'i'));
  return used.find((one) => !patterns.some((pattern) => pattern.test(one)));
}

/** A statement does not always say whose column it means: then it stands as `select::null::id`. */
function withoutTable(column: string): string[] {
  const [action, , name, ...others] = column.split('::');
  return name === undefined || others.length > 0 ? [column] : [column, `${action}::null::${name}`];
}

export const SQL_TYPES: AssertionRow[] = [isSql, containsSql];
