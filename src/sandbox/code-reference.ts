// `file://checks.js:name`: which file, and which function of it.
import type { Language } from './code-call.js';

export interface CodeReference {
  /** As written, without `file://`. */
  path: string;
  language: Language;
  functionName?: string;
}

const REFERENCE = /^(?:file:\/\/)?(.+\.(?:[cm]?js|[cm]?ts|(py)))(?::([\w$.]+))?$/is;

/** Undefined when the reference names no file of JavaScript, TypeScript or Python. */
export function parseCodeReference(reference: string): CodeReference | undefined {
  const [, path, python, functionName] = REFERENCE.exec(reference) ?? [];
  if (path === undefined) return undefined;
  return { path, language: python ? 'Python' : 'JavaScript', ...(functionName ? { functionName } : {}) };
}
