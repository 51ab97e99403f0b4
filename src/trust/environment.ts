// Which environment variables the templates of a config see. `OPENAI_*` is never read as a fallback for anything; it is an
// ordinary variable that a template may name.
import { sameOrigin } from './origin.js';
import { GATEWAY_SECRETS, isRunnerSecret, isRunnerVariable } from './secret-variables.js';
import { secretForms } from './secrets.js';
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
  /** Tokens known from inputs. A variable that holds one under another name, or as a part (`Bearer ...`), is hidden like it. */
  tokens?: { github?: string | undefined; gateway?: string | undefined } | undefined;
}

/** Shorter values are too common to tell a copy of a secret from a coincidence. */
const MIN_COPY_LENGTH = 8;

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
  const holdsRunnerSecret = copyFinder(env, isRunnerSecret, tokens.github);
  const holdsGatewaySecret = copyFinder(env, (name) => secretNames.has(upper(name)), tokens.gateway);

  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || isRunnerVariable(name) || holdsRunnerSecret(value)) continue;
    const secret = secretNames.has(upper(name)) || holdsGatewaySecret(value);
    if (!secret || gatewaySecrets) seen[name] = value;
  }
  for (const [name, value] of Object.entries(configEnv)) if (!isRunnerVariable(name)) seen[name] = value;
  return seen;
}

/** Tells whether a value is, or has in it, a secret of the variables that match: as it is, encoded, in a header's value. */
function copyFinder(
  env: Env,
  matches: (name: string) => boolean,
  token: string | undefined,
): (value: string) => boolean {
  const values = Object.entries(env).flatMap(([name, value]) => (value !== undefined && matches(name) ? [value] : []));
  const forms = secretForms(token === undefined ? values : [...values, token]).filter(
    ({ length }) => length >= MIN_COPY_LENGTH,
  );
  return (value) => forms.some((form) => value.includes(form));
}

function upper(name: string): string {
  return name.toUpperCase();
}
