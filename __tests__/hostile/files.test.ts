// Every text of the corpus in every field of the result files, read by the parsers that people use.
import { expect, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import type { EvalReport } from '../../src/report/eval-report.js';
import { writeJunit } from '../../src/report/junit.js';
import type { ResultWriter } from '../../src/report/result-writer.js';
import { writeResultsCsv } from '../../src/report/results-csv.js';
import { writeResultsHtml } from '../../src/report/results-html.js';
import { writeResultsJson } from '../../src/report/results-json.js';
import { writeResultsJsonl } from '../../src/report/results-jsonl.js';
import { oneLine, short, visibleText } from '../../src/report/visible.js';
import { dataOf, elements } from '../report/page.js';
import { readXml, type XmlElement } from '../report/xml.js';
import { CORPUS } from './corpus.js';
import { hostileConfigError, hostileContext, hostileReport } from './fields.js';

const written = (write: ResultWriter, report: EvalReport, text: string): string =>
  Buffer.from([...write(report, { showAnswers: 'all', context: hostileContext(text) })].join('')).toString();

/** As a file holds it: half of a surrogate pair has no UTF-8. */
const stored = (text: string): string => Buffer.from(text).toString();

const CELLS = hostileReport('x').cells.length;

test.each(CORPUS)('.json and .jsonl: %s %j is itself', (_, text) => {
  const { results } = JSON.parse(written(writeResultsJson, hostileReport(text), text));
  const [row] = results.results;
  expect(results.results).toHaveLength(CELLS);
  expect([row.vars[text], row.vars.list[0], row.response.output, row.prompt.raw, row.prompt.label]).toEqual(
    Array(5).fill(text),
  );
  expect(Object.keys(row.namedScores)).toEqual([text]);
  expect(row.gradingResult.componentResults[0]).toMatchObject({
    reason: text,
    assertion: { value: text, metric: text },
  });
  expect(row.provider).toEqual({ id: `mlflow-gateway:${text}`, label: text });
  const lines = written(writeResultsJsonl, hostileReport(text), text).split('\n');
  expect(lines).toHaveLength(CELLS + 1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ vars: { [text]: text } });
});

const FORMULA = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]*[=@+\uff0b\uff0d\uff1d\uff20-]/u;

test.each(CORPUS)('.csv: %s %j is a cell, and no formula', (_, text) => {
  const csv = written(writeResultsCsv, hostileReport(text), text);
  const rows: string[][] = parseCsv(csv);
  // Without a description it has no column.
  const [head = []]: string[][] = parseCsv(written(writeResultsCsv, hostileReport('x'), 'x'));
  expect(rows.map((row) => row.length)).toEqual(Array(8).fill(text === '' ? head.length - 1 : head.length));
  for (const cell of rows.flat())
    if (FORMULA.test(cell)) expect([Number.isFinite(Number(cell)), cell]).toEqual([true, cell]);
  const shown = rows.flat().map((cell) => cell.replace(/^'/, ''));
  expect(shown.filter((cell) => cell === stored(text).replace(/^'/, '')).length).toBeGreaterThanOrEqual(3);
});

const names = (element: XmlElement): string[] => [element.name, ...element.children.flatMap(names)];
const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];

test.each(CORPUS)('.xml: %s %j changes no element, and is read', (_, text) => {
  for (const make of [hostileReport, hostileConfigError]) {
    const file = readXml(written(writeJunit, make(text), text));
    expect(names(file)).toEqual(names(readXml(written(writeJunit, make('x'), 'x'))));
    expect(file.attributes).toEqual({ ...readXml(written(writeJunit, make('x'), 'x')).attributes });
  }
  const file = readXml(written(writeJunit, hostileReport(text), text));
  const failures = all(file).filter(({ name }) => name === 'failure');
  expect(failures[0]?.text).toContain(visibleText(text.slice(0, 500)).slice(0, 500));
  const cases = all(file).filter(({ name }) => name === 'testcase');
  if (short(text, 120) !== '') expect(cases[0]?.attributes['name']).toBe(`test 1: ${short(text, 120)}`);
  expect(cases[0]?.attributes['file']).toBe(oneLine(hostileContext(text).instance));
});

test.each(CORPUS)('.html: %s %j changes no element, and is read', (_, text) => {
  const page = written(writeResultsHtml, hostileReport(text), text);
  const found = elements(page);
  const ours = elements(written(writeResultsHtml, hostileReport('x'), 'x'));
  expect(found.map(({ tagName }) => tagName)).toEqual(ours.map(({ tagName }) => tagName));
  expect(found.map(({ attrs }) => attrs.map(({ name }) => name))).toEqual(
    ours.map(({ attrs }) => attrs.map(({ name }) => name)),
  );
  for (const { name, value } of found.flatMap(({ attrs }) => attrs))
    if (name === 'href')
      expect(value).toMatch(/^(?:data:,|https:\/\/github\.com\/acme\/support-bot\/actions\/runs\/\d+)$/);
  const cell = dataOf(page, 'cell-0');
  expect(cell.vars[0]).toEqual([visibleText(text), visibleText(text)]);
  expect(cell.runs[0]).toMatchObject({ prompt: visibleText(text), answer: visibleText(text) });
  expect(cell.runs[0].assertions[0]).toMatchObject({ reason: visibleText(text), expected: visibleText(text) });
});
