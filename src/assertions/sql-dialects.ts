// The dialects of SQL, each a parser of its own that is loaded when an assertion names it.

/** What is used of a dialect's parser. */
export interface SqlParser {
  /** @throws Error for what is no SQL */
  parse(sql: string, options: { database: string }): { tableList: string[]; columnList: string[] };
}

// `default`: the packages are CommonJS, and neither Node nor a bundler sees the names that they export.
const DIALECTS: Record<string, () => Promise<{ default: { Parser: new () => unknown } }>> = {
  athena: () => import('node-sql-parser/build/athena.js'),
  bigquery: () => import('node-sql-parser/build/bigquery.js'),
  db2: () => import('node-sql-parser/build/db2.js'),
  flinksql: () => import('node-sql-parser/build/flinksql.js'),
  hive: () => import('node-sql-parser/build/hive.js'),
  mariadb: () => import('node-sql-parser/build/mariadb.js'),
  mysql: () => import('node-sql-parser/build/mysql.js'),
  noql: () => import('node-sql-parser/build/noql.js'),
  postgresql: () => import('node-sql-parser/build/postgresql.js'),
  redshift: () => import('node-sql-parser/build/redshift.js'),
  snowflake: () => import('node-sql-parser/build/snowflake.js'),
  sqlite: () => import('node-sql-parser/build/sqlite.js'),
  transactsql: () => import('node-sql-parser/build/transactsql.js'),
  trino: () => import('node-sql-parser/build/trino.js'),
};

export function isDialect(name: string): boolean {
  return Object.hasOwn(DIALECTS, name.toLowerCase());
}

export function dialectNames(): string[] {
  return Object.keys(DIALECTS);
}

/** @throws Error when there is no such dialect */
export async function loadDialect(name: string): Promise<SqlParser> {
  const load = DIALECTS[name.toLowerCase()];
  if (!load) throw new Error(`no dialect ${name}`);
  const { Parser } = (await load()).default;
  return new Parser() as SqlParser;
}
