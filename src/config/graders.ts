// The graders of model-graded assertions: at an assertion, in options, in defaultTest.
import { isObject, type JsonObject } from '../json.js';
import { type EndpointReader, readEndpoint } from './endpoints.js';
import type { Endpoint } from './eval-config.js';

export type GraderReader = EndpointReader;

export interface Graders {
  grader?: Endpoint;
  embeddingGrader?: Endpoint;
}

/** Kinds of provider that `provider: { text: ..., embedding: ... }` tells apart. */
export const KINDS = ['text', 'embedding', 'classification', 'moderation'];
const WITHOUT_USE = ['classification', 'moderation'];

/** How promptfoo names providers of embeddings; a mapped id (see `endpoint-map`) keeps its name. */
const EMBEDDING_ID = /:embeddings?:/;

/**
 * The graders behind `provider`: a text, `{ id, config }`, or a map by kind: `{ text: <either>, embedding: <either> }`.
 *
 * @param plain what a provider that names no kind is for
 */
export function readGraders(reader: GraderReader, holder: JsonObject, plain: keyof Graders): Graders {
  const { loader } = reader;
  const written = holder['provider'];
  if (written === undefined || written === null) return {};
  const at = loader.positions.value(holder, 'provider');
  if (!isObject(written) || Object.hasOwn(written, 'id') || !KINDS.some((kind) => Object.hasOwn(written, kind))) {
    const endpoint = readEndpoint(reader, written, at);
    if (!endpoint) {
      loader.failedGraders.add('grader').add('embeddingGrader');
      return {};
    }
    return { [EMBEDDING_ID.test(endpoint.id) ? 'embeddingGrader' : plain]: endpoint };
  }
  for (const kind of WITHOUT_USE)
    if (Object.hasOwn(written, kind))
      loader.unusedKey(
        `a provider for ${kind} has no effect: no supported assertion uses one`,
        loader.positions.key(written, kind),
      );
  const ofKind = (kind: string, use: keyof Graders): Endpoint | undefined => {
    const one = written[kind];
    if (one === undefined || one === null) return undefined;
    const endpoint = readEndpoint(reader, one, loader.positions.value(written, kind) ?? at);
    if (!endpoint) loader.failedGraders.add(use);
    return endpoint;
  };
  const grader = ofKind('text', 'grader');
  const embeddingGrader = ofKind('embedding', 'embeddingGrader');
  return { ...(grader ? { grader } : {}), ...(embeddingGrader ? { embeddingGrader } : {}) };
}
