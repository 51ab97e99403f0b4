import type { InputName } from './inputs.js';

/** One wrong input: its name, what it got, what it may be. */
export class InputError extends Error {
  override name = 'InputError';
}

/** The text of an input; absent and blank are the same. */
export type InputTexts = Partial<Record<InputName, string>>;

export function wrong(name: InputName, got: string, wanted: string, near?: string): InputError {
  const shown = JSON.stringify(got.length > 80 ? `${got.slice(0, 77)}...` : got);
  return new InputError(`${name} has to be ${wanted}, got ${shown}${near ? `; did you mean ${near}?` : ''}`);
}

export function flag(name: InputName, value: string): boolean {
  if (value.toLowerCase() === 'false') return false;
  if (value.toLowerCase() === 'true') return true;
  throw wrong(name, value, 'true or false');
}
