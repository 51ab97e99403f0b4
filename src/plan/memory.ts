// What earlier tests leave for later ones: outputs stored under a name, and the turns of a conversation. Only a run that
// goes one test after the other can have it.
import { isObject, type Json, type JsonObject } from '../json.js';
import type { Cell } from './cell.js';
import { messagesOf } from './render.js';

export interface Memory {
  /** Variables that a cell sees beside its own. */
  varsFor(cell: Cell): JsonObject;
  answered(cell: Cell, prompt: string, output: Json): void;
}

/** True when a prompt or a test needs the outputs of earlier tests: they then run in order. */
export function needsMemory(cells: { prompts: readonly { raw: string }[]; tests: readonly Cell['test'][] }): boolean {
  return (
    cells.prompts.some(({ raw }) => usesConversation(raw)) || cells.tests.some(({ options }) => options.storeOutputAs)
  );
}

function usesConversation(text: string): boolean {
  const tag = text.search(/\{[{%]/);
  return tag >= 0 && /\b_conversation\b/.test(text.slice(tag));
}

export function createMemory(): Memory {
  const stored: JsonObject = {};
  const conversations = new Map<string, Json[]>();
  return {
    varsFor(cell) {
      const { disableConversationVar } = cell.test.options;
      if (disableConversationVar || !usesConversation(cell.prompt.raw)) return { ...stored };
      return { ...stored, _conversation: [...(conversations.get(keyOf(cell)) ?? [])] };
    },
    answered(cell, prompt, output) {
      const { storeOutputAs } = cell.test.options;
      if (storeOutputAs && output) stored[storeOutputAs] = output;
      const turns = conversations.get(keyOf(cell)) ?? [];
      turns.push({ prompt: parsed(prompt) ?? prompt, input: lastInput(prompt), output: output || '' });
      conversations.set(keyOf(cell), turns);
    },
  };
}

/** One conversation for each column; `metadata.conversationId` parts several in it. */
function keyOf({ promptIdx, test }: Cell): string {
  return JSON.stringify([promptIdx, test.metadata['conversationId'] ?? null]);
}

/** What the user said last. */
function lastInput(prompt: string): Json {
  const value = parsed(prompt);
  if (value === undefined) return prompt;
  const last = Array.isArray(value) ? value.at(-1) : undefined;
  return (isObject(last ?? null) ? (last as JsonObject)['content'] : last) || last || value;
}

function parsed(prompt: string): Json | undefined {
  const messages = messagesOf(prompt);
  const [only] = messages;
  const isText = messages.length === 1 && isObject(only ?? null) && (only as JsonObject)['content'] === prompt;
  return isText ? undefined : messages;
}
