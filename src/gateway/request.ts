// What is asked of an endpoint, and the body that goes over the wire.
import { isNumericParameter, numberInText } from '../config/chat-parameters.js';
import type { Json, JsonObject } from '../json.js';
import type { Route } from './route.js';

/** An endpoint, and how to reach it. */
export interface Destination {
  /** The MLflow server's URL, with its path prefix when it has one. */
  baseUrl: string;
  /** The endpoint's name at the gateway. */
  endpoint: string;
  /** Authorization and the user's own. They win over the client's. */
  headers: Record<string, string>;
  /** Which route its chats take; absent: the unified one. */
  route?: Route;
}

/** Which run of which cell asks, and what for: the same request may be made by many, and each has an answer of its own. */
export interface Asker {
  run: string;
  as: 'target' | 'grader' | 'embedding';
}

export interface ChatRequest {
  /** The list of messages. */
  messages: Json;
  /** Chat parameters by their name on the wire; `null` leaves one out. */
  params: JsonObject;
  /** Names in `params` that the user did not set: left out for an endpoint that refuses them. */
  defaulted: readonly string[];
  /**
   * Milliseconds for the whole call, retries and the waits between them included. Waiting for a place does not count, but for
   * a retry while the endpoint answers nobody.
   */
  timeoutMs?: number;
  signal?: AbortSignal;
  asker?: Asker;
}

export interface EmbedRequest {
  /** One text, or several: each gets a vector. */
  input: string | readonly string[];
  /** Further fields of the body (`dimensions`); `null` leaves one out. */
  params?: JsonObject;
  /** As of a chat. */
  timeoutMs?: number;
  signal?: AbortSignal;
  asker?: Asker;
}

/** The parameters as the gateway takes them, without those in `leftOut`. */
export function wireParameters(params: JsonObject, leftOut: readonly string[]): JsonObject {
  const sent: JsonObject = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === null || leftOut.includes(name)) continue;
    sent[name] = wireValue(name, value);
  }
  return sent;
}

/** @param asked what the route is about: `messages` or `input` */
export function requestBody(endpoint: string, asked: JsonObject, sent: JsonObject): string {
  return JSON.stringify({ ...sent, model: endpoint, ...asked });
}

function wireValue(name: string, value: Json): Json {
  // Unlike the providers, the gateway refuses a plain text here.
  if (name === 'stop' && typeof value === 'string') return [value];
  return isNumericParameter(name) && typeof value === 'string' ? (numberInText(value) ?? value) : value;
}
