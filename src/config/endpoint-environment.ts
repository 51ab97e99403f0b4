import type { JsonObject } from '../json.js';
import type { Env } from '../settings/settings.js';
import { createTemplates, type Templates } from '../template/templates.js';
import { type EnvironmentRequest, endpointEnv, templateEnv } from '../trust/environment.js';
import type { Trust } from '../trust/who.js';
import { renderEnvCopy, renderEnvText } from './env-templates.js';

/** What is known of the gateway and its keys before a config is read. */
export interface GatewayDefaults {
  trust: Trust;
  /** Of the process. */
  env: Env;
  url?: string | undefined;
  apiKey?: string | undefined;
  githubToken?: string | undefined;
}

/** The environments that a config's templates see: one for providers, with the gateway's secrets, one for the rest. */
export interface EndpointEnvironment {
  /** `env` in prompts, vars and assertions. */
  env: Readonly<Record<string, string>>;
  templates: Templates;
  /** A provider's id: no secret is known there. */
  renderId(id: string): string;
  /** A provider's `config`: the gateway's own secrets are known only when the calls go to the gateway's origin. */
  renderConfig(config: JsonObject): JsonObject;
}

/** @param keyVariables the variables that an `apiKeyEnvar` anywhere in the config names: secrets like the known ones */
export function createEndpointEnvironment(
  gateway: GatewayDefaults,
  configEnv: Readonly<Record<string, string>>,
  keyVariables: readonly string[],
): EndpointEnvironment {
  const request: EnvironmentRequest = {
    trust: gateway.trust,
    env: gateway.env,
    configEnv,
    keyVariables,
    tokens: { github: gateway.githubToken, gateway: gateway.apiKey },
  };
  const env = templateEnv(request);
  const templates = createTemplates({ env });
  return {
    env,
    templates,
    renderId: (id) => renderEnvText(id, templates, env),
    renderConfig(config) {
      const written = config['gatewayUrl'] ?? configEnv['MLFLOW_GATEWAY_URL'];
      const gatewayUrl = typeof written === 'string' ? renderEnvText(written, templates, env) : undefined;
      const own = endpointEnv(request, { gatewayUrl, ownUrl: gateway.url });
      const rendered = renderEnvCopy(config, createTemplates({ env: own }), own) as JsonObject;
      // Decided once, without secrets: a URL that reads differently when a secret is known would carry it away.
      return gatewayUrl === undefined || config['gatewayUrl'] === undefined ? rendered : { ...rendered, gatewayUrl };
    },
  };
}

/** Every variable that an `apiKeyEnvar` names, wherever in a config it stands. */
export function findKeyVariables(value: unknown, visited: Set<object> = new Set()): string[] {
  if (typeof value !== 'object' || value === null || visited.has(value)) return [];
  visited.add(value);
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'apiKeyEnvar' && typeof entry === 'string' ? [entry.trim()] : findKeyVariables(entry, visited),
  );
}
