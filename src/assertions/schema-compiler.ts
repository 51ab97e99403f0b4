// Ajv, loaded with the first schema. A module of its own, since a bundler keeps the named exports of a CommonJS package for
// an import that stands in the text, and loses them for one that is awaited.
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A compiler that knows the formats, and no keyword that its draft does not have. */
export function createCompiler(draft: 'draft-07' | '2020-12'): Pick<Ajv, 'compile'> {
  const ajv = draft === '2020-12' ? new Ajv2020({ logger: false }) : new Ajv({ logger: false });
  addFormats.default(ajv as Ajv);
  return ajv;
}
