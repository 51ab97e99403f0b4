import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { ROOT } from '../support/run-action.js';

export type Validate = (value: unknown) => string[];

/** A schema as an editor uses it: the problems of a value, `/tests/0/assert: must be array`, or none. */
export function validator(schema: object): Validate {
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  // Words of editors that mean nothing to a validator.
  ajv.addVocabulary(['deprecationMessage', 'markdownDescription', 'markdownEnumDescriptions', 'patternErrorMessage']);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(describeError));
}

function describeError({ instancePath, message, params }: ErrorObject): string {
  const extra = 'additionalProperty' in params ? ` (${params['additionalProperty']})` : '';
  return `${instancePath}: ${message}${extra}`;
}

export const committedSchema = (): object =>
  JSON.parse(readFileSync(join(ROOT, 'config.schema.json'), 'utf8')) as object;
