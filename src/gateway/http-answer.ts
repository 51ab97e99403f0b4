// An HTTP answer as it came, and the few things that can be read from any of them.
import { isObject, type Json } from '../json.js';

export interface HttpAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** Milliseconds. On every answer under `/gateway/`, but not on a bare 500. */
const DURATION = 'x-mlflow-gateway-duration-ms';
/** Milliseconds. Only when a provider was called: that is how a provider's 401 is told from MLflow's own. */
const OVERHEAD = 'x-mlflow-gateway-overhead-duration-ms';

export function header({ headers }: Pick<HttpAnswer, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function reachedProvider(answer: HttpAnswer): boolean {
  return header(answer, OVERHEAD) !== undefined;
}

/** Whether the gateway's own code answered, and not a proxy before it or the web server around it. */
export function cameFromGateway(answer: HttpAnswer): boolean {
  return header(answer, DURATION) !== undefined;
}

/** The gateway's own time for the call and the provider's, ms; the latter is an estimate when the server is busy. */
export function gatewayTimes(answer: HttpAnswer): { gatewayMs?: number; providerMs?: number } {
  const gatewayMs = milliseconds(header(answer, DURATION));
  const overheadMs = milliseconds(header(answer, OVERHEAD));
  if (gatewayMs === undefined) return {};
  return overheadMs === undefined ? { gatewayMs } : { gatewayMs, providerMs: Math.max(0, gatewayMs - overheadMs) };
}

export function isHtml(answer: HttpAnswer): boolean {
  return /^text\/html\b/i.test(header(answer, 'content-type') ?? '') || /^\s*<(!doctype|html)\b/i.test(answer.body);
}

/** What walks through a body by calling itself would run out of stack. No answer of a model is nested like that. */
const MAX_DEPTH = 500;

/** The parsed body, or undefined when it is no JSON, or nested too deep. */
export function jsonOf({ body }: HttpAnswer): Json | undefined {
  if (isTooDeep(body)) return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

/** Whether a JSON text is nested deeper than anything that is passed on. */
export function isTooDeep(text: string): boolean {
  if (text.length <= 2 * MAX_DEPTH) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) {
      index = endOfString(text, index);
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

/** The place of the quotation mark that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
  } while (isEscaped(text, end));
  return end;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

export interface Detail {
  text: string;
  /** MLflow's `error_code`. */
  code?: string;
}

/**
 * What an error says. `detail` is text, an object with `message`, or a list of `{loc, msg}`; a proxy before the gateway
 * may say `error` or `message`, or answer text.
 */
export function detailOf(answer: HttpAnswer): Detail {
  const body = jsonOf(answer);
  if (!isObject(body)) return { text: isHtml(answer) ? titleOf(answer.body) : answer.body };
  const detail = body['detail'] ?? body['error'] ?? body;
  if (Array.isArray(detail)) return { text: detail.map(problemOf).join('; ') };
  if (!isObject(detail)) return { text: String(detail) };
  const { message, error_code: code } = detail;
  return {
    text: typeof message === 'string' ? message : JSON.stringify(detail),
    ...(typeof code === 'string' ? { code } : {}),
  };
}

function problemOf(entry: Json): string {
  if (!isObject(entry) || typeof entry['msg'] !== 'string') return JSON.stringify(entry);
  const { loc, msg } = entry;
  return Array.isArray(loc) ? `${loc.join('.')}: ${msg}` : msg;
}

function titleOf(html: string): string {
  return /<title>([^<]*)/i.exec(html.slice(0, 10_000))?.[1] ?? 'an HTML page';
}

function milliseconds(value: string | undefined): number | undefined {
  const number = value === undefined || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
