// `prompts`: inline texts, chats, files, globs, and maps with a label.
import path from 'node:path';
import { isObject, type Json, type JsonObject } from '../json.js';
import { readCodeFile } from './code.js';
import type { IsNew } from './combine.js';
import { parseCsv } from './csv.js';
import { pickParameters } from './endpoints.js';
import type { Prompt } from './eval-config.js';
import { describe, objectField, textField } from './fields.js';
import { flatMapInOrder } from './in-order.js';
import { checkKeys, quote } from './keys.js';
import {
  collected,
  FILE_PREFIX,
  findFiles,
  isFileReference,
  type Loader,
  parseJson,
  readData,
  readText,
  resolveReference,
} from './loader.js';
import { NO_PLACE, type Position } from './position.js';
import { ConfigError } from './problem.js';
import { parseYaml } from './yaml.js';

/** A line of a .txt file that parts its prompts. */
const SEPARATOR = '---';
const TEXT_FILES = /\.(txt|md|j2|json|jsonl|ya?ml|csv)$/i;
const CODE_FILES = /\.(js|cjs|mjs|ts|cts|mts|py|rb|go|sh|bash|exe|bat|cmd|ps1|pl)(:[\w.]+)?$/i;

/** A text or file that stands there twice is one prompt. */
export async function readPrompts(loader: Loader, config: JsonObject, isNew: IsNew): Promise<Prompt[]> {
  const written = config['prompts'];
  const at = loader.positions.value(config, 'prompts');
  if (typeof written === 'string')
    return isNew(identityOf(loader, written)) ? readEntry(loader, { raw: written }, at) : [];
  if (Array.isArray(written))
    return flatMapInOrder(written, (entry, index) => {
      if (typeof entry === 'string' && !isNew(identityOf(loader, entry))) return [];
      return collected(loader, () => readListEntry(loader, entry, loader.positions.value(written, index) ?? at), []);
    });
  if (isObject(written)) {
    // The older form: a map from text or file to label.
    return flatMapInOrder(Object.entries(written), ([raw, label]) =>
      readEntry(
        loader,
        { raw, label: typeof label === 'string' ? label : raw },
        loader.positions.key(written, raw) ?? at,
      ),
    );
  }
  loader.error(`prompts has to be a text, a list or a map, got ${describe(written)}`, at);
  return [];
}

/**
 * The same name is another file in another folder; a text is the same everywhere. `p.txt` and `./p.txt` are two prompts, as
 * they are written; of `file://p.txt` the file counts.
 */
function identityOf(loader: Loader, raw: string): string {
  const file = resolveReference(loader, raw);
  if (raw.startsWith(FILE_PREFIX)) return file;
  const isPattern = /[*?[\]]/.test(raw) && !/\s|\{\{/.test(raw);
  return isPattern || loader.workspace.isFile(file) ? `${loader.baseDir}\n${raw}` : raw;
}

interface Entry {
  raw: string;
  label?: string | undefined;
  id?: string | undefined;
  config?: JsonObject | undefined;
  codeConfig?: JsonObject | undefined;
}

async function readListEntry(loader: Loader, entry: Json, at: Position | undefined): Promise<Prompt[]> {
  if (typeof entry === 'string') return readEntry(loader, { raw: entry }, at);
  if (!isObject(entry)) {
    loader.error(`a prompt has to be a text or a map, got ${describe(entry)}`, at);
    return [];
  }
  checkKeys(loader, entry, 'prompt');
  const id = textField(loader, entry, 'id');
  const raw = textField(loader, entry, 'raw') ?? id;
  if (raw === undefined) {
    loader.error('a prompt needs raw (its text) or id (its file)', at);
    return [];
  }
  const label = textField(loader, entry, 'label') ?? textField(loader, entry, 'display');
  const config = objectField(loader, entry, 'config');
  const params = config ? pickParameters(loader, config) : undefined;
  return readEntry(loader, { raw, label, id, config: params, codeConfig: config }, at);
}

async function readEntry(loader: Loader, entry: Entry, at: Position | undefined): Promise<Prompt[]> {
  const { raw } = entry;
  if (raw.trim() === '') {
    loader.error('an empty prompt', at);
    return [];
  }
  const code = raw.includes('\n') ? undefined : readCodeFile(loader, raw.trim(), at);
  if (code)
    return [
      {
        ...prompt(entry, readText(loader, code.file, at), entry.label ?? raw.replace(FILE_PREFIX, ''), at),
        code,
        ...(entry.codeConfig ? { codeConfig: entry.codeConfig } : {}),
      },
    ];
  if (raw.startsWith('exec:') || CODE_FILES.test(raw.trim())) {
    loader.error(
      `${quote(raw)}: prompts from programs are not supported`,
      at,
      'use a text, YAML or JSON file, JavaScript or Python',
    );
    return [];
  }
  const files = await filesOf(loader, raw, at);
  if (!files) return [prompt(entry, entry.raw, entry.label ?? entry.raw, at)];
  return flatMapInOrder(files, (file) => readFile(loader, file, entry, at));
}

/** The files that a prompt's text means; undefined when it is the prompt itself. Reports a file that is missing. */
async function filesOf(loader: Loader, raw: string, at: Position | undefined): Promise<string[] | undefined> {
  const explicit = raw.startsWith(FILE_PREFIX);
  if (!explicit && (raw.includes('\n') || raw.includes('{{') || raw.includes('{%'))) return undefined;
  const name = explicit ? raw.slice(FILE_PREFIX.length) : raw;
  const file = resolveReference(loader, raw);
  const hasGlob = /[*?[\]{}]/.test(name);
  if (!hasGlob) {
    // A sentence may hold a slash or end like a file; a word with a known ending is meant to be one.
    const looksLikeFile = explicit || (!/\s/.test(name) && (TEXT_FILES.test(name) || name.includes('/')));
    return looksLikeFile || loader.workspace.isFile(file) ? [file] : undefined;
  }
  const found = await findFiles(loader, name, at);
  if (found.length > 0) return found;
  if (!explicit && /\s/.test(name)) return undefined;
  loader.error(`no file matches ${quote(raw)}`, at);
  return [];
}

async function readFile(loader: Loader, file: string, entry: Entry, at: Position | undefined): Promise<Prompt[]> {
  const shown = path.relative(loader.baseDir, file).replaceAll('\\', '/');
  const start = { file: loader.workspace.display(file), line: 1, column: 1 };
  const single = (raw: string, place: Position = start): Prompt[] => {
    if (raw.trim() !== '') return [prompt(entry, raw, entry.label ?? shown, place)];
    loader.error(`the prompt file ${shown} is empty`, at);
    return [];
  };
  const several = (parts: { raw: string; label?: string; line: number }[]): Prompt[] => {
    if (parts.length === 0) loader.error(`there is no prompt in ${shown}`, at);
    const name = entry.label ?? shown;
    return parts.map(({ raw, label, line }) =>
      prompt(entry, raw, label ?? (parts.length > 1 ? `${name}: ${raw}` : name), { ...start, line }),
    );
  };
  switch (path.extname(file).toLowerCase()) {
    case '.md':
    case '.j2':
      return single(readText(loader, file, at));
    case '.txt':
      return several(splitText(readText(loader, file, at)));
    case '.csv':
      return several(await csvPrompts(readText(loader, file, at), start.file));
    case '.jsonl':
      return several(jsonLines(readText(loader, file, at)));
    case '.json': {
      const text = readText(loader, file, at);
      // A template may stand where JSON wants a value: it is JSON only when rendered.
      const json = attempt(() => parseJson(text, start.file));
      return json === undefined ? single(text) : chats(loader, json, entry, shown, start);
    }
    case '.yaml':
    case '.yml': {
      const text = readText(loader, file, at);
      const value = attempt(() => parseYaml(text, start.file, loader.positions) ?? '');
      return value === undefined ? single(text) : chats(loader, value, entry, shown, start);
    }
    default:
      // First whether it may be read at all: that is the greater news.
      readText(loader, file, at);
      loader.error(`${quote(entry.raw)}: a prompt file ends in .txt, .md, .j2, .json, .jsonl, .yaml or .csv`, at);
      return [];
  }
}

/** A list of messages is one chat; a list of texts is several prompts; anything else is sent as its JSON text. */
function chats(loader: Loader, written: Json, entry: Entry, shown: string, at: Position): Prompt[] {
  const value = resolveFiles(loader, written, at);
  if (value === '' || (Array.isArray(value) && value.length === 0)) {
    loader.error(`there is no prompt in ${shown}`, at);
    return [];
  }
  if (Array.isArray(value) && value.every((part) => typeof part === 'string'))
    return value.map((raw) => prompt(entry, raw as string, `${entry.label ?? shown}: ${raw}`, at));
  return [prompt(entry, typeof value === 'string' ? value : JSON.stringify(value), entry.label ?? shown, at)];
}

/** `content: file://policy.md` inside a chat. */
function resolveFiles(loader: Loader, value: Json, at: Position): Json {
  if (Array.isArray(value)) return value.map((part) => resolveFiles(loader, part, at));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolveFiles(loader, part, at)]));
  if (!isFileReference(value) || value.includes('{{')) return value;
  const file = resolveReference(loader, value);
  return /\.(json|ya?ml)$/i.test(file) ? (readData(loader, file, at) ?? null) : readText(loader, file, at);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

function splitText(text: string): { raw: string; line: number }[] {
  const parts: { raw: string; line: number }[] = [];
  let lines: string[] = [];
  let first = 1;
  const flush = (next: number): void => {
    const raw = lines.join('\n').trim();
    if (raw !== '') parts.push({ raw, line: first });
    lines = [];
    first = next;
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === SEPARATOR) flush(index + 2);
    else lines.push(line);
  }
  flush(0);
  return parts;
}

function jsonLines(text: string): { raw: string; line: number }[] {
  return text.split(/\r?\n/).flatMap((raw, index) => (raw.trim() === '' ? [] : [{ raw, line: index + 1 }]));
}

/** Columns `prompt` and `label`; without a comma each line is a prompt, under an optional heading `prompt`. */
async function csvPrompts(text: string, file: string): Promise<{ raw: string; label?: string; line: number }[]> {
  if (!text.includes(',')) {
    const lines = jsonLines(text);
    return lines[0]?.raw.trim().toLowerCase() === 'prompt' ? lines.slice(1) : lines;
  }
  const { rows } = await parseCsv(text, file);
  return rows.flatMap(({ cells, line }) => {
    const raw = cells['prompt']?.trim();
    const label = cells['label']?.trim();
    return raw ? [{ raw, line, ...(label ? { label } : {}) }] : [];
  });
}

function prompt(entry: Entry, raw: string, label: string, at: Position | undefined): Prompt {
  return {
    raw,
    label,
    ...(entry.id === undefined ? {} : { id: entry.id }),
    ...(entry.config === undefined ? {} : { config: entry.config }),
    at: at ?? NO_PLACE,
  };
}
