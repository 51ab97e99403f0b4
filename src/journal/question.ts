// What makes a call the same call in a later run: who asks, of whom, with which headers, what, and for which time.
import type { Asker, ChatRequest, Destination, EmbedRequest } from '../gateway/request.js';
import { keyedHash } from './seal.js';

export type Question = ChatRequest | EmbedRequest;

export interface Questions {
  /** The key of a question that is asked now: 32 hex digits that give nothing of it away. */
  next(destination: Destination, question: Question & { asker: Asker }): string;
  /** The key that `next` would give. */
  peek(destination: Destination, question: Question & { asker: Asker }): string;
}

/** @param key of the journal */
export function createQuestions(key: Buffer): Questions {
  /** How often a run has asked the same; which of two at once is the first makes no difference, since both are the same. */
  const asked = new Map<string, number>();
  const keyOf = (question: string, times: number): string => keyedHash(key, `${question} ${times}`);
  return {
    next(destination, question) {
      const hash = keyedHash(key, textOf(destination, question));
      const times = asked.get(hash) ?? 0;
      asked.set(hash, times + 1);
      return keyOf(hash, times);
    },
    peek(destination, question) {
      const hash = keyedHash(key, textOf(destination, question));
      return keyOf(hash, asked.get(hash) ?? 0);
    },
  };
}

function textOf(destination: Destination, { asker, ...question }: Question & { asker: Asker }): string {
  const { baseUrl, endpoint, route, headers } = destination;
  const names = Object.keys(headers).sort();
  return JSON.stringify([
    asker.run,
    asker.as,
    baseUrl,
    endpoint,
    route ?? null,
    names.map((name) => [name, headers[name]]),
    'messages' in question
      ? [question.messages, question.params, question.defaulted]
      : [question.input, question.params],
  ]);
}
