// G-Eval: the grader first makes steps of a criterion, without having seen the output, then follows them. Source of the
// method: Liu et al., G-Eval (2023); scale and protocol are promptfoo's.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { findJsonObjects } from '../assertions/json-objects.js';
import type { JudgeContext } from '../assertions/judge-context.js';
import type { SingleAssertion } from '../config/eval-config.js';
import { type Answer, askGrader } from './ask-grader.js';
import { own, reasonOf } from './grader-reply.js';
import { type Message, markedMessages, UNTRUSTED } from './marked-blocks.js';
import { parsedText } from './rubric-prompt.js';
import { judgeScore } from './scored.js';

const DEFAULT_THRESHOLD = 0.7;
/** The grader's scale begins at 0. */
const MAX_SCORE = 10;

const STEPS_FORM = 'one JSON object like {"steps": ["<text>", "<text>"]}';
const SCORE_FORM = `one JSON object like {"score": <0 to ${MAX_SCORE}>, "reason": "<text>"}`;

export const G_EVAL: AssertionRow = {
  type: 'g-eval',
  group: 'model-graded',
  needs: 'grader',
  rubricPrompts: ['steps', 'evaluate'],
  negatable: true,
  value: { required: true, shape: 'texts' },
  threshold: 'optional',
  summary: `The grader makes steps of each criterion and scores the output by them: on average at least \`threshold\` (${DEFAULT_THRESHOLD})`,
  async judge(assertion, context) {
    const { value, threshold = DEFAULT_THRESHOLD } = assertion;
    const criteria = [value].flat().map(String);
    const graded: Graded[] = [];
    for (const criterion of criteria) {
      const answer = await gradeBy(criterion, assertion, context);
      if (!answer.ok) return { error: answer.error };
      graded.push(answer.value);
    }
    const score = graded.reduce((total, one) => total + one.score, 0) / graded.length;
    const detail = graded.map(({ reason }) => reason).join(' / ');
    return judgeScore(assertion, { score, threshold, name: 'score', detail });
  },
};

interface Graded {
  /** 0 to 1. */
  score: number;
  reason: string;
}

async function gradeBy(criterion: string, assertion: SingleAssertion, context: JudgeContext): Promise<Answer<Graded>> {
  const { prompt: input, outputText: output } = context;
  const { rubricPrompts = {} } = assertion;
  const given = { criteria: criterion };
  const steps = await askGrader(
    assertion,
    {
      own: { prompt: rubricPrompts['steps'], variables: { given, written: {} } },
      builtIn: () => stepsMessages(criterion),
      read: readSteps,
      form: STEPS_FORM,
    },
    context,
  );
  if (!steps.ok) return steps;
  const list = steps.value.join('\n- ');
  const variables = {
    given: { ...given, maxScore: String(MAX_SCORE), steps: list },
    written: { input: parsedText(input), output: parsedText(output) },
  };
  return askGrader(
    assertion,
    {
      own: { prompt: rubricPrompts['evaluate'], variables },
      builtIn: () => scoreMessages({ criterion, steps: `- ${list}`, input, output }),
      read: readScore,
      form: SCORE_FORM,
    },
    context,
  );
}

/** The steps in a reply: at least one, none of them blank. Never throws. */
export function readSteps(reply: string): string[] | undefined {
  for (const object of findJsonObjects(reply, { loose: true })) {
    const steps = own(object, 'steps');
    if (!Array.isArray(steps)) continue;
    const texts = steps.filter((step) => typeof step === 'string' && step.trim() !== '') as string[];
    return texts.length > 0 && texts.length === steps.length ? texts : undefined;
  }
  return undefined;
}

/** Score and reason in a reply: a score on the scale, and a reason, without which nobody can check it. Never throws. */
export function readScore(reply: string): Graded | undefined {
  for (const object of findJsonObjects(reply, { loose: true })) {
    const written = own(object, 'score');
    if (written === undefined) continue;
    const isText = typeof written === 'string' && written.trim() !== '';
    const score = typeof written === 'number' || isText ? Number(written) : Number.NaN;
    const reason = own(object, 'reason');
    // Not so for NaN either.
    const onScale = score >= 0 && score <= MAX_SCORE;
    if (!onScale || typeof reason !== 'string' || reason.trim() === '') return undefined;
    return { score: score / MAX_SCORE, reason: reasonOf(reason) };
  }
  return undefined;
}

function stepsMessages(criterion: string): Message[] {
  return markedMessages({
    task: 'You plan how to judge the answers of a language model by a rubric, before you have seen any of them.',
    blocks: [{ name: 'RUBRIC', role: 'what the answers will be judged by.', text: criterion }],
    instructions: `Write three or four short steps which lead a careful reader from an answer to a judgement by this rubric alone.

Reply with one JSON object and nothing else:
{"steps": ["<text>", "<text>"]}`,
    request: 'Write the steps for the RUBRIC. Reply with the JSON object only.',
  });
}

function scoreMessages(texts: { criterion: string; steps: string; input: string; output: string }): Message[] {
  return markedMessages({
    task: 'You score an answer, written by a language model, by a rubric, following given steps.',
    blocks: [
      { name: 'RUBRIC', role: 'what to judge by, and nothing else.', text: texts.criterion },
      { name: 'STEPS', role: 'how to proceed.', text: texts.steps },
      { name: 'QUESTION', role: `what the model was asked. ${UNTRUSTED}`, text: texts.input },
      { name: 'ANSWER', role: `the text to judge. ${UNTRUSTED}`, text: texts.output },
    ],
    instructions: `Follow the steps one by one, then decide:
- score: how well the answer meets the rubric, from 0 (not at all) to ${MAX_SCORE} (fully).
- reason: one or two sentences that name what decided.

Reply with one JSON object and nothing else:
{"score": <number>, "reason": "<text>"}`,
    request: 'Score the ANSWER by the RUBRIC. Reply with the JSON object only.',
  });
}
