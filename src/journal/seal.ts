// What closes each line of a journal: a keyed hash over the line and all before it. Nobody without the key makes a line that
// fits, takes one out of the middle, or finds in the file what was hashed.
import { createHmac, scrypt } from 'node:crypto';

const KEY_BYTES = 32;
/** Hex digits of a hash: 128 bits. */
const DIGITS = 32;
const OPENING = '{"mac":"';
const CLOSING = '",';
const PREFIX_LENGTH = OPENING.length + DIGITS + CLOSING.length;

/**
 * Slow on purpose: a password that is short cannot be found by trying.
 *
 * @param secrets of the run; without any the key is no secret either, and the hashes show only what went wrong by itself
 * @param salt in the file's header
 */
export function deriveKey(secrets: readonly string[], salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(JSON.stringify([...new Set(secrets)].sort()), salt, KEY_BYTES, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** 32 hex digits. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, DIGITS);
}

/**
 * @param previous the hash of the line before; empty for the first
 * @param body JSON text of an object with at least one field
 */
export function seal(key: Buffer, previous: string, body: string): { line: string; mac: string } {
  const mac = keyedHash(key, previous + body);
  return { line: OPENING + mac + CLOSING + body.slice(1), mac };
}

/** What `seal` was given; undefined for anything that it did not make. */
export function unseal(key: Buffer, previous: string, line: string): { body: string; mac: string } | undefined {
  const body = bodyOf(line);
  const mac = line.slice(OPENING.length, OPENING.length + DIGITS);
  return body !== undefined && keyedHash(key, previous + body) === mac ? { body, mac } : undefined;
}

/** The text that a line seals, whether or not the seal fits. */
export function bodyOf(line: string): string | undefined {
  if (!line.startsWith(OPENING) || line.slice(PREFIX_LENGTH - CLOSING.length, PREFIX_LENGTH) !== CLOSING)
    return undefined;
  return `{${line.slice(PREFIX_LENGTH)}`;
}
