// What gateways, proxies and networks do: each fault is an endpoint, called as the target and as the grader of cells.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ErrorKind } from '../../src/cell-error.js';
import { response, type Wire } from './wire.js';

export interface Fault {
  play(wire: Wire): void;
  /** What becomes of a cell whose endpoint this is. `mixed`: some pass, others are errors of the gateway. */
  cell: 'passed' | 'mixed' | ErrorKind;
  /** Nothing but the time limit of the call ends it. */
  hangs?: true;
}

const json = (status: number, headers: Record<string, string> = {}, detail = `fault ${status}`): Buffer =>
  response(status, JSON.stringify({ detail }), headers);

const ok = ({ socket, good }: Wire): void => void socket.write(response(200, good));
const always = (bytes: (wire: Wire) => Buffer | string) => (wire: Wire) => void wire.socket.write(bytes(wire));
const thenOk = (play: Fault['play']) => (wire: Wire) => (wire.n === 0 ? play(wire) : ok(wire));
const status = (code: number, cell: Fault['cell'], headers: Record<string, string> = {}): Fault => ({
  play: always(() => json(code, headers)),
  cell,
});
const once = (code: number, headers: Record<string, string> = {}): Fault => ({
  play: thenOk(always(() => json(code, headers))),
  cell: 'passed',
});
const body = (
  text: (wire: Wire) => string | Buffer,
  cell: Fault['cell'],
  headers: Record<string, string> = {},
): Fault => ({
  play: always((wire) => response(200, text(wire), headers)),
  cell,
});
const raw = (text: (wire: Wire) => string | Buffer, cell: Fault['cell']): Fault => ({ play: always(text), cell });
/** Writes, and ends the connection one way or the other once it is written. */
const then =
  (how: 'end' | 'reset' | 'destroy', bytes: (wire: Wire) => string | Buffer) =>
  (wire: Wire): void => {
    const { socket } = wire;
    socket.write(bytes(wire), () => {
      if (how === 'end') socket.end();
      else if (how === 'destroy') socket.destroy();
      // Later: what was written should arrive.
      else setTimeout(() => socket.resetAndDestroy(), 5);
    });
  };
const firstHalf = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 20);
const drip =
  (first: string, piece: string) =>
  ({ socket }: Wire): void => {
    socket.write(first);
    const timer = setInterval(() => socket.write(piece), 50);
    socket.on('close', () => clearInterval(timer));
  };
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const CHUNKED = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
const HTML = '<!doctype html><title>Sign in</title>';
const head = (length: number): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

const FAULTS: Record<string, Fault> = {
  fine: { play: ok, cell: 'passed' },

  // Statuses.
  's101-upgrade': raw(() => 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n', 'gateway'),
  's202-empty': status(202, 'gateway'),
  s204: raw(() => 'HTTP/1.1 204 No Content\r\n\r\n', 'gateway'),
  s206: status(206, 'gateway'),
  s302: status(302, 'gateway', { location: '/login?token=x' }),
  s304: raw(() => 'HTTP/1.1 304 Not Modified\r\n\r\n', 'gateway'),
  's307-elsewhere': status(307, 'gateway', { location: 'http://127.0.0.1:9/' }),
  s400: status(400, 'config'),
  s401: status(401, 'gateway'),
  s402: status(402, 'gateway'),
  s403: status(403, 'gateway'),
  s404: status(404, 'gateway'),
  's404-html': { play: always(() => response(404, HTML, { 'content-type': 'text/html' })), cell: 'gateway' },
  s405: status(405, 'gateway'),
  s407: status(407, 'gateway'),
  s408: status(408, 'timeout'),
  's408-once': once(408),
  s409: status(409, 'gateway'),
  s413: status(413, 'config'),
  s422: status(422, 'config'),
  's425-once': once(425),
  s429: status(429, 'gateway'),
  's429-once': once(429),
  's429-seconds': once(429, { 'retry-after': '1' }),
  's429-date': {
    play: thenOk(always(() => json(429, { 'retry-after': new Date(Date.now() + 1_500).toUTCString() }))),
    cell: 'passed',
  },
  's429-date-in-the-past': once(429, { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' }),
  's429-garbage': once(429, { 'retry-after': 'when pigs fly in 2099' }),
  's429-negative': once(429, { 'retry-after': '-30' }),
  's429-huge': status(429, 'gateway', { 'retry-after': '9'.repeat(30) }),
  's429-ms': once(429, { 'retry-after-ms': '300', 'retry-after': '3600' }),
  's429-budget': {
    play: always(() =>
      json(429, {}, 'Budget limit exceeded. Limit: $1.00 USD per 1 day. Budget resets at 2026-11-24T00:00:00Z.'),
    ),
    cell: 'budget',
  },
  s451: status(451, 'gateway'),
  s499: status(499, 'gateway'),
  s500: status(500, 'gateway'),
  's500-bare-and-closed': {
    play: then('end', () => response(500, 'Internal Server Error', { 'content-type': 'text/plain' })),
    cell: 'gateway',
  },
  's500-for-one-prompt': {
    play: (wire) => (/test 0\b/.test(wire.asked) ? wire.socket.write(json(500)) : ok(wire)),
    cell: 'mixed',
  },
  s501: status(501, 'config'),
  's502-html-once': {
    play: thenOk(always(() => response(502, HTML, { 'content-type': 'text/html' }))),
    cell: 'passed',
  },
  's503-ms': once(503, { 'retry-after-ms': '200' }),
  's503-another-day': status(503, 'gateway', { 'retry-after': '86400' }),
  's504-once': once(504),
  's529-once': once(529),
  s599: status(599, 'gateway'),
  s999: status(999, 'gateway'),

  // Bodies.
  'b-empty': body(() => '', 'gateway'),
  'b-blank': body(() => ' \r\n ', 'gateway'),
  'b-bom': body(({ good }) => `\ufeff${good}`, 'passed'),
  'b-invalid-utf8': body(({ good }) => Buffer.from(good.replace('assistant', 'caf\u00e9'), 'latin1'), 'gateway'),
  'b-nul': body(({ good }) => good.replace('assistant', 'a\0b'), 'gateway'),
  'b-nul-escaped': body(({ good }) => good.replace('"m"', '"m\\u0000\\u001b[31m"'), 'passed'),
  'b-deep': body(() => deep(100_000), 'gateway'),
  'b-deep-tool-calls': body(() => `{"choices":[{"message":{"content":null,"tool_calls":${deep(50_000)}}}]}`, 'gateway'),
  'b-huge-numbers': body(
    ({ good }) =>
      good.replace('"prompt_tokens":1', '"prompt_tokens":1e999').replace('"index":0', `"index":${'9'.repeat(5_000)}`),
    'passed',
  ),
  'b-negative-tokens': body(({ good }) => good.replace('"total_tokens":2', '"total_tokens":-1e300'), 'passed'),
  'b-null': body(() => 'null', 'gateway'),
  'b-text': body(() => '"ok"', 'gateway'),
  'b-proto': body(() => '{"__proto__":{"choices":[{"message":{"content":"ok"}}]}}', 'gateway'),
  'b-no-choices': body(({ completion }) => completion({ choices: [] }), 'gateway'),
  'b-null-choices': body(({ completion }) => completion({ choices: null }), 'gateway'),
  'b-choice-of-null': body(({ completion }) => completion({ choices: [null] }), 'gateway'),
  'b-no-message': body(({ completion }) => completion({ choices: [{}] }), 'gateway'),
  'b-null-content': body(({ completion }) => completion({ choices: [{ message: { content: null } }] }), 'gateway'),
  'b-number-content': body(({ completion }) => completion({ choices: [{ message: { content: 42 } }] }), 'gateway'),
  'b-error-with-200': body(() => '{"error":{"message":"overloaded"}}', 'gateway'),
  'b-cut-json': body(({ good }) => good.slice(0, -10), 'gateway'),
  'b-html': body(() => HTML, 'gateway', { 'content-type': 'text/html' }),
  'b-sse': body(({ good }) => `data: ${good}\n\n`, 'config', { 'content-type': 'text/event-stream' }),
  'b-two-objects': body(({ good }) => good + good, 'gateway'),
  'b-too-large': body(() => `{"a":"${'x'.repeat(21_000_000)}"}`, 'gateway'),
  'e-gzip': body(({ good }) => gzipSync(good), 'passed', { 'content-encoding': 'gzip' }),
  'e-deflate': body(({ good }) => deflateSync(good), 'passed', { 'content-encoding': 'deflate' }),
  'e-brotli': body(({ good }) => brotliCompressSync(good), 'passed', { 'content-encoding': 'br' }),
  'e-gzip-twice': body(({ good }) => gzipSync(gzipSync(good)), 'passed', { 'content-encoding': 'gzip, gzip' }),
  'e-identity': body(({ good }) => good, 'passed', { 'content-encoding': 'identity' }),
  'e-gzip-garbage': body(() => Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 'gateway', {
    'content-encoding': 'gzip',
  }),
  'e-gzip-lie': body(({ good }) => good, 'gateway', { 'content-encoding': 'gzip' }),
  'e-brotli-lie': body(({ good }) => good, 'gateway', { 'content-encoding': 'br' }),
  'e-gzip-untold': body(({ good }) => gzipSync(good), 'gateway'),
  'e-gzip-cut-once': {
    play: thenOk(always(({ good }) => response(200, firstHalf(gzipSync(good)), { 'content-encoding': 'gzip' }))),
    cell: 'passed',
  },
  'e-gzip-bomb': body(() => BOMB, 'gateway', { 'content-encoding': 'gzip' }),
  'e-constructor': body(({ good }) => good, 'gateway', { 'content-encoding': 'constructor' }),
  'e-gzip-many': body(
    ({ good }) => [1, 2, 3, 4].reduce<Buffer>((inner) => gzipSync(inner), Buffer.from(good)),
    'gateway',
    {
      'content-encoding': 'gzip, gzip, gzip, gzip',
    },
  ),
  'e-unknown': body(({ good }) => good, 'gateway', { 'content-encoding': 'aes128gcm' }),
  'e-503-lie-once': once(503, { 'content-encoding': 'gzip' }),

  // Timing.
  't-hangs': { play: () => undefined, cell: 'timeout', hangs: true },
  't-headers-drip': { play: drip('HTTP/1.1 200 OK\r\n', 'x: y\r\n'), cell: 'timeout', hangs: true },
  't-body-drips': { play: drip(CHUNKED, chunk(' ')), cell: 'timeout', hangs: true },
  't-body-stops': { play: always(({ good }) => firstHalf(response(200, good))), cell: 'timeout', hangs: true },
  't-only-100': raw(() => 'HTTP/1.1 100 Continue\r\n\r\n', 'gateway'),
  't-processing-forever': {
    play: drip('HTTP/1.1 102 Processing\r\n\r\n', 'HTTP/1.1 102 Processing\r\n\r\n'),
    cell: 'timeout',
    hangs: true,
  },
  't-slow': { play: (wire) => void setTimeout(() => ok(wire), 150), cell: 'passed' },

  // Connections.
  'c-reset-before': { play: ({ socket }) => void socket.resetAndDestroy(), cell: 'gateway' },
  'c-reset-before-once': { play: thenOk(({ socket }) => void socket.resetAndDestroy()), cell: 'passed' },
  'c-closed-before': { play: ({ socket }) => void socket.destroy(), cell: 'gateway' },
  'c-half-open': { play: ({ socket }) => void socket.end(), cell: 'gateway' },
  'c-reset-in-headers': { play: then('reset', () => 'HTTP/1.1 200 OK\r\ncontent-ty'), cell: 'gateway' },
  'c-closed-after-headers': { play: then('destroy', () => head(100)), cell: 'gateway' },
  'c-reset-in-body-once': { play: thenOk(then('reset', ({ good }) => firstHalf(response(200, good)))), cell: 'passed' },
  'c-reset-in-body': { play: then('reset', ({ good }) => firstHalf(response(200, good))), cell: 'gateway' },
  'c-ended-in-body': { play: then('end', ({ good }) => firstHalf(response(200, good))), cell: 'gateway' },
  'c-reset-after-body': { play: then('reset', ({ good }) => response(200, good)), cell: 'passed' },
  'c-ended-after-body': { play: then('end', ({ good }) => response(200, good)), cell: 'passed' },

  // The protocol.
  'p-length-too-long': { play: then('end', ({ good }) => head(good.length + 50) + good), cell: 'gateway' },
  'p-length-too-short': raw(({ good }) => head(good.length - 10) + good, 'gateway'),
  'p-length-negative': raw(({ good }) => head(-1) + good, 'gateway'),
  'p-length-twice': raw(
    ({ good }) => head(good.length).replace('\r\n\r\n', '\r\ncontent-length: 5\r\n\r\n') + good,
    'gateway',
  ),
  'p-length-and-chunked': raw(
    ({ good }) => CHUNKED.replace('transfer', 'content-length: 3\r\ntransfer') + chunk(good) + chunk(''),
    'gateway',
  ),
  'p-chunked': raw(({ good }) => CHUNKED + chunk(good.slice(0, 9)) + chunk(good.slice(9)) + chunk(''), 'passed'),
  'p-chunked-trailers': raw(({ good }) => `${CHUNKED + chunk(good)}0\r\nx-a: b\r\n\r\n`, 'passed'),
  'p-chunked-garbage': raw(({ good }) => `${CHUNKED}zz\r\n${good}\r\n`, 'gateway'),
  'p-chunked-cut': { play: then('end', ({ good }) => CHUNKED + chunk(good)), cell: 'gateway' },
  'p-http-1.0': {
    play: then('end', ({ good }) => `HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${good}`),
    cell: 'passed',
  },
  'p-http-1.0-cut': {
    play: then('end', ({ good }) => `HTTP/1.0 200 OK\r\n\r\n${good.slice(0, -10)}`),
    cell: 'gateway',
  },
  'p-http-0.9': { play: then('end', ({ good }) => good), cell: 'gateway' },
  'p-http-2': {
    play: then('end', () => Buffer.from([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0x40, 0])),
    cell: 'gateway',
  },
  'p-continue-first': raw(
    ({ good }) => Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), response(200, good)]),
    'gateway',
  ),
  'p-early-hints-first': raw(
    ({ good }) => Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'), response(200, good)]),
    'passed',
  ),
  'p-two-answers': raw(
    ({ good, completion }) =>
      Buffer.concat([
        response(200, good),
        response(200, completion({ choices: [{ message: { content: 'of nobody' } }] })),
      ]),
    'passed',
  ),
  'p-no-reason': raw(({ good }) => `HTTP/1.1 200\r\ncontent-length: ${good.length}\r\n\r\n${good}`, 'passed'),
  'p-status-garbage': { play: then('end', () => 'HTTP/1.1 abc OK\r\n\r\n'), cell: 'gateway' },
  'p-ssh': { play: then('end', () => 'SSH-2.0-OpenSSH_9.6\r\n'), cell: 'gateway' },
  'p-tls-alert': { play: then('end', () => Buffer.from([0x15, 3, 3, 0, 2, 2, 0x28])), cell: 'gateway' },
  'p-huge-header': raw(({ good }) => response(200, good, { 'x-huge': 'x'.repeat(100_000) }), 'gateway'),
  'p-many-headers': {
    play: always(({ good }) =>
      response(200, good, Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`x-${n}`, 'y']))),
    ),
    cell: 'gateway',
  },
  'p-header-nul': raw(({ good }) => response(200, good, { 'x-nul': 'a\0b' }), 'gateway'),
  'p-header-latin1': raw(({ good }) => response(200, good, { 'x-mlflow-gateway-duration-ms': '\u00e9' }), 'passed'),
  'p-times-absurd': raw(
    ({ good }) =>
      response(200, good, {
        'x-mlflow-gateway-duration-ms': '-1e999',
        'x-mlflow-gateway-overhead-duration-ms': 'NaN',
      }),
    'passed',
  ),
};

/** 50 MB of zeros. */
const BOMB = gzipSync(Buffer.alloc(50_000_000));

export default FAULTS;
