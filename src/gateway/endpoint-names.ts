// A name that the gateway does not have, and the ones that were probably meant.
import { distance } from 'fastest-levenshtein';
import type { CellError } from '../cell-error.js';
import { closeName } from '../config/names.js';
import { quote, quoteName } from './outside-text.js';
import type { Server } from './server.js';

/** A server may have hundreds. */
const MAX_LISTED = 10;

/** @param endpoints those that the server lists; empty when it was not asked or did not say */
export function unknownEndpoint(endpoint: string, server: Server, endpoints: readonly string[]): string {
  const close = closeName(endpoint, endpoints);
  const meant = close === undefined ? '' : `; did you mean ${quoteName(close)}?`;
  const there = endpoints.length === 0 ? '' : `${meant || ';'} it has ${listed(endpoint, endpoints)}`;
  return `the gateway at ${server.url} has no endpoint ${quoteName(endpoint)} for this caller${there || meant}`;
}

/** What a 404 of an endpoint means: of one that the server listed before the first call, that somebody took it away since. */
export function missingEndpoint(
  endpoint: string,
  server: Server,
  endpoints: readonly string[],
): Pick<CellError, 'kind' | 'message'> {
  if (!endpoints.includes(endpoint)) return { kind: 'config', message: unknownEndpoint(endpoint, server, endpoints) };
  return {
    kind: 'gateway',
    message: `endpoint ${quoteName(endpoint)} is gone: the gateway at ${server.url} had it when the run began`,
  };
}

/** The nearest first, so that the one that was meant is among those that are shown. */
function listed(endpoint: string, endpoints: readonly string[]): string {
  const nearest = endpoints
    .map((name) => ({ name, apart: distance(endpoint, name) }))
    .sort((a, b) => a.apart - b.apart);
  const names = nearest.slice(0, MAX_LISTED).map(({ name }) => quote(name, [], 100));
  const more = endpoints.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
