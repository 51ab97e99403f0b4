// What a change from outside may use: nothing, or what the workflow (which is ours) allows it by name.
import type { Trust } from './who.js';

/** The inputs `allowed-endpoints` and `max-calls`. */
export interface Allowance {
  /** Names of endpoints at the gateway; `*` stands for any text. */
  allowedEndpoints: readonly string[];
  maxCalls?: number;
}

/**
 * Why nothing of this change may be evaluated; undefined when it may. A sentence or two for the comment.
 *
 * An untrusted config names prompts, counts and endpoints as it likes, so both limits have to be there.
 */
export function whyNotEvaluated(trust: Trust, { allowedEndpoints, maxCalls }: Allowance): string | undefined {
  if (trust.trusted) return undefined;
  if (allowedEndpoints.length > 0 && maxCalls !== undefined) return undefined;
  const missing = [
    ...(allowedEndpoints.length === 0 ? ['allowed-endpoints'] : []),
    ...(maxCalls === undefined ? ['max-calls'] : []),
  ];
  return `${trust.reason} It calls no model without the ${missing.length === 1 ? 'input' : 'inputs'} ${missing.join(' and ')}`;
}

/** Whether calls may go to the endpoint, a grader's too. A trusted config chooses its endpoints itself. */
export function mayCallEndpoint(
  trust: Trust,
  { allowedEndpoints = [] }: Partial<Pick<Allowance, 'allowedEndpoints'>>,
  name: string,
): boolean {
  return trust.trusted || allowedEndpoints.some((pattern) => matchesPattern(name, pattern));
}

/** They say where calls go and what they carry, or send what the action knows nothing of. */
const FORBIDDEN_KEYS = [
  'gatewayUrl',
  'apiKey',
  'apiKeyEnvar',
  'apiKeyRequired',
  'headers',
  'passthrough',
  'route',
] as const;

/** The keys of a provider's `config` that a change from outside may not set. */
export function forbiddenKeys(trust: Trust, config: object): string[] {
  return trust.trusted ? [] : FORBIDDEN_KEYS.filter((key) => Object.hasOwn(config, key));
}

export function forbiddenMessage(key: string): string {
  return `a config from another repository cannot set ${key}`;
}

/** `*` stands for any text. Matched piece by piece: a pattern of many stars cannot take long. */
export function matchesPattern(text: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  if (pieces.length === 1) return text === pattern;
  const [first = '', ...others] = pieces;
  const last = others.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, from);
    if (found < 0 || found + piece.length > text.length - last.length) return false;
    from = found + piece.length;
  }
  return true;
}
