// A gateway without a network: every answer is made of the request and a seed, so that a run can be had again.
import { createHash } from 'node:crypto';
import type { CellError } from '../../src/cell-error.js';
import type { ChatAnswer } from '../../src/gateway/answer.js';
import type { Gateway } from '../../src/gateway/client.js';
import type { Json } from '../../src/json.js';

export interface InProcessGateway {
  gateway: Gateway;
  /** Calls that an endpoint under test got. */
  calls(): number;
}

const ANSWERS = [
  'an answer',
  '{"answer": 42}',
  '',
  '<p>an answer</p>',
  '| ``` @you ::error:: {{ v0 }} \u202e\u001b[31m\u0000 <!-- x -->',
  'an answer, '.repeat(60),
  '[1, 2',
  'SELECT a FROM b',
];
const GRADES = [
  '{"pass": true, "score": 1, "reason": "fine"}',
  '{"pass": false, "score": 0}',
  '{"score": 0.5, "pass": true, "reason": 7}',
];

const FAULTS: CellError[] = [
  { kind: 'gateway', message: 'the provider is down (503)', status: 503 },
  { kind: 'budget', message: 'the budget is spent (429)', status: 429 },
  { kind: 'timeout', message: 'no answer within 120 s' },
  { kind: 'config', message: 'the endpoint is not known (404)', status: 404 },
];

/**
 * @param faulty a third of the calls fails, has no content, or holds what no grader should say
 * @param order seed of the order in which answers come; they are the same in any
 */
export function createInProcessGateway({
  seed,
  faulty,
  order = 0,
}: {
  seed: number;
  faulty: boolean;
  order?: number;
}): InProcessGateway {
  let calls = 0;
  const dice = (of: unknown): number =>
    createHash('sha256')
      .update(JSON.stringify([seed, of]))
      .digest()
      .readUInt32BE();

  const chat: Gateway['chat'] = async ({ endpoint }, { messages }) => {
    const roll = dice([endpoint, messages]);
    const isGrader = endpoint === 'grader';
    if (!isGrader) calls += 1;
    for (let turns = (roll ^ dice([order, endpoint, messages])) % 4; turns > 0; turns--)
      await new Promise(setImmediate);
    const call = { endpoint, attempts: 1, latencyMs: roll % 50, tokens: { prompt: 3, completion: 2, total: 5 } };
    const fault = faulty && roll % 3 === 0 ? faultOf(roll >>> 8) : undefined;
    if (fault && 'kind' in fault) return { ok: false, error: fault, call: { ...call, attempts: 1 + (roll % 4) } };
    if (fault) return { ok: true, answer: fault, call };
    return { ok: true, answer: textAnswer(pick(isGrader ? GRADES : ANSWERS, roll >>> 4)), call };
  };

  const gateway: Gateway = {
    chat,
    embed: async ({ endpoint }, { input }) => {
      if (dice([order, input as Json]) % 2 === 0) await new Promise(setImmediate);
      const call = { endpoint, attempts: 1, latencyMs: 1 };
      const roll = dice(input as Json);
      if (faulty && roll % 3 === 0) return { ok: false, error: pick(FAULTS, roll >>> 8), call };
      return { ok: true, answer: [input].flat().map((text) => [1, dice(text) % 7]), call };
    },
    preflight: async () => ({
      errorOf: ({ endpoint }) => (faulty && dice(['preflight', endpoint]) % 7 === 0 ? pick(FAULTS, 3) : undefined),
    }),
    close: async () => undefined,
  };
  return { gateway, calls: () => calls };
}

function faultOf(roll: number): CellError | ChatAnswer {
  const answers: ChatAnswer[] = [
    { message: { content: null } },
    { message: { content: null }, refusal: 'no', finishReason: 'content_filter' },
    { message: {}, toolCalls: [{ type: 'function', function: { name: 'look', arguments: '{"broken' } }, 7] },
    textAnswer('a grader says nothing of use'),
  ];
  return pick<CellError | ChatAnswer>([...FAULTS, ...answers], roll);
}

function textAnswer(content: string): ChatAnswer {
  return { message: { role: 'assistant', content }, content, finishReason: 'stop' };
}

function pick<T>(list: readonly T[], roll: number): T {
  return list[roll % list.length] as T;
}
