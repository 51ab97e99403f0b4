// The headers a config may add to a call.
import type { Problem } from '../config/problem.js';

/** They frame the message or belong to the connection: a config that sets them could smuggle a second request. */
const REFUSED = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** RFC 9110, 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110, 5.5: visible characters, spaces and tabs, and the upper half of Latin-1. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const HOLDS_A_SECRET = /auth|cookie|key|password|secret|token/;

/** Headers with their names in lower case; empty ones are left out. */
export function readHeaders(
  headers: Readonly<Record<string, string>>,
): { headers: Record<string, string> } | { problem: Problem } {
  const read: Record<string, string> = {};
  for (const [written, value] of Object.entries(headers)) {
    const name = written.toLowerCase();
    const text = String(value).trim();
    if (!TOKEN.test(written)) return refuse(`${JSON.stringify(written)} is no name for a header`);
    if (REFUSED.has(name)) return refuse(`the header ${written} cannot be set: the client sets it`);
    if (Object.hasOwn(read, name)) return refuse(`the header ${written} is there twice`);
    if (text.includes('{{')) return { problem: unset(`the header ${written}`, text) };
    if (!FIELD_VALUE.test(text))
      return refuse(`the value of the header ${written} holds a line break or a character that headers cannot hold`);
    if (text !== '') read[name] = text;
  }
  return { headers: read };
}

function refuse(message: string): { problem: Problem } {
  return { problem: { message } };
}

/** Values that must not be shown: those of headers whose names speak of secrets. */
export function secretHeaderValues(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (HOLDS_A_SECRET.test(name) ? [value] : []));
}

/** `{{env.X}}` is still there: rendering leaves it when the variable is not set or may not be seen. */
export function unset(what: string, text: string): Problem {
  const name = /env\s*(?:\.\s*|\[\s*['"])([^\s'"\]|}]+)/.exec(text)?.[1];
  return {
    message: name
      ? `${what} needs the environment variable ${name}`
      : `${what} holds a template that is never rendered`,
    hint: name
      ? `set ${name}; secrets of the gateway are known only to providers that call the gateway of gateway-url`
      : 'only {{env.X}} is rendered there',
    ...(name ? { ofEnvironment: true } : {}),
  };
}
