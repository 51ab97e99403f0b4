// The regression gate through the whole of evaluate(): a folder as the change, another as the base, a gateway that answers by
// what it is asked.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BaseSearch } from '../../src/baseline/base-tree.js';
import { createEffects } from '../../src/effects.js';
import { type EvaluateRequest, evaluate } from '../../src/evaluate.js';
import type { ChatOutcome, Gateway } from '../../src/gateway/client.js';
import type { Json } from '../../src/json.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { parseSettings } from '../../src/settings/parse.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import { gatewayOf } from '../support/evaluate-config.js';

export type Files = Record<string, unknown>;
/**
 * A text, or the status of a failure; undefined: `fine`. With an id: out of a cache, or of a gateway that has one for all; with
 * a model: what was served.
 */
export type Answer = (
  prompt: string,
) => string | { status: number } | { content: string; id?: string; model?: string } | undefined;

export interface Options {
  answer?: Answer;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  search?: BaseSearch;
  renamed?: Record<string, string>;
  changed?: readonly string[];
  trusted?: boolean;
  signal?: AbortSignal;
  onProgress?: EvaluateRequest['onProgress'];
  /** Whether the evidence is a file of the change. */
  committed?: boolean;
}

export interface Bench {
  head: string;
  base: string;
  /** Prompts in the order they were asked. */
  asked: string[];
  closed(): number;
  run(headFiles: Files, baseFiles: Files, options?: Options): Promise<EvalReport>;
  /** Writes the change without running it. */
  prepare(headFiles: Files): void;
  remove(): void;
}

export const NAMES = ['refund', 'window', 'shipping', 'returns', 'hours'];

/** Five cases that want to hear `fine`. */
export function suite(prompt: string, changes: Files = {}): Files {
  return {
    'promptfooconfig.yaml': {
      providers: ['mlflow-gateway:chat'],
      prompts: [prompt],
      tests: NAMES.map((name) => ({
        description: name,
        vars: { q: name },
        assert: [{ type: 'contains', value: 'fine' }],
      })),
      ...changes,
    },
  };
}

export function kinds({ gate }: EvalReport): Record<string, string> {
  return Object.fromEntries((gate?.cases ?? []).map(({ name, kind }) => [name, kind]));
}

export function createBench(): Bench {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gate-')));
  const head = path.join(folder, 'head');
  const base = path.join(folder, 'base');
  const asked: string[] = [];
  let closed = 0;
  return {
    head,
    base,
    asked,
    closed: () => closed,
    prepare: (files) => write(head, files),
    remove: () => rmSync(folder, { recursive: true, force: true }),
    async run(headFiles, baseFiles, options = {}) {
      const { answer = () => undefined, inputs = {}, env = {}, renamed = {}, changed = ['some/file'] } = options;
      write(head, headFiles);
      write(base, baseFiles);
      const texts = { gate: 'regression', 'gateway-url': 'http://gateway.test', ...inputs };
      const quiet = (): void => undefined;
      return evaluate({
        settings: parseSettings(texts, {}, head),
        env,
        trust: options.trusted === false ? { trusted: false, reason: 'a test' } : { trusted: true },
        workspace: createWorkspace({ root: head, cwd: head }),
        log: { debug: quiet, info: quiet, warning: quiet, error: quiet },
        onSecrets: quiet,
        onProgress: options.onProgress ?? quiet,
        ...(options.signal ? { signal: options.signal } : {}),
        ...createEffects({}),
        openGateway: async () => gateway(answer, asked),
        base: {
          repository: head,
          mayTouch: async () => true,
          isCommitted: async () => options.committed === true,
          find: async () =>
            options.search ?? {
              tree: {
                folder: base,
                sha: 'b'.repeat(40),
                name: 'main',
                source: 'git',
                changed: new Set(changed),
                renamedFrom: (file) => renamed[file],
                close: async () => {
                  closed += 1;
                },
              },
            },
        },
      });
    },
  };
}

function write(root: string, files: Files): void {
  mkdirSync(root, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

function gateway(answer: Answer, asked: string[]): Gateway {
  let answers = 0;
  return gatewayOf(async (destination, { messages }): Promise<ChatOutcome> => {
    const prompt = ((messages as Json[]).at(-1) as { content: string }).content;
    asked.push(prompt);
    answers += 1;
    const call = { endpoint: destination.endpoint, attempts: 1, latencyMs: 10, answerId: `id-${answers}` };
    const given = answer(prompt) ?? 'fine';
    const said = typeof given === 'string' ? { content: given } : given;
    if ('content' in said) {
      const { content, id = call.answerId, model } = said;
      return {
        ok: true,
        call: { ...call, answerId: id, ...(model === undefined ? {} : { servedModel: model }) },
        answer: { content, message: { role: 'assistant', content } },
      };
    }
    const { status } = said;
    return { ok: false, call, error: { kind: 'gateway', status, message: `the gateway answered ${status}` } };
  });
}
