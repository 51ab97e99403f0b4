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

const UNPACKERS = new Map([
  ['gzip', 'gunzip'],
  ['x-gzip', 'gunzip'],
  ['deflate', 'inflate'],
  ['br', 'brotliDecompress'],
] as const);
/** Each layer can be the work of megabytes. */
const MAX_LAYERS = 3;

/**
 * Undefined when there are more than `maxBytes` of it. Nobody asks for a packed body, but no server is bound to send a plain
 * one.
 *
 * @param encoding the header `content-encoding`
 * @throws whatever a body that is not what the header says brings about; an error with a `code`
 */
async function unpacked(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer | undefined> {
  const zlib = await import('node:zlib');
  let plain = body;
  // The last one was applied last.
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const layers = names.filter((name) => name !== '' && name !== 'identity').reverse();
  for (const [index, name] of layers.entries()) {
    const unpacker = UNPACKERS.get(name as 'gzip');
    if (!unpacker || index >= MAX_LAYERS) throw Object.assign(new Error(name), { code: 'UNKNOWN_CONTENT_ENCODING' });
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
 * The text of a body that is not packed, without a byte order mark.
 *
 * @throws an error with the code INVALID_UTF8, for an answer that counts (200): letters that nobody wrote would be judged
 */
export function plainText(status: number, body: Buffer): string {
  if (status === 200 && !isUtf8(body)) throw Object.assign(new Error('invalid UTF-8'), { code: 'INVALID_UTF8' });
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/**
 * The same of a body that the header `content-encoding` says to be packed; undefined when it is too large. What cannot be
 * unpacked is a fault of an answer that counts, and no matter in another.
 *
 * @throws as `unpacked` and `plainText` do
 */
export async function unpackedText(
  status: number,
  body: Buffer,
  encoding: string,
  maxBytes: number,
): Promise<string | undefined> {
  try {
    const plain = await unpacked(body, encoding, maxBytes);
    return plain && plainText(status, plain);
  } catch (error) {
    if (status === 200) throw error;
    return plainText(status, body);
  }
}
