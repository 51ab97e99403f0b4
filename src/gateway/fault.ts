// What the network did instead of an answer, by the codes of Node and undici. Pure.
import type { ErrorKind } from '../cell-error.js';
import { type Failure, failure } from './failure.js';
import { quote } from './outside-text.js';
import type { Server } from './server.js';

interface Fault {
  /** Told after the server's URL. */
  what: string;
  /** In a word or two, for the list of attempts; without it the code. */
  short?: string;
  kind?: ErrorKind;
  retry?: Failure['retry'];
}

const AGAIN = { retry: 'fault' } as const;
const SLOW = { kind: 'timeout', retry: 'fault' } as const;
const CLOSED = { what: 'closed the connection before its answer was complete', short: 'closed', ...AGAIN };
const UNREACHABLE = {
  what: 'did not accept a connection in time; is it reachable from this machine?',
  short: 'no connection',
  ...SLOW,
};
const CUT_OFF = { ...CLOSED, short: 'cut off' };
const UNTRUSTED = {
  what: 'shows a certificate of an authority that is not known here; name the file of its certificate in NODE_EXTRA_CA_CERTS',
};

const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  [
    'ECONNREFUSED',
    {
      what: 'refuses the connection: is the MLflow server running there, and is gateway-url right?',
      short: 'refused',
      ...AGAIN,
    },
  ],
  ['ENOTFOUND', { what: 'cannot be found: no such host name; check gateway-url' }],
  ['EAI_AGAIN', { what: 'could not be looked up: the name service did not answer', ...AGAIN }],
  ['EHOSTUNREACH', { what: 'cannot be reached from this machine (no route to the host)', ...AGAIN }],
  ['ENETUNREACH', { what: 'cannot be reached from this machine (no route to its network)', ...AGAIN }],
  ['ECONNRESET', { ...CLOSED, short: 'reset' }],
  ['EPIPE', { ...CLOSED, short: 'reset' }],
  ['UND_ERR_SOCKET', CLOSED],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', CUT_OFF],
  ['Z_BUF_ERROR', CUT_OFF],
  ['Z_DATA_ERROR', { what: 'packed its answer otherwise than its content-encoding says' }],
  ['ERR_BROTLI_DECODER_ERROR', { what: 'packed its answer otherwise than its content-encoding says' }],
  ['UNKNOWN_CONTENT_ENCODING', { what: 'packed its answer in a way that nobody asked for' }],
  ['INVALID_UTF8', { what: 'answered in an encoding that is not UTF-8' }],
  ['UND_ERR_HEADERS_OVERFLOW', { what: 'sent headers that are longer than an answer of a model has any use for' }],
  ['ETIMEDOUT', UNREACHABLE],
  ['UND_ERR_CONNECT_TIMEOUT', UNREACHABLE],
  ['UND_ERR_HEADERS_TIMEOUT', { what: 'did not begin its answer in time', short: 'timeout', ...SLOW }],
  ['UND_ERR_BODY_TIMEOUT', { what: 'stopped in the middle of its answer', short: 'stalled', ...SLOW }],
  ['CERT_HAS_EXPIRED', { what: 'shows a certificate that has expired' }],
  ['CERT_NOT_YET_VALID', { what: 'shows a certificate that is not valid yet (is the clock of this machine right?)' }],
  ['ERR_TLS_CERT_ALTNAME_INVALID', { what: 'shows a certificate for another host name' }],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['ERR_SSL_WRONG_VERSION_NUMBER', { what: 'does not speak TLS; is it http instead of https?' }],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', { what: 'does not speak TLS; is it http instead of https?' }],
  ['UND_ERR_INVALID_ARG', { what: 'was not asked: a header or the URL cannot be sent', kind: 'config' }],
]);

/** The failure that an exception of a request stands for. */
export function classifyFault(thrown: unknown, server: Pick<Server, 'url' | 'secrets'>): Failure {
  const { code, message } = describeFault(thrown);
  const said = quote(message, server.secrets, 200);
  const proxy = /^Proxy response \((\d+)\)/.exec(message)?.[1];
  if (proxy !== undefined) {
    const passing = Number(proxy) >= 500;
    return failure(
      'gateway',
      `the HTTP proxy on the way to ${server.url} answered ${proxy}; check HTTP_PROXY, HTTPS_PROXY and NO_PROXY`,
      {
        retry: passing ? 'fault' : 'never',
        what: `proxy ${proxy}`,
      },
    );
  }
  const { what, short = code, kind = 'gateway', retry = 'never' } = FAULTS.get(code) ?? otherFault(code);
  return failure(kind, `${server.url} ${what} (${[code, said].filter(Boolean).join(': ')})`, {
    retry,
    ...(short ? { what: quote(short, [], 40) } : {}),
  });
}

function otherFault(code: string): Fault {
  // undici gives not all errors of its parser a code.
  if (code.startsWith('HPE_') || code === 'HTTPParserError')
    return { what: 'does not speak HTTP; is it https instead of http, or another service?' };
  if (code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_') || code === 'EPROTO')
    return { what: 'could not agree on an encrypted connection' };
  return { what: 'could not be asked', ...AGAIN };
}

/** Code and words of what a request threw; empty when there are none. */
export function describeFault(thrown: unknown): { code: string; message: string } {
  // By shape: an error of Node's own is no `instanceof Error` in every realm.
  if (typeof thrown !== 'object' || thrown === null) return { code: '', message: String(thrown) };
  const { code, message, name, errors } = thrown as Partial<NodeJS.ErrnoException> & { errors?: unknown[] };
  // A host with several addresses fails once for each of them, in one error without a message.
  const inner = (errors?.[0] ?? {}) as Partial<NodeJS.ErrnoException>;
  return { code: code ?? inner.code ?? name ?? '', message: (message || inner.message) ?? '' };
}
