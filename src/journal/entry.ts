// One line of a journal: an answer, and who asked for it. A journal without a key is anybody's text, so its shape is checked.
import type { ChatAnswer } from '../gateway/answer.js';
import type { GatewayCall } from '../gateway/call.js';
import { isFailedAttempts } from '../gateway/failed-attempts.js';
import type { Asker } from '../gateway/request.js';
import { isDeeperThan, isObject, type Json, MAX_NESTING } from '../json.js';

export type Answered<Answer> = { ok: true; answer: Answer; call: GatewayCall };

/** Of the line, what has to be known of it before it is asked for. */
export interface EntryHead extends Asker {
  /** Of the question: 32 hex digits. */
  key: string;
}

export function formatEntry({ run, as, key }: EntryHead, { answer, call }: Answered<ChatAnswer | number[][]>): string {
  return JSON.stringify({ run, as, key, answer, call });
}

/** A line that says: what was answered to these runs is to be asked again. */
export function formatAgain(runs: readonly string[]): string {
  return JSON.stringify({ again: runs });
}

/** Undefined for a line that this version does not write. */
export function readLine(body: string): EntryHead | { again: string[] } | undefined {
  const value = parsed(body);
  if (!isObject(value)) return undefined;
  const { again, run, as, key } = value;
  if (again !== undefined) return isTextList(again) ? { again } : undefined;
  if (typeof run !== 'string' || typeof key !== 'string') return undefined;
  return as === 'target' || as === 'grader' || as === 'embedding' ? { run, as, key } : undefined;
}

/** The answer of a line; undefined where it is none to a chat with `endpoint`. */
export function readChat(body: string, endpoint: string): Answered<ChatAnswer> | undefined {
  const { answer, call } = fieldsOf(body);
  return isChatAnswer(answer) && isCallTo(endpoint, call) ? { ok: true, answer, call } : undefined;
}

/** The same for the vectors of as many texts. */
export function readVectors(body: string, endpoint: string, texts: number): Answered<number[][]> | undefined {
  const { answer, call } = fieldsOf(body);
  return isVectors(answer) && answer.length === texts && isCallTo(endpoint, call)
    ? { ok: true, answer, call }
    : undefined;
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

function fieldsOf(body: string): { answer?: unknown; call?: unknown } {
  const value = parsed(body);
  return isObject(value) && !isDeeperThan(value, MAX_NESTING) ? value : {};
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isFilledList: Check = (value) => Array.isArray(value) && value.length > 0;
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isVectors = (value: unknown): value is number[][] =>
  Array.isArray(value) && value.every((vector) => Array.isArray(vector) && vector.every(isNumber));

/** Whether what is there is as it has to be. Other fields stay as they are. */
function fits(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  return isObject(value) && Object.entries(checks).every(([key, check]) => !(key in value) || check(value[key]));
}

const ANSWER: Readonly<Record<Exclude<keyof ChatAnswer, 'message'>, Check>> = {
  content: isText,
  toolCalls: isFilledList,
  functionCall: isObject,
  refusal: isText,
  reasoning: isText,
  finishReason: isText,
  logProbs: (value) => Array.isArray(value) && value.every(isNumber),
  guardrail: isText,
};

function isChatAnswer(value: unknown): value is ChatAnswer & Json {
  return isObject(value) && isObject(value['message']) && fits(value, ANSWER);
}

const CALL: Readonly<Partial<Record<keyof GatewayCall, Check>>> = {
  servedModel: isText,
  servedBy: isText,
  answerId: isText,
  costUsd: isNumber,
  finishReason: isText,
  gatewayMs: isNumber,
  providerMs: isNumber,
  params: isObject,
  failedAttempts: isFailedAttempts,
  tokens: (value) =>
    isObject(value) &&
    ['prompt', 'completion', 'total'].every((key) => isNumber(value[key])) &&
    Object.values(value).every(isNumber),
};

function isCallTo(endpoint: string, value: unknown): value is GatewayCall & Json {
  if (!isObject(value) || value['endpoint'] !== endpoint || !fits(value, CALL as Record<string, Check>)) return false;
  const { attempts, latencyMs } = value;
  return isCount(attempts) && attempts !== 0 && isNumber(latencyMs) && (latencyMs as number) >= 0;
}
