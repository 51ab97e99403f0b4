// The result files that can be written. Whatever lists or recognises formats reads this table; a writer is loaded when its
// file is asked for.
import path from 'node:path';
import type { ResultWriter } from './report/result-writer.js';

export interface ResultFormat {
  /** What it is, for the README's list. */
  description: string;
  /** Matches the first 64 KiB of such a file, of this program or of promptfoo: a config may replace it. */
  beginning: RegExp;
  load(): Promise<ResultWriter>;
}

/** By ending. */
export const RESULT_FORMATS: Readonly<Record<string, ResultFormat>> = {
  '.json': {
    description: "promptfoo's results, which `promptfoo import` and `promptfoo view` read",
    beginning: /^\s*\{[\s\S]*"results"\s*:\s*\{\s*"version"\s*:\s*3\b/,
    load: async () => (await import('./report/results-json.js')).writeResultsJson,
  },
  '.jsonl': {
    description: 'the same rows, one a line, each as soon as its cell and those before it have ended',
    beginning:
      /^\{"(?:id|cost|description|error|gradingResult)":[\s\S]*"(?:failureReason|testIdx|namedScores|gradingResult)":/,
    load: async () => (await import('./report/results-jsonl.js')).writeResultsJsonl,
  },
  '.csv': {
    description: "promptfoo's table; cells that a spreadsheet would take for formulas begin with an apostrophe",
    // Cell by cell, since the label of a prompt may have several lines.
    beginning: /^(?:(?:"[^"]*(?:""[^"]*)*"|[^",\n]*),)*?Status,Score,Named Scores,/,
    load: async () => (await import('./report/results-csv.js')).writeResultsCsv,
  },
  '.xml': {
    description: 'JUnit, a suite for each prompt and endpoint, for the test views of a CI',
    beginning: /^\s*(?:<\?xml[^>]*>\s*)?<testsuites\b[^>]*\sname="(?:mlflow-gateway-eval|promptfoo)"/,
    load: async () => (await import('./report/junit.js')).writeJunit,
  },
  '.html': {
    description: 'a page of its own with filters, a search, prompts and answers in full',
    beginning: /^<!doctype html>[\s\S]*<meta name="generator" content="mlflow-gateway-eval/i,
    load: async () => (await import('./report/results-html.js')).writeResultsHtml,
  },
  '.md': {
    description: 'what the job summary says',
    beginning: /^\s*## Eval (?:passed|failed|skipped|could not measure)\b/,
    load: async () => (await import('./report/results-md.js')).writeResultsMd,
  },
};

/** `.json`, `.csv`, ... */
export const RESULT_ENDINGS: readonly string[] = Object.keys(RESULT_FORMATS);

/** `.json, .csv or .md` */
export function listEndings(shown: (ending: string) => string = (ending) => ending): string {
  const endings = RESULT_ENDINGS.map(shown);
  return `${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}`;
}

/** By the ending of the name, in any case; undefined: nothing writes such a file. */
export function resultFormat(file: string): ResultFormat | undefined {
  const ending = path.extname(file).toLowerCase();
  return Object.hasOwn(RESULT_FORMATS, ending) ? RESULT_FORMATS[ending] : undefined;
}

/** Whether a file that begins like this is a result of an eval. */
export function beginsLikeResult(text: string): boolean {
  return Object.values(RESULT_FORMATS).some(({ beginning }) => beginning.test(text));
}
