import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EvalReport } from '../../src/report/eval-report.js';
import { writeJunit } from '../../src/report/junit.js';
import type { ShowAnswers } from '../../src/report/show-answers.js';
import { skippedVerdict } from '../../src/verdict/decide.js';
import * as reports from './reports.js';
import { assertion, CONTEXT, cell, endpoint, outcome, PROMPT, report } from './reports.js';
import { expectSnapshot } from './snapshots.js';
import { type XmlElement as Element, readXml as read } from './xml.js';

const written = (of: EvalReport, showAnswers: ShowAnswers = 'all'): string =>
  [...writeJunit(of, { showAnswers, context: CONTEXT })].join('');
const suites = (of: EvalReport): Element[] => read(written(of)).children;

test.each(
  Object.entries({
    passed: reports.passed,
    failed: reports.failed,
    gatewayDown: reports.gatewayDown,
    configError: reports.configError,
    hostile: reports.hostile,
  }),
)('%s', (name, make) => {
  const xml = written(make());
  expect(() => read(xml)).not.toThrow();
  expectSnapshot(`${name}.xml`, xml);
});

test('the numbers of each suite are those of its cases, and of the file those of its suites', () => {
  for (const of of [
    reports.passed(),
    reports.failed(),
    reports.gatewayDown(),
    reports.hostile(),
    reports.configError(),
  ]) {
    const file = read(written(of));
    const cases = file.children.flatMap(({ children }) => children);
    const count = (list: Element[], name: string) =>
      String(list.filter(({ children }) => children[0]?.name === name).length);
    for (const { attributes, children } of [...file.children, { ...file, children: cases }])
      expect(attributes).toMatchObject({
        tests: String(children.length),
        failures: count(children, 'failure'),
        errors: count(children, 'error'),
        skipped: count(children, 'skipped'),
      });
  }
});

describe('a case', () => {
  const caseOf = (of: EvalReport): Element => suites(of)[0]?.children[0] as Element;

  test('has its place and its seconds', () => {
    expect(caseOf(report([cell({ index: 2, state: 'passed' })]))).toMatchObject({
      attributes: {
        name: 'test 3: case 3',
        classname: 'gpt-4o-endpoint',
        time: '0.84',
        file: 'evals/support.yaml',
        line: '12',
      },
      children: [],
    });
  });

  test('that failed says why in its message and in its text', () => {
    const misses = [
      outcome(true, assertion('is-json')),
      outcome(false, assertion('contains', 'x', { metric: 'm' }), 'no <x>\nhere'),
    ];
    const [failure] = caseOf(
      report([cell({ index: 0, state: 'failed', runs: [{ output: 'a & b', assertions: misses }] })]),
    ).children;
    expect(failure).toMatchObject({
      name: 'failure',
      attributes: { type: 'contains', message: 'contains (m): no <x> here' },
    });
    expect(failure?.text).toBe('contains (m): no <x>\nhere\nanswer:\na & b\ncase 9c0ffee5eed00000');
  });

  test('that could not be measured is an error, one that nothing judged is skipped', () => {
    const error = { kind: 'gateway' as const, status: 503, message: 'down' };
    const [first] = caseOf(report([cell({ index: 0, state: 'errored', runs: [{ error }] })])).children;
    expect(first).toMatchObject({
      name: 'error',
      attributes: { type: 'gateway', message: 'gateway error (HTTP 503): down' },
    });
    const [second] = caseOf(report([cell({ index: 0, state: 'unjudged' })])).children;
    expect(second).toMatchObject({ name: 'skipped', attributes: { message: 'answered, but no assertion judged it' } });
  });

  test('keeps answers to itself when they are not to be shown', () => {
    const xml = written(reports.failed(), 'none');
    expect(xml).not.toContain('Our products come with a guarantee');
    expect(xml).not.toContain('names no period');
  });
});

test('a run that nothing asked for is skipped, and no error', () => {
  const verdict = skippedVerdict('nothing that the evals read has changed', {
    passThreshold: 100,
    onInconclusive: 'fail',
  });
  const file = read(written(report([], { verdict, columns: [] })));
  const numbers = { tests: '1', failures: '0', errors: '0', skipped: '1' };
  expect(file.attributes).toMatchObject(numbers);
  expect(file.children.map(({ attributes }) => attributes)).toEqual([expect.objectContaining(numbers)]);
  expect(file.children[0]?.children[0]).toMatchObject({
    attributes: { name: 'Eval skipped', classname: 'mlflow-gateway-eval' },
    children: [{ name: 'skipped', attributes: { message: 'nothing that the evals read has changed' }, children: [] }],
  });
});

test('suites have different names, of endpoint and prompt', () => {
  const other = { ...PROMPT, raw: 'Second', label: 'Second' };
  const gpt = endpoint('gpt');
  const columns = [
    { prompt: PROMPT, endpoint: gpt },
    { prompt: other, endpoint: gpt },
    { prompt: other, endpoint: endpoint('gpt') },
  ];
  const cells = columns.map((_, promptIdx) => cell({ index: 0, state: 'passed', promptIdx }));
  expect(suites(report(cells, { columns })).map(({ attributes }) => attributes['name'])).toEqual([
    `gpt: ${PROMPT.label}`,
    'gpt: Second',
    'gpt: Second (2)',
  ]);
});

test('is well-formed whatever stands in a report, and loses no text that XML can hold', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(']]>', '<!--', '&#0;', '\u0000', '\ud800', '\ufffe', '"', "'"),
  );
  fc.assert(
    fc.property(unit, unit, unit, (name, answer, reason) => {
      const runs = [{ output: answer, assertions: [outcome(false, assertion(name, name), reason)] }];
      const of = report([cell({ index: 0, state: 'failed', test: { description: name }, runs })]);
      const text = suites(of)[0]?.children[0]?.children[0]?.text ?? '';
      expect(text).toContain('\nanswer:\n');
      if (/^[\x20-\x7e]*$/.test(answer)) expect(text).toContain(`\nanswer:\n${answer}\n`);
    }),
  );
});
