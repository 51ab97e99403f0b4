import { isObject, type Json, type JsonObject } from '../json.js';
import type { Env } from '../settings/settings.js';
import { createOutsideFilters } from '../template/outside-filters.js';
import { createTemplates, type Templates } from '../template/templates.js';
import { type EnvironmentRequest, endpointEnv, templateEnv } from '../trust/environment.js';
import { secretHeaderValues } from '../trust/headers.js';
import { isRunnerVariable } from '../trust/secret-variables.js';
import type { Trust } from '../trust/who.js';
import { renderEnvText } from './env-templates.js';
import { isFileReference } from './loader.js';

/** What is known of the gateway and its keys before a config is read. */
export interface GatewayDefaults {
  trust: Trust;
  /** Of the process. */
  env: Env;
  url?: string | undefined;
  apiKey?: string | undefined;
  githubToken?: string | undefined;
  /** Names of endpoints that an untrusted config may call. Default: none. */
  allowedEndpoints?: readonly string[];
  /** Told each key of a provider, and the value of each variable that an `apiKeyEnvar` names, as soon as it is read. */
  onSecrets?(secrets: readonly string[]): void;
}

/** The environments that a config's templates see: one for providers, with the gateway's secrets, one for the rest. */
export interface EndpointEnvironment {
  trust: Trust;
  /** `env` in prompts, vars and assertions. */
  env: Readonly<Record<string, string>>;
  templates: Templates;
  /** A provider's id: no secret is known there. */
  renderId(id: string): string;
  /**
   * A provider's `config`: the gateway's own secrets are known in its credentials alone, and only on the gateway's origin.
   *
   * @param providerEnv the provider's own variables: for its `config`, where nothing else sets them; the gateway's URL and
   *   key among them go before all others
   */
  renderConfig(config: JsonObject, providerEnv?: Readonly<Record<string, string>>): JsonObject;
  /** Told the variable of each `apiKeyEnvar` that is read. */
  nameKey(variable: string): void;
}

export interface ConfigFacts {
  /** The config's own `env`. */
  configEnv: Readonly<Record<string, string>>;
  /** The variables that an `apiKeyEnvar` is known to name: secrets like those known by name. */
  keyVariables: readonly string[];
  /** Gets those that turn up later: what was rendered until then may hold their values. */
  lateKeys: Set<string>;
}

export function createEndpointEnvironment(
  gateway: GatewayDefaults,
  { configEnv, keyVariables, lateKeys }: ConfigFacts,
  filterNames: readonly string[] = [],
): EndpointEnvironment {
  const request: EnvironmentRequest = {
    trust: gateway.trust,
    env: gateway.env,
    configEnv,
    keyVariables,
    tokens: { github: gateway.githubToken, gateway: gateway.apiKey },
  };
  const env = templateEnv(request);
  // Known by name alone: what a filter makes is known only when a test runs.
  const { callables } = createOutsideFilters(filterNames);
  const templates = createTemplates({ env, filters: callables });
  const known = new Set(keyVariables);
  const tellSecrets = (names: readonly string[]): void =>
    gateway.onSecrets?.(names.flatMap((name) => gateway.env[name] ?? []));
  tellSecrets(keyVariables);
  return {
    trust: gateway.trust,
    env,
    templates,
    nameKey(variable) {
      if (variable === '' || known.has(variable)) return;
      lateKeys.add(variable);
      tellSecrets([variable]);
    },
    renderId: (id) => renderEnvText(id, templates, env),
    renderConfig(config, given = {}) {
      const providerEnv = withoutRunnerVariables(given);
      const open = overProviderEnv(providerEnv, env);
      const ofProvider = config['gatewayUrl'] ?? providerEnv[URL_VARIABLE];
      const written = ofProvider ?? configEnv[URL_VARIABLE];
      const gatewayUrl = typeof written === 'string' ? open(written) : undefined;
      const own = endpointEnv(request, { gatewayUrl, ownUrl: gateway.url });
      const withSecrets = overProviderEnv(providerEnv, own);
      const rendered = Object.fromEntries(
        Object.entries(withKey(config, providerEnv)).map(([key, value]) => [
          key,
          renderConfigCopy(value, { own: CREDENTIALS.has(key) ? withSecrets : open, open }),
        ]),
      );
      gateway.onSecrets?.(credentialsOf(rendered));
      // Decided once, without secrets: a URL that reads differently when a secret is known would carry it away.
      return gatewayUrl === undefined || ofProvider === undefined ? rendered : { ...rendered, gatewayUrl };
    },
  };
}

const URL_VARIABLE = 'MLFLOW_GATEWAY_URL';
const KEY_VARIABLE = 'MLFLOW_GATEWAY_API_KEY';

/** The key that the provider's own variables hold, by the name that `apiKeyEnvar` gives or else by its usual one. */
function withKey(config: JsonObject, providerEnv: Readonly<Record<string, string>>): JsonObject {
  if (config['apiKey'] !== undefined && config['apiKey'] !== null) return config;
  const { apiKeyEnvar, ...rest } = config;
  const name = typeof apiKeyEnvar === 'string' ? apiKeyEnvar.trim() : KEY_VARIABLE;
  return Object.hasOwn(providerEnv, name) ? { ...rest, apiKey: providerEnv[name] as string } : config;
}

/** No config sets these, as in `env`. */
function withoutRunnerVariables(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isRunnerVariable(name)));
}

type Render = (text: string) => string;

/** Renders with `env`, and the provider's own variables where it sets none; their texts may name `env` themselves. */
function overProviderEnv(providerEnv: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>): Render {
  const render = templateRenderer(env);
  const names = Object.entries(providerEnv);
  if (names.length === 0) return render;
  return templateRenderer({ ...Object.fromEntries(names.map(([name, text]) => [name, render(text)])), ...env });
}

/**
 * What is sent as a header and nowhere else. Everything beside it is read by the model, which may be made to repeat it,
 * and by code of the config (`context.provider.config`): a secret there would get out, in letters that no redaction knows.
 */
const CREDENTIALS = new Set(['apiKey', 'headers']);

/** What must not be shown, also where the config turns out to be wrong. A template that was not rendered is no secret. */
function credentialsOf({ apiKey, headers }: JsonObject): string[] {
  const named = Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [name.toLowerCase(), value]);
  const texts = Object.fromEntries(named.filter(([, value]) => typeof value === 'string'));
  const key = typeof apiKey === 'string' ? [apiKey] : [];
  return [...key, ...secretHeaderValues(texts)].filter((text) => !text.includes('{{'));
}

function templateRenderer(env: Readonly<Record<string, string>>): Render {
  const templates = createTemplates({ env });
  return (text) => renderEnvText(text, templates, env);
}

/** A copy, rendered with secrets (`own`). Names of files without (`open`): a message about a file quotes its name. */
function renderConfigCopy(value: Json, render: { own: Render; open: Render }): Json {
  if (typeof value === 'string') {
    const rendered = render.own(value);
    return isFileReference(rendered) ? render.open(value) : rendered;
  }
  if (Array.isArray(value)) return value.map((entry) => renderConfigCopy(entry, render));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, renderConfigCopy(entry, render)]));
}

/** Every variable that an `apiKeyEnvar` names, wherever in a config it stands. */
export function findKeyVariables(value: unknown): string[] {
  const found: string[] = [];
  const visited = new Set<object>();
  // A list of what is still to be looked at, and no recursion: `$ref` can nest files in files.
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || visited.has(next)) continue;
    visited.add(next);
    for (const [key, entry] of Object.entries(next)) {
      if (key === 'apiKeyEnvar' && typeof entry === 'string') found.push(entry.trim());
      else open.push(entry);
    }
  }
  return found;
}
