// What the code of an assertion gives back, as a judgement. The rules are promptfoo's, but for one: what cannot be read as
// a judgement is an error, not a failed assertion.
import { isFiniteNumber, isObject, type Json, type JsonObject } from '../json.js';
import type { CodeComponent } from '../run/results.js';
import { named, type Read } from '../sandbox/code-uses.js';
import type { AssertionJudgement } from './assertion-type.js';
import type { Metrics } from './compose.js';
import { excerpt } from './excerpt.js';

export interface CodeResultRules {
  negated: boolean;
  threshold: number | undefined;
}

/** true or false, a score, or a grading result. A score passes above 0, or from the threshold on. */
export function readJavaScriptResult(value: Json | undefined, rules: CodeResultRules): Read<AssertionJudgement> {
  if (typeof value === 'boolean') return judged(fromBoolean(value, rules));
  if (isFiniteNumber(value)) return judged(fromScore(value, rules));
  if (isObject(value)) return readGradingResult(value, rules);
  return { ok: false, problem: misfit(value) };
}

/**
 * As JavaScript's; also texts that stand for such a value, names with underscores (`named_scores`), and a threshold that
 * holds for a grading result's score too.
 */
export function readPythonResult(value: Json | undefined, rules: CodeResultRules): Read<AssertionJudgement> {
  const plain = typeof value === 'string' ? parseText(value) : value;
  if (!isObject(plain))
    return plain === undefined ? { ok: false, problem: misfit(value) } : readJavaScriptResult(plain, rules);
  const result = readGradingResult(withCamelCase(plain), { ...rules, negated: false });
  if (!result.ok) return result;
  const { threshold, negated } = rules;
  const { score, reason } = result.value;
  const below = threshold !== undefined && score < threshold;
  const pass = (result.value.pass && !below) !== negated;
  return judged({
    ...result.value,
    pass,
    reason: below ? `the score ${score} is below the threshold ${threshold}: ${reason}` : reason,
  });
}

/** `{ pass, score, reason, namedScores? }`, all three needed. Of an assertScoringFunction too. */
export function readGradingResult(
  value: Json | undefined,
  { negated }: { negated: boolean },
): Read<AssertionJudgement> {
  if (!isObject(value)) return { ok: false, problem: misfit(value) };
  const { pass, score, reason } = value;
  const wrong = [
    ...(typeof pass === 'boolean' ? [] : [`pass is ${named(pass)} and has to be true or false`]),
    ...(isFiniteNumber(score) ? [] : [`score is ${named(score)} and has to be a number`]),
    ...(typeof reason === 'string' ? [] : [`reason is ${named(reason)} and has to be a text`]),
  ];
  if (wrong.length > 0 || typeof pass !== 'boolean' || !isFiniteNumber(score) || typeof reason !== 'string')
    return { ok: false, problem: `gave a result that is no judgement: ${wrong.join(', ')}` };
  const metrics = readNamedScores(value);
  if ('problem' in metrics) return { ok: false, problem: metrics.problem };
  return judged({
    pass: pass !== negated,
    score,
    reason: reason.trim() === '' ? `the code says ${pass ? 'pass' : 'fail'} without a reason` : reason,
    ...(metrics.size > 0 ? { metrics } : {}),
    ...readComponents(value),
  });
}

/** `componentResults` are only shown: of a list that is none, or an entry that is no result, nothing is. */
function readComponents({ componentResults: written }: JsonObject): { components?: CodeComponent[] } {
  if (!Array.isArray(written)) return {};
  const components = written.flatMap((entry): CodeComponent[] => {
    if (!isObject(entry)) return [];
    const { pass, score, reason, assertion } = withCamelCase(entry);
    if (typeof pass !== 'boolean' || !isFiniteNumber(score)) return [];
    const { type, metric } = isObject(assertion) ? assertion : {};
    return [
      {
        pass,
        score,
        reason: typeof reason === 'string' ? reason : '',
        ...(typeof type === 'string' ? { type } : {}),
        ...(typeof metric === 'string' ? { metric } : {}),
      },
    ];
  });
  return components.length > 0 ? { components } : {};
}

function fromBoolean(value: boolean, { negated }: CodeResultRules): AssertionJudgement {
  const pass = value !== negated;
  return { pass, score: pass ? 1 : 0, reason: `the code gave ${value}` };
}

function fromScore(score: number, { negated, threshold }: CodeResultRules): AssertionJudgement {
  const reached = threshold === undefined ? score > 0 : score >= threshold;
  const compared = threshold === undefined ? (reached ? 'above 0' : 'not above 0') : `threshold ${threshold}`;
  return { pass: reached !== negated, score, reason: `the code gave the score ${score} (${compared})` };
}

function readNamedScores(result: JsonObject): Metrics | { problem: string } {
  const { namedScores = null, namedScoreWeights: weights = null } = result;
  if (namedScores === null) return new Map();
  if (!isObject(namedScores))
    return { problem: `gave namedScores that are ${named(namedScores)} and have to be a map` };
  const metrics = new Map<string, { sum: number; weight: number }>();
  for (const [name, score] of Object.entries(namedScores)) {
    if (!isFiniteNumber(score))
      return { problem: `gave the named score ${excerpt(name, 60)}, which is ${named(score)} and has to be a number` };
    const given = isObject(weights) ? weights[name] : undefined;
    const weight = isFiniteNumber(given) ? given : 1;
    metrics.set(name, { sum: score * weight, weight });
  }
  return metrics;
}

/** Python's results with the names that Python's style gives them. */
function withCamelCase(result: JsonObject): JsonObject {
  const names = {
    pass_: 'pass',
    named_scores: 'namedScores',
    named_score_weights: 'namedScoreWeights',
    component_results: 'componentResults',
  };
  const renamed = { ...result };
  for (const [snake, camel] of Object.entries(names)) {
    const value = result[snake];
    if (value !== undefined && result[camel] === undefined) renamed[camel] = value;
  }
  return renamed;
}

function parseText(text: string): Json | undefined {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (text.startsWith('{')) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      return undefined;
    }
  }
  const score = Number.parseFloat(text);
  return Number.isNaN(score) ? undefined : score;
}

function misfit(value: Json | undefined): string {
  const shown = value === undefined || typeof value === 'number' ? '' : `: ${excerpt(JSON.stringify(value))}`;
  const hint = value === undefined || value === null ? '; code of several lines needs a return' : '';
  return `gave ${named(value)}, and has to give true or false, a score, or { pass, score, reason }${hint || shown}`;
}

function judged(value: AssertionJudgement): Read<AssertionJudgement> {
  return { ok: true, value };
}
