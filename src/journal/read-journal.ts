// A journal as an earlier run left it: what of it can be trusted, and where in the file each answer stands. The answers stay
// there until they are asked for.
import type { FileHandle } from 'node:fs/promises';
import { type EntryHead, readLine } from './entry.js';
import { unseal } from './seal.js';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;
/** Bytes: no answer is longer, in whichever letters. */
const MAX_LINE = 128 * 1024 * 1024;

/** Where a line stands in the file, in bytes without the line break, and what it is sealed to. */
export interface Place {
  run: string;
  offset: number;
  length: number;
  previous: string;
}

export interface ReadJournal {
  /** By the key of the question. */
  places: Map<string, Place>;
  /** Bytes up to the end of the last line that can be trusted. */
  end: number;
  /** The seal of that line. */
  last: string;
  /** Number of the first line, from 1, that is not as it was written. A last line that was cut off is none. */
  brokenLine?: number;
}

interface Line {
  /** Undefined for one that is too long. */
  text: string | undefined;
  offset: number;
  /** Bytes. */
  length: number;
}

/** The first line, as text. Undefined: there is no whole one. */
export async function readFirstLine(file: Pick<FileHandle, 'read'>): Promise<string | undefined> {
  for await (const { text } of linesOf(file)) return text;
  return undefined;
}

/** @param key of the journal: lines are trusted up to the first that it does not fit, and no further */
export async function readJournal(file: Pick<FileHandle, 'read'>, key: Buffer): Promise<ReadJournal> {
  const read: ReadJournal = { places: new Map(), end: 0, last: '' };
  let number = 0;
  for await (const { text, offset, length } of linesOf(file)) {
    number += 1;
    const sealed = text === undefined ? undefined : unseal(key, read.last, text);
    const entry = sealed && (number === 1 ? 'header' : readLine(sealed.body));
    if (!sealed || !entry) return { ...read, brokenLine: number };
    if (entry !== 'header') take(read.places, entry, { offset, length, previous: read.last });
    read.end = offset + length + 1;
    read.last = sealed.mac;
  }
  return read;
}

function take(places: Map<string, Place>, entry: EntryHead | { again: string[] }, place: Omit<Place, 'run'>): void {
  if ('key' in entry) {
    places.set(entry.key, { run: entry.run, ...place });
    return;
  }
  const again = new Set(entry.again);
  for (const [key, { run }] of places) if (again.has(run)) places.delete(key);
}

/** The line at a place. */
export async function readPlace(file: Pick<FileHandle, 'read'>, { offset, length }: Place): Promise<string> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.toString('utf8', 0, bytesRead);
}

/** Whole lines. What follows the last line break is none. */
async function* linesOf(file: Pick<FileHandle, 'read'>): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let offset = 0;
  for (let position = 0; ; ) {
    const chunk = Buffer.alloc(CHUNK);
    const { bytesRead } = await file.read(chunk, 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0 && at < bytesRead; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at));
      length += at - from;
      yield { text: length > MAX_LINE ? undefined : Buffer.concat(parts).toString('utf8'), offset, length };
      offset += length + 1;
      parts = [];
      length = 0;
      from = at + 1;
    }
    length += bytesRead - from;
    if (length <= MAX_LINE) parts.push(chunk.subarray(from, bytesRead));
  }
}
