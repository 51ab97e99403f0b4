import { isObject, type Json } from '../json.js';

/** A rule of thumb for English text; code and other languages take more tokens for the same characters. */
export const CHARACTERS_PER_TOKEN = 4;

/** Characters of all texts in chat messages. Pictures and sound are left out: their tokens do not come from characters. */
export function textCharacters(messages: readonly Json[]): number {
  return messages.reduce<number>(
    (sum, message) => sum + (isObject(message) ? contentCharacters(message['content']) : 0),
    0,
  );
}

function contentCharacters(content: Json | undefined): number {
  if (typeof content === 'string') return content.startsWith('data:') ? 0 : content.length;
  if (!Array.isArray(content)) return 0;
  return content.reduce<number>(
    (sum, part) => sum + (isObject(part) && typeof part['text'] === 'string' ? part['text'].length : 0),
    0,
  );
}
