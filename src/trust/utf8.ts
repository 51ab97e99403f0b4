import { isUtf8 } from 'node:buffer';

/** UTF-8 without its byte order mark, or what is wrong and where. */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { problem: string } {
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes) };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { problem: 'it looks like UTF-16' };
  return { problem: `byte ${firstInvalid(bytes)} is wrong` };
}

/** 0-based offset of the first byte that does not begin a character, or of the first character that is cut off. */
function firstInvalid(bytes: Uint8Array): number {
  // The part before it is valid, and no longer part is but for ends of characters: at most 3 bytes.
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 4) {
    const middle = boundary(bytes, (valid + invalid) >> 1, valid);
    if (middle > valid && isUtf8(bytes.subarray(valid, middle))) valid = middle;
    else invalid = middle > valid ? middle : (valid + invalid) >> 1;
  }
  for (let length = 1; valid < bytes.length; length = 1) {
    while (length <= 4 && !isUtf8(bytes.subarray(valid, valid + length))) length += 1;
    if (length > 4) return valid;
    valid += length;
  }
  return valid;
}

/** `at`, moved back to where a character begins. */
function boundary(bytes: Uint8Array, at: number, least: number): number {
  let start = at;
  while (start > least && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
