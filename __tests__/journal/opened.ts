// A journal in a folder of a test, and a gateway that numbers its answers.
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChatOutcome, Gateway } from '../../src/gateway/client.js';
import type { ChatRequest, Destination } from '../../src/gateway/request.js';
import type { JournaledGateway } from '../../src/journal/journaled-gateway.js';
import { type Journal, type JournalRequest, openJournal } from '../../src/journal/open-journal.js';
import { createWorkspace } from '../../src/trust/workspace.js';

export const NOW = Date.UTC(2026, 10, 24, 12);
export const FILE = 'journal.jsonl';
/** A job of GitHub Actions. */
export const JOB = {
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_RUN_ID: '77',
  GITHUB_SHA: 'c'.repeat(40),
  GITHUB_RUN_ATTEMPT: '1',
};
export const DESTINATION: Destination = {
  baseUrl: 'http://gateway.test',
  endpoint: 'chat',
  headers: { authorization: 'Bearer tok-en-tok-en' },
};

export const makeFolder = (): string => realpathSync(mkdtempSync(path.join(tmpdir(), 'journal-')));

export interface Opened {
  journal: Journal | undefined;
  /** Of the journal; the plain one where there is none. */
  gateway: Gateway & Partial<JournaledGateway>;
  /** What was really asked, as the texts of the messages. */
  asked: string[];
  notices: string[];
  warnings: string[];
  /** Asks as a run. The answer, or the message of the error. */
  ask(question: string, run?: string, more?: Partial<ChatRequest>): Promise<string>;
  close(): Promise<void>;
}

const SETTINGS = { gatewayApiKey: 'tok-en-tok-en', gatewayUrl: 'http://gateway.test', resume: true };

let number = 0;

/** `reply`: undefined for a call that fails. */
export async function openIn(
  folder: string,
  changes: Partial<Omit<JournalRequest, 'settings'>> & {
    settings?: { [Name in keyof JournalRequest['settings']]?: JournalRequest['settings'][Name] | undefined };
    reply?: (question: string) => string | undefined;
  } = {},
): Promise<Opened> {
  const { settings, reply = (question) => `${question} #${number++}`, ...rest } = changes;
  const notices: string[] = [];
  const warnings: string[] = [];
  const asked: string[] = [];
  const journal = await openJournal({
    file: FILE,
    settings: Object.fromEntries(
      Object.entries({ ...SETTINGS, ...settings }).filter(([, value]) => value !== undefined),
    ) as JournalRequest['settings'],
    trust: { trusted: true },
    workspace: createWorkspace({ root: folder, cwd: folder }),
    env: {},
    log: { info: () => undefined, debug: () => undefined },
    secrets: [],
    redact: (text) => text,
    onNotice: (text) => notices.push(text),
    onWarning: (text) => warnings.push(text),
    now: () => NOW,
    sleep: () => new Promise(() => undefined),
    ...rest,
  });
  const plain: Gateway = {
    chat({ endpoint }, { messages, params }): Promise<ChatOutcome> {
      const question = String(messages);
      asked.push(question);
      const content = reply(question);
      const call = { endpoint, attempts: 1, latencyMs: 5, params, tokens: { prompt: 1, completion: 2, total: 3 } };
      return Promise.resolve(
        content === undefined
          ? { ok: false, error: { kind: 'gateway', message: 'down' }, call }
          : { ok: true, answer: { content, message: { role: 'assistant', content } }, call },
      );
    },
    embed({ endpoint }, { input }) {
      asked.push(String(input));
      return Promise.resolve({ ok: true, answer: [[number++, 1]], call: { endpoint, attempts: 1, latencyMs: 5 } });
    },
    preflight: () => Promise.resolve({ errorOf: () => undefined }),
    close: () => Promise.resolve(),
  };
  const gateway = journal?.over(plain) ?? plain;
  return {
    journal,
    gateway,
    asked,
    notices,
    warnings,
    async ask(question, run = 'cell 0', more = {}) {
      const request = { messages: question, params: {}, defaulted: [], asker: { run, as: 'target' as const }, ...more };
      const outcome = await gateway.chat(DESTINATION, request);
      return outcome.ok ? (outcome.answer.content ?? '') : outcome.error.message;
    },
    close: async () => journal?.close(),
  };
}
