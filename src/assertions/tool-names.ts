// Which tools an output calls, in the shapes in which models and their APIs write calls.
import { isObject, type Json, type JsonObject } from '../json.js';
import { jsonBlocks } from './json-blocks.js';

/** The names of all tools that are called, each once. A text may hold calls as JSON. */
export function toolNames(output: Json): Set<string> {
  if (typeof output !== 'string') return new Set(namesIn(output));
  return new Set(readAll(output).flatMap(namesIn));
}

function readAll(text: string): Json[] {
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [...jsonBlocks(text)];
  }
}

function namesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(nameOfEntry);
  if (!isObject(value)) return typeof value === 'string' ? [...toolNames(value)] : [];
  if (Array.isArray(value['tool_calls'])) return value['tool_calls'].flatMap(nameOfToolCall);
  // The older form of OpenAI's API: one call, with its arguments as a text.
  const older = isObject(value['function_call']) ? value['function_call'] : value;
  if (typeof older['arguments'] === 'string' && typeof older['name'] === 'string') return [older['name']];
  if (value['type'] === 'tool_use' || value['type'] === 'function_call') return nameOf(value);
  if (isObject(value['functionCall'])) return nameOf(value['functionCall']);
  const calls = isObject(value['toolCall']) ? value['toolCall']['functionCalls'] : undefined;
  return Array.isArray(calls) ? calls.flatMap(nameOf) : [];
}

function nameOfEntry(entry: Json): string[] {
  if (!isObject(entry)) return [];
  if (entry['type'] === 'tool_use') return nameOf(entry);
  for (const key of ['functionCall', 'function']) {
    const call = entry[key];
    if (isObject(call)) return nameOf(call);
  }
  return nameOf(entry);
}

function nameOfToolCall(call: Json): string[] {
  return isObject(call) ? [...nameOf(call['function'] ?? null), ...nameOf(call)] : [];
}

function nameOf(call: Json | JsonObject): string[] {
  return isObject(call) && typeof call['name'] === 'string' ? [call['name']] : [];
}
