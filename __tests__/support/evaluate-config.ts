// Evaluates a config with a gateway of the test's own: real files, real sandbox.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createEffects } from '../../src/effects.js';
import { type EvaluateRequest, evaluate } from '../../src/evaluate.js';
import type { Gateway } from '../../src/gateway/client.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import { parseSettings } from '../../src/settings/parse.js';
import { createWorkspace } from '../../src/trust/workspace.js';

/** A gateway that answers chats with `chat`, and nothing else. */
export function gatewayOf(chat: Gateway['chat']): Gateway {
  return {
    chat,
    embed: () => Promise.reject(new Error('nothing is embedded')),
    preflight: () => Promise.resolve({ errorOf: () => undefined }),
    close: () => Promise.resolve(),
  };
}

/** @param config of one endpoint, one prompt and one test, unless it has its own */
export function evaluateConfig(
  root: string,
  config: Record<string, unknown>,
  gateway: Gateway,
  changes: Partial<EvaluateRequest> = {},
): Promise<EvalReport> {
  const whole = { providers: ['mlflow-gateway:a'], prompts: ['{{q}}'], tests: [{ vars: { q: 'x' } }], ...config };
  return evaluateText(root, JSON.stringify(whole), {
    inputs: { 'gateway-url': 'http://gateway.test' },
    openGateway: () => Promise.resolve(gateway),
    ...changes,
  });
}

/** Without an `openGateway` of its own it calls the gateway that the inputs name. */
export function evaluateText(
  root: string,
  config: string,
  { inputs, ...changes }: { inputs: Record<string, string> } & Partial<EvaluateRequest>,
): Promise<EvalReport> {
  writeFileSync(path.join(root, 'promptfooconfig.yaml'), config);
  return evaluate({
    settings: parseSettings(inputs, {}, root),
    env: {},
    trust: { trusted: true },
    workspace: createWorkspace({ root, cwd: root }),
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
    onSecrets: () => undefined,
    onProgress: () => undefined,
    ...createEffects({}),
    ...changes,
  });
}
