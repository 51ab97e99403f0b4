// A gateway that remembers: what the journal holds is not asked for again, and what is answered goes into it.
import type { ChatAnswer } from '../gateway/answer.js';
import type { Gateway } from '../gateway/client.js';
import { quoteName } from '../gateway/outside-text.js';
import { refusedNotice } from '../gateway/refused-parameter.js';
import type { Asker, ChatRequest, Destination } from '../gateway/request.js';
import { MAX_NESTING } from '../json.js';
import { type Answered, formatEntry, readChat, readVectors } from './entry.js';
import type { Question, Questions } from './question.js';

export interface Memory {
  questions: Questions;
  /** Whether there is an answer; it may still be one that cannot be read. */
  has(key: string): boolean;
  /** The text of the line that holds the answer; undefined when there is none that can be trusted. */
  recall(key: string): Promise<string | undefined>;
  add(body: string): void;
  /** Takes secrets out of a text. */
  redact(text: string): string;
  onNotice(text: string): void;
}

export interface JournaledGateway extends Gateway {
  /** Whether the answer to what is asked now needs no request. */
  isRecorded(destination: Destination, request: ChatRequest): boolean;
  counts(): { answers: number; recalled: number };
  /** Whether the run has asked, and every call of it was answered. */
  hasAllAnswers(run: string): boolean;
}

type Asked<Request extends Question> = Request & { asker: Asker };

export function journaledGateway(gateway: Gateway, memory: Memory): JournaledGateway {
  const { questions, recall, add, redact, onNotice } = memory;
  const counts = { answers: 0, recalled: 0 };
  const answeredRuns = new Set<string>();
  const failedRuns = new Set<string>();

  async function answered<Answer extends ChatAnswer | number[][], Failure extends { ok: false }>(
    destination: Destination,
    question: Asked<Question>,
    { read, call }: { read(body: string): Answered<Answer> | undefined; call(): Promise<Answered<Answer> | Failure> },
  ): Promise<Answered<Answer> | Failure> {
    const { asker } = question;
    const key = questions.next(destination, question);
    const body = await recall(key);
    const recalled = body === undefined ? undefined : read(body);
    if (recalled) {
      counts.answers += 1;
      counts.recalled += 1;
      answeredRuns.add(asker.run);
      return recalled;
    }
    const outcome = await call();
    if (outcome.ok) {
      counts.answers += 1;
      answeredRuns.add(asker.run);
      if (canBeKept(outcome, redact)) add(formatEntry({ ...asker, key }, outcome));
    } else failedRuns.add(asker.run);
    return outcome;
  }

  return {
    async chat(destination, request) {
      const call = () => gateway.chat(destination, request);
      if (!isAsked(request)) return call();
      const { endpoint } = destination;
      const read = (body: string): Answered<ChatAnswer> | undefined => {
        const recalled = readChat(body, endpoint);
        if (recalled) for (const notice of refusals(recalled, request)) onNotice(notice);
        return recalled;
      };
      return answered(destination, request, { read, call });
    },
    async embed(destination, request) {
      const call = () => gateway.embed(destination, request);
      if (!isAsked(request)) return call();
      const texts = typeof request.input === 'string' ? 1 : request.input.length;
      const read = (body: string): Answered<number[][]> | undefined => readVectors(body, destination.endpoint, texts);
      return answered(destination, request, { read, call });
    },
    isRecorded: (destination, request) => isAsked(request) && memory.has(questions.peek(destination, request)),
    preflight: (destinations, signal) => gateway.preflight(destinations, signal),
    close: () => gateway.close(),
    counts: () => ({ ...counts }),
    hasAllAnswers: (run) => answeredRuns.has(run) && !failedRuns.has(run),
  };
}

function isAsked<Request extends Question>(request: Request): request is Asked<Request> {
  return request.asker !== undefined;
}

/** What was said when the answer came: it went out without parameters that nobody set. */
function* refusals({ call }: Answered<ChatAnswer>, { params, defaulted }: ChatRequest): Generator<string> {
  const subject = `endpoint ${quoteName(call.endpoint)}`;
  for (const name of defaulted)
    if (params[name] !== undefined && params[name] !== null && call.params && !Object.hasOwn(call.params, name))
      yield refusedNotice(subject, name, params[name]);
}

/**
 * Whether what is read back is what was said. Without its secret an answer would be another one, and with it the file would
 * hold it; JSON has no infinite numbers; and what is nested too deep is not read.
 */
function canBeKept({ answer, call }: Answered<ChatAnswer | number[][]>, redact: Memory['redact']): boolean {
  const canText = (text: string): boolean => redact(text) === text;
  const can = (value: unknown, level: number): boolean => {
    if (typeof value === 'string') return canText(value);
    if (typeof value === 'number') return Number.isFinite(value);
    if (typeof value !== 'object' || value === null) return true;
    if (level > MAX_NESTING) return false;
    if (Array.isArray(value)) return value.every((entry) => can(entry, level + 1));
    return Object.entries(value).every(([name, entry]) => canText(name) && can(entry, level + 1));
  };
  return can({ answer, call }, 1);
}
