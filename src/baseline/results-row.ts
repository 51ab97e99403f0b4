// One row of a results file: a run of a cell.
import { isFiniteNumber, isObject, type Json, type JsonObject } from '../json.js';
import { type Check, checkOf, type RecordedRun, type WrittenCheck } from './recorded-cell.js';

export interface Row {
  description?: string;
  vars: JsonObject;
  prompt: { label: string; raw?: string };
  provider: { id: string; label?: string };
  threshold?: number;
  checks?: Check[];
  recorded: RecordedRun;
  /** Of a file of ours: rows of one cell have the same. */
  cellId?: string;
}

interface FileFacts {
  /** This tool wrote it. */
  isOwn: boolean;
  /** The columns: prompts with their templates. */
  prompts: readonly Json[];
}

/** `failureReason` of a row that could not be judged. */
const ERROR = 2;

/** Field by field: what each of them has to be, and nothing of what it is. */
export function readRow(value: Json, { isOwn, prompts }: FileFacts): Row | { problem: string } {
  if (!isObject(value)) return { problem: 'it has to be a map' };
  const { vars, prompt, provider, testCase, success, failureReason, score, promptIdx } = value;
  if (!isObject(vars)) return { problem: 'vars has to be a map' };
  if (!isObject(prompt) || typeof prompt['label'] !== 'string') return { problem: 'prompt.label has to be a text' };
  if (!isObject(provider) || typeof provider['id'] !== 'string') return { problem: 'provider.id has to be a text' };
  if (typeof success !== 'boolean') return { problem: 'success has to be true or false' };
  if (!isFiniteNumber(score)) return { problem: 'score has to be a number' };
  if (failureReason !== undefined && failureReason !== 0 && failureReason !== 1 && failureReason !== ERROR)
    return { problem: 'failureReason has to be 0, 1 or 2' };
  const test = isObject(testCase) ? testCase : {};
  const { label } = provider;
  const raw = rawOf(prompts, promptIdx);
  const checks = checksOf(value, test, isOwn);
  const cellId = isOwn ? own(value['metadata'], 'cellId') : undefined;
  return {
    ...(typeof test['description'] === 'string' ? { description: test['description'] } : {}),
    vars,
    prompt: { label: prompt['label'], ...(raw === undefined ? {} : { raw }) },
    provider: { id: provider['id'], ...(typeof label === 'string' && label !== '' ? { label } : {}) },
    ...(isFiniteNumber(test['threshold']) ? { threshold: test['threshold'] } : {}),
    ...(checks ? { checks } : {}),
    recorded: {
      ...costsOf(value),
      ...(isOwn ? servedOf(value) : {}),
      run: isEvidence(value, isOwn) ? { pass: success, score, ...metricsOf(value) } : null,
    },
    ...(typeof cellId === 'string' ? { cellId } : {}),
  };
}

function own(map: Json | undefined, key: string): Json | undefined {
  return isObject(map) && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The prompt of a row is rendered; that of its column has its templates. */
function rawOf(prompts: readonly Json[], promptIdx: Json | undefined): string | undefined {
  const raw = typeof promptIdx === 'number' ? own(prompts[promptIdx], 'raw') : undefined;
  return typeof raw === 'string' ? raw : undefined;
}

/** Whether it was judged: an error is no evidence, and neither is an answer that nothing judges. */
function isEvidence({ failureReason, gradingResult, metadata, error }: JsonObject, isOwn: boolean): boolean {
  if (failureReason === ERROR) return false;
  if (isOwn) return own(metadata, 'state') !== 'unjudged';
  // Versions before `failureReason` have an error and no grading.
  if (!isObject(gradingResult)) return !(failureReason === undefined && typeof error === 'string');
  const components = gradingResult['componentResults'];
  return Array.isArray(components) && components.length > 0;
}

function metricsOf({ namedScores }: JsonObject): { metrics?: Record<string, number> } {
  if (!isObject(namedScores)) return {};
  const scores = Object.entries(namedScores).filter((entry): entry is [string, number] => isFiniteNumber(entry[1]));
  return scores.length === 0 ? {} : { metrics: Object.fromEntries(scores) };
}

function servedOf({ metadata }: JsonObject): Pick<RecordedRun, 'served'> {
  const model = own(metadata, 'servedModel');
  const provider = own(metadata, 'servedBy');
  if (typeof model !== 'string') return {};
  return { served: { model, ...(typeof provider === 'string' ? { provider } : {}) } };
}

function costsOf({ latencyMs, response }: JsonObject): Pick<RecordedRun, 'latencyMs' | 'tokens'> {
  // What a cache gave says nothing of the endpoint.
  if (own(response, 'cached') === true) return {};
  const tokens = own(own(response, 'tokenUsage'), 'total');
  return {
    ...(isFiniteNumber(latencyMs) && latencyMs > 0 ? { latencyMs } : {}),
    ...(isFiniteNumber(tokens) && tokens > 0 ? { tokens } : {}),
  };
}

/** promptfoo keeps the assertions of a test as they are written; our files have them beside their outcomes alone. */
function checksOf({ gradingResult }: JsonObject, { assert }: JsonObject, isOwn: boolean): Check[] | undefined {
  if (!isOwn && Array.isArray(assert)) return assert.flatMap(written).map(checkOf);
  const components = own(gradingResult, 'componentResults');
  if (!isObject(gradingResult)) return undefined;
  return (Array.isArray(components) ? components : []).flatMap((component) => {
    const set = own(own(component, 'metadata'), 'assertionSet');
    const assertion = own(component, 'assertion') ?? set;
    return isObject(assertion) ? single(assertion).map(checkOf) : [];
  });
}

/** A set, then its parts. */
function written(assertion: Json): WrittenCheck[] {
  if (!isObject(assertion)) return [];
  const parts = assertion['type'] === 'assert-set' ? assertion['assert'] : undefined;
  return [
    ...single(assertion),
    ...(Array.isArray(parts) ? parts.flatMap((part) => (isObject(part) ? single(part) : [])) : []),
  ];
}

function single({ type, value, threshold, weight }: JsonObject): WrittenCheck[] {
  if (typeof type !== 'string') return [];
  return [
    {
      type,
      value,
      threshold: isFiniteNumber(threshold) ? threshold : undefined,
      weight: isFiniteNumber(weight) ? weight : undefined,
      fromFile: typeof value === 'string' && value.startsWith('file://'),
    },
  ];
}
