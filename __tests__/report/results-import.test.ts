// What promptfoo 0.123.1 reads of a row when it imports a `.json` file: keys and types as it writes them itself. A row that
// lacks one still imports, and shows or sums up something else.
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { writeResultsJson } from '../../src/report/results-json.js';
import * as reports from './reports.js';

const number = { type: 'number' };
const text = { type: 'string' };
const object = { type: 'object' };
const all = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });

const counts = { prompt: number, completion: number, cached: number, total: number, numRequests: number };
const tokens = all({ ...counts, completionDetails: object, assertions: all(counts) });
const judged = { pass: { type: 'boolean' }, score: number, reason: text };
const row = {
  ...all({
    id: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
    testIdx: number,
    promptIdx: number,
    promptId: text,
    provider: all({ id: text, label: text }),
    prompt: all({ raw: text, label: text }),
    vars: object,
    testCase: all({ vars: object, options: object, metadata: object }),
    success: { type: 'boolean' },
    score: number,
    failureReason: { enum: [0, 1, 2] },
    latencyMs: number,
    cost: number,
    tokenUsage: tokens,
    // Of the endpoint alone: what graders took is added from gradingResult.
    response: all({ tokenUsage: all({ assertions: all({ total: { const: 0 }, numRequests: { const: 0 } }) }) }),
    namedScores: object,
    metadata: object,
  }),
  oneOf: [
    { properties: { failureReason: { const: 2 }, error: text, gradingResult: { type: 'null' } }, required: ['error'] },
    {
      properties: {
        failureReason: { enum: [0, 1] },
        gradingResult: all({
          ...judged,
          tokensUsed: all({ total: number, prompt: number, completion: number, numRequests: number }),
        }),
      },
    },
  ],
};
const file = all({
  evalId: { type: 'string', pattern: '^eval-[A-Za-z0-9]{3}-\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$' },
  results: all({
    version: { const: 3 },
    timestamp: text,
    prompts: {
      type: 'array',
      items: all({
        id: text,
        raw: text,
        label: text,
        provider: text,
        metrics: all({
          score: number,
          testPassCount: number,
          testFailCount: number,
          testErrorCount: number,
          assertPassCount: number,
          assertFailCount: number,
          totalLatencyMs: number,
          tokenUsage: tokens,
          namedScores: object,
          namedScoresCount: object,
          cost: number,
        }),
      }),
    },
    results: { type: 'array', items: row },
    stats: all({ successes: number, failures: number, errors: number, tokenUsage: tokens }),
  }),
  // The only place for words of ours that comes over.
  config: all({ prompts: { type: 'array' }, providers: { type: 'array' }, tags: all({ tool: text, verdict: text }) }),
  shareableUrl: { type: 'null' },
  vars: { type: 'array', items: text },
});

const situations = {
  passed: reports.passed,
  failed: reports.failed,
  gatewayDown: reports.gatewayDown,
  configError: reports.configError,
  hostile: reports.hostile,
};

test.each(Object.entries(situations))('%s', (_name, make) => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(file);
  for (const showAnswers of ['all', 'none'] as const) {
    validate(JSON.parse([...writeResultsJson(make(), { showAnswers, context: reports.CONTEXT })].join('')));
    expect(validate.errors).toBeNull();
  }
});
