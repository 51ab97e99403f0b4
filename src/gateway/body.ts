// The body of an answer: read up to a limit, unpacked, and text.
import { isUtf8 } from 'node:buffer';

/** Undefined when there is more than `maxBytes`: the rest is not read, and the connection is given up. */
export async function readBounded(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

const UNPACKERS: Readonly<Record<string, 'gunzip' | 'inflate' | 'brotliDecompress' | undefined>> = {
  gzip: 'gunzip',
  'x-gzip': 'gunzip',
  deflate: 'inflate',
  br: 'brotliDecompress',
};

/**
 * Undefined when there are more than `maxBytes` of it. Nobody asks for a packed body, but no server is bound to send a plain
 * one.
 *
 * @param encoding the header `content-encoding`
 * @throws whatever a body that is not what the header says brings about; an error with a `code`
 */
export async function unpacked(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer | undefined> {
  const zlib = await import('node:zlib');
  let plain = body;
  // The last one was applied last.
  for (const name of encoding.toLowerCase().split(',').reverse()) {
    const unpacker = UNPACKERS[name.trim()];
    if (!unpacker && ['', 'identity'].includes(name.trim())) continue;
    if (!unpacker) throw Object.assign(new Error(name.trim()), { code: 'UNKNOWN_CONTENT_ENCODING' });
    // One of the overloads that the three have in common.
    const unpack: typeof zlib.brotliDecompress = zlib[unpacker];
    const result = await new Promise<Buffer | undefined>((resolve, reject) => {
      unpack(plain, { maxOutputLength: maxBytes }, (error: NodeJS.ErrnoException | null, whole) => {
        if (!error) resolve(whole);
        else if (error.code === 'ERR_BUFFER_TOO_LARGE') resolve(undefined);
        else reject(error);
      });
    });
    if (result === undefined) return undefined;
    plain = result;
  }
  return plain;
}

/**
 * Without a byte order mark, as fetch reads it.
 *
 * @throws an error with the code INVALID_UTF8: letters that nobody wrote would be judged
 */
export function textOf(body: Buffer): string {
  if (!isUtf8(body)) throw Object.assign(new Error('invalid UTF-8'), { code: 'INVALID_UTF8' });
  return lenientTextOf(body);
}

/** With replacement characters for what is no UTF-8. */
export function lenientTextOf(body: Buffer): string {
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
