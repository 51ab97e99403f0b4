// How a request can fail, as the rest of the client sees it.
import type { CellError, ErrorKind } from '../cell-error.js';
import type { Server } from './server.js';

export interface Failure {
  error: CellError;
  /** Whether the same request may do better later, and how patient to be. */
  retry: 'never' | 'fault' | 'rate limit';
  /** The least wait that the server asked for, ms. */
  waitMs?: number;
  /** In a word or two, for the list of attempts: `reset`. Without it, the status or the kind of the error tells. */
  what?: string;
  /** Status and body of a 5xx that does not say by itself that it will pass: met again and again, it will not. */
  repeatable?: string;
  /** The provider's words when it refused the request itself: they may name a parameter that it does not take. */
  refusal?: string;
}

/** What a message about a request has to know. */
export interface About {
  server: Server;
  /** What was asked for, as messages say it: `endpoint "x"`. */
  subject: string;
  /** The full URL that was asked. */
  url: string;
  /** What to say of a name that the gateway does not have. */
  unknownEndpoint(): string;
}

export function failure(
  kind: ErrorKind,
  message: string,
  { retry = 'never', status, ...rest }: { status?: number } & Partial<Omit<Failure, 'error'>> = {},
): Failure {
  return { error: { kind, message, ...(status === undefined ? {} : { status }) }, retry, ...rest };
}
