// What must not be shown, in every form in which it may turn up, and the function that takes it out of texts.
import { isSecretVariable } from './secret-variables.js';

/** Shorter secrets are not looked for: replacing every "1234" or "test" would destroy a report and protect nothing. */
export const MIN_SECRET_LENGTH = 5;
/** Characters of Base64 below which a fragment may be a coincidence. */
const MIN_FRAGMENT_LENGTH = 8;
const MASK = '***';
/** What excerpts put where they cut: `...` (after a quote that they close) or `…`. */
const CUT_MARK = /"?(?:\.{3}|…)/y;

/** The secrets that are known before anything was read: tokens given as inputs, and variables known by their names. */
export function knownSecrets(
  inputs: { 'gateway-api-key'?: string | undefined; 'github-token'?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const variables = Object.entries(env).flatMap(([name, value]) => (isSecretVariable(name) ? [value] : []));
  return [inputs['gateway-api-key'], inputs['github-token'], ...variables].filter(
    (value) => value !== undefined && value !== '',
  ) as string[];
}

/**
 * Each secret as it is and as it may be written: in URLs, in JSON, in Base64 (alone, and inside something longer, whose
 * length before it decides which of three ways it is written). Of `Basic` and `Bearer` values the inner part too, and the
 * user and password that a `Basic` value stands for; of several lines each.
 */
export function secretForms(secrets: readonly string[]): string[] {
  const values = new Set(secrets.flatMap(partsOf).filter((value) => value.length >= MIN_SECRET_LENGTH));
  const forms = new Set([...values].flatMap(formsOf).filter((form) => form.length >= MIN_SECRET_LENGTH));
  return [...forms].sort((left, right) => right.length - left.length);
}

/**
 * A function that replaces every secret form by `***`: the longest first, all in one pass. Of a form that an excerpt has
 * cut, what is left of it before the mark of the cut.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secretForms(secrets);
  if (forms.length === 0) return (text) => text;
  const redactCut = createCutRedactor(forms);
  const pattern = new RegExp(forms.map(escapePattern).join('|'), 'g');
  return (text) => {
    let redacted = text.replace(pattern, MASK);
    // What stood before and after a secret may make another one, with the asterisks between them.
    while (forms.some((form) => redacted.includes(form))) redacted = redacted.replace(pattern, MASK);
    return redactCut(redacted);
  };
}

/** Takes out the beginnings of secrets that end at the mark of a cut: half a secret is still half a secret. */
function createCutRedactor(forms: readonly string[]): (text: string) => string {
  const byBeginning = new Map<string, string[]>();
  for (const form of forms) {
    const beginning = form.slice(0, MIN_SECRET_LENGTH);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), form]);
  }
  const pattern = new RegExp([...byBeginning.keys()].map(escapePattern).join('|'), 'g');
  return (text) => {
    let redacted = '';
    let kept = 0;
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const end = cutEnd(text, found.index, byBeginning.get(found[0]) ?? []);
      // The next may begin inside this one.
      pattern.lastIndex = end ?? found.index + 1;
      if (end === undefined) continue;
      redacted += text.slice(kept, found.index) + MASK;
      kept = end;
    }
    return redacted + text.slice(kept);
  };
}

/** Where the mark of the cut is that ends a beginning of one of `forms` at `start`; undefined without one. */
function cutEnd(text: string, start: number, forms: readonly string[]): number | undefined {
  for (const form of forms) {
    let length = MIN_SECRET_LENGTH;
    for (; length <= form.length; length += 1) {
      CUT_MARK.lastIndex = start + length;
      if (CUT_MARK.test(text)) return start + length;
      if (text[start + length] !== form[length]) break;
    }
  }
  return undefined;
}

function partsOf(secret: string): string[] {
  const value = secret.trim();
  const inner = /^(?:basic|bearer)\s+(\S+)$/i.exec(value)?.[1];
  return [
    value,
    ...value.split(/\r?\n/).map((line) => line.trim()),
    ...(inner ? [inner] : []),
    ...pairOf(inner ?? value),
  ];
}

/** `user:password` and the password, of a value that is such a pair or the Base64 of one. */
function pairOf(value: string): string[] {
  const decoded = /^[A-Za-z0-9+/]+={0,2}$/.test(value) ? Buffer.from(value, 'base64').toString('utf8') : value;
  const pair = /^([\x20-\x39\x3b-\x7e]*):([^\p{Cc}\ufffd]+)$/u.exec(decoded);
  return pair?.[2] === undefined ? [] : [decoded, pair[2]];
}

function formsOf(value: string): string[] {
  const url = encodeUrl(value);
  const base64 = [0, 1, 2].flatMap((before) => base64Inside(value, before));
  const whole = Buffer.from(value).toString('base64');
  return [
    value,
    url,
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    url.replaceAll('%20', '+'),
    JSON.stringify(value).slice(1, -1),
    // As a step of a JSON pointer (RFC 6901).
    value.replaceAll('~', '~0').replaceAll('/', '~1'),
    ...[whole, whole.replace(/=+$/, ''), ...base64].flatMap((form) => [form, urlSafe(form)]),
  ];
}

/** The characters of Base64 that `value` alone decides when `before` bytes (modulo 3) stand before it. */
function base64Inside(value: string, before: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  const fragment = bytes.toString('base64').slice(first, last);
  return fragment.length >= MIN_FRAGMENT_LENGTH ? [fragment] : [];
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** Half of a surrogate pair cannot be written in a URL. */
function encodeUrl(value: string): string {
  return encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
