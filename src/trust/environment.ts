// Which environment variables the templates of a config see. `OPENAI_*` is never read as a fallback for anything; it is an
// ordinary variable that a template may name.
import { sameOrigin } from './origin.js';
import type { Trust } from './who.js';

type Env = Readonly<Record<string, string | undefined>>;

export interface EnvironmentRequest {
  trust: Trust;
  /** The process's. */
  env: Env;
  /** The config's own `env`: wins over the process's. Its values are the author's, not ours to protect. */
  configEnv?: Readonly<Record<string, string>> | undefined;
  /** Every variable that an `apiKeyEnvar` of the config names: secrets of the gateway like the ones known by name. */
  keyVariables?: readonly string[] | undefined;
  /** Tokens known from inputs. A variable that holds one under another name is hidden like it. */
  tokens?: { github?: string | undefined; gateway?: string | undefined } | undefined;
}

/** The runner's own: inputs, runtime tokens, the token of the job. */
const RUNNER_NAMES = /^(?:INPUT_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$)/i;

const GATEWAY_SECRETS = [
  'MLFLOW_GATEWAY_API_KEY',
  'MLFLOW_BASIC_AUTH',
  'MLFLOW_TRACKING_PASSWORD',
  'MLFLOW_TRACKING_TOKEN',
];

/** Shorter values are too common to tell a copy of a secret from a coincidence. */
const MIN_COPY_LENGTH = 8;

/** Whether a variable belongs to the runner: no config may have it sent anywhere, not even to our gateway. */
export function isRunnerVariable(name: string): boolean {
  return RUNNER_NAMES.test(name);
}

/** Whether a variable is known by its name to hold a secret that no report may show. */
export function isSecretVariable(name: string): boolean {
  return isRunnerSecret(name) || GATEWAY_SECRETS.includes(upper(name));
}

/** What the variables that hold secrets of the gateway are set to. */
export function gatewaySecretValues(env: Env): string[] {
  return GATEWAY_SECRETS.flatMap((name) => env[name] ?? []);
}

/** `env` in prompts, vars, assertions and everything else but a provider's `config`: without secrets that are ours. */
export function templateEnv(request: EnvironmentRequest): Record<string, string> {
  return visible(request, { gatewaySecrets: false });
}

/**
 * `env` in a provider's `config`: with the gateway's secrets when its calls go to the origin of our gateway.
 * @param destination the provider's `gatewayUrl` (rendered with `templateEnv`) and ours
 */
export function endpointEnv(
  request: EnvironmentRequest,
  destination: { gatewayUrl?: string | undefined; ownUrl?: string | undefined },
): Record<string, string> {
  const { gatewayUrl, ownUrl } = destination;
  return visible(request, { gatewaySecrets: sameOrigin(gatewayUrl ?? ownUrl, ownUrl) });
}

function visible(request: EnvironmentRequest, { gatewaySecrets }: { gatewaySecrets: boolean }): Record<string, string> {
  const { trust, env, configEnv = {}, keyVariables = [], tokens = {} } = request;
  if (!trust.trusted) return {};
  const secretNames = new Set([...GATEWAY_SECRETS, ...keyVariables].map(upper));
  const runnerValues = valuesOf(env, isRunnerSecret, tokens.github);
  const gatewayValues = valuesOf(env, (name) => secretNames.has(upper(name)), tokens.gateway);

  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || isRunnerVariable(name) || runnerValues.has(value)) continue;
    const secret = secretNames.has(upper(name)) || gatewayValues.has(value);
    if (!secret || gatewaySecrets) seen[name] = value;
  }
  for (const [name, value] of Object.entries(configEnv)) if (!isRunnerVariable(name)) seen[name] = value;
  return seen;
}

/** Of the inputs only those that hold tokens: the others (`INPUT_CONFIG`) share their values with innocent variables. */
function isRunnerSecret(name: string): boolean {
  return isRunnerVariable(name) && /TOKEN$/i.test(name);
}

function valuesOf(env: Env, matches: (name: string) => boolean, token: string | undefined): ReadonlySet<string> {
  const values = Object.entries(env).flatMap(([name, value]) => (value !== undefined && matches(name) ? [value] : []));
  return new Set(
    [...values, ...(token === undefined ? [] : [token])].filter((value) => value.length >= MIN_COPY_LENGTH),
  );
}

function upper(name: string): string {
  return name.toUpperCase();
}
