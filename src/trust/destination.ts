// Where the calls of an endpoint go and with which credentials. The one rule that matters: our keys go to the origin of our
// gateway and nowhere else, whatever the config says.
import type { EndpointConfig } from '../config/eval-config.js';
import type { Problem } from '../config/problem.js';
import { forbiddenKeys, forbiddenMessage } from './allowance.js';
import { whyNoSecrets } from './dependabot.js';
import { readHeaders, secretHeaderValues, unset } from './headers.js';
import { sameOrigin } from './origin.js';
import { isRunnerVariable } from './secret-variables.js';
import type { Trust } from './who.js';

export interface DestinationRequest {
  trust: Trust;
  /** The provider's `config`, with `{{env.X}}` rendered by `endpointEnv`. */
  config: Pick<EndpointConfig, 'gatewayUrl' | 'apiKey' | 'apiKeyEnvar' | 'apiKeyRequired' | 'headers'>;
  /** Ours: the inputs `gateway-url` and `gateway-api-key`, else `MLFLOW_GATEWAY_URL` and `MLFLOW_GATEWAY_API_KEY`. */
  gateway: { url?: string | undefined; apiKey?: string | undefined };
  env: Readonly<Record<string, string | undefined>>;
  configEnv?: Readonly<Record<string, string>> | undefined;
}

/** What of a call the config decides, and not whoever set the run up. */
export interface ChosenByConfig {
  /** It goes to another URL than the run's own. */
  gateway: boolean;
  /** It carries credentials or headers of the config. */
  credentials: boolean;
}

export type DestinationResult =
  | {
      /** Without a trailing slash: paths are appended to it as text. */
      baseUrl: string;
      /** Names in lower case. */
      headers: Record<string, string>;
      /** What the user should know, once. */
      warnings: string[];
      /** What must not be shown anywhere. */
      secrets: string[];
      chosenByConfig: ChosenByConfig;
    }
  | {
      problem: Problem;
      /** It is about what the run was given, not about anything in the config. */
      notOfConfig?: true;
    };

const URL_VARIABLE = 'MLFLOW_GATEWAY_URL';
const KEY_VARIABLE = 'MLFLOW_GATEWAY_API_KEY';

/**
 * Order of the URL: the provider's `gatewayUrl`, the config's `env`, ours. Of the token: `apiKey`, the variable that
 * `apiKeyEnvar` names, ours. `headers.Authorization` wins over any token.
 */
export function findDestination(request: DestinationRequest): DestinationResult {
  const found = destinationOf(request);
  if (!('problem' in found) || !found.problem.ofEnvironment) return found;
  const reason = whyNoSecrets(request.env);
  if (reason === undefined) return found;
  const hint = [found.problem.hint, reason].filter(Boolean).join('; ');
  return { ...found, problem: { ...found.problem, hint } };
}

function destinationOf(request: DestinationRequest): DestinationResult {
  const { config, gateway } = request;
  const forbidden = forbiddenKey(request);
  if (forbidden) return { problem: forbidden };

  const { text, from } = findUrl(request);
  const url = readGatewayUrl(text, from);
  if (typeof url !== 'string')
    return from === INPUT || from === URL_VARIABLE ? { problem: url, notOfConfig: true } : { problem: url };
  const read = readHeaders(config.headers ?? {});
  if ('problem' in read) return read;
  const { headers } = read;
  const own = sameOrigin(url, gateway.url);
  const token = findToken(request, { own, url });
  if ('problem' in token) return token;

  const authorized = headers['authorization'] !== undefined || token.value !== undefined;
  if (config.apiKeyRequired === true && !authorized) return { problem: missingToken(request, { own, url }) };
  const withheld = !own && !authorized && gateway.apiKey !== undefined;
  if (token.value !== undefined && headers['authorization'] === undefined)
    headers['authorization'] = `Bearer ${token.value}`;
  return {
    baseUrl: url,
    headers,
    warnings: withheld ? [withheldWarning(url)] : [],
    secrets: [...secretHeaderValues(headers), ...(token.value === undefined ? [] : [token.value])],
    chosenByConfig: {
      gateway: url !== readGatewayUrl(gateway.url?.trim(), INPUT),
      credentials: givesCredentials(request),
    },
  };
}

function givesCredentials({ config, configEnv = {} }: DestinationRequest): boolean {
  const { apiKey, apiKeyEnvar, headers } = config;
  return [apiKey, apiKeyEnvar, headers].some((value) => value !== undefined) || Object.hasOwn(configEnv, KEY_VARIABLE);
}

const INPUT = 'gateway-url';

/** The text of the URL, and what the user calls the place it stands in. */
function findUrl({ config, configEnv = {}, gateway, env }: DestinationRequest): { text?: string; from: string } {
  const own = config.gatewayUrl?.trim();
  if (own) return { text: own, from: 'gatewayUrl' };
  const ofConfig = configEnv[URL_VARIABLE]?.trim();
  if (ofConfig) return { text: ofConfig, from: `env.${URL_VARIABLE}` };
  const given = gateway.url?.trim();
  if (!given) return { from: INPUT };
  return { text: given, from: given === env[URL_VARIABLE]?.trim() ? URL_VARIABLE : INPUT };
}

/** Canonical: what is compared is what is called. */
function readGatewayUrl(text: string | undefined, from: string): string | Problem {
  if (!text)
    return {
      message: 'the URL of the gateway is not known',
      hint: `set the input or flag gateway-url, or the environment variable ${URL_VARIABLE} (for example http://localhost:5000)`,
      ofEnvironment: true,
    };
  if (text.includes('{{')) return unset('gatewayUrl', text);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url && /^https?:\/\//i.test(text))
    return { message: `the URL of the gateway (${from}) is not valid, got ${quoteUrl(text)}`, hint: urlHint(text) };
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return {
      message: `the URL of the gateway (${from}) has to begin with http:// or https://, got ${quoteUrl(text)}`,
      hint: /^[\w.-]+(?::\d+)?(?:\/|$)/.test(text) ? `write http://${text}` : undefined,
    };
  if (url.username !== '' || url.password !== '')
    return {
      message: `the URL of the gateway (${from}) holds a user name or a password`,
      hint: `headers:\n  Authorization: 'Basic {{env.MLFLOW_BASIC_AUTH}}'`,
    };
  if (url.search !== '' || url.hash !== '')
    return { message: `the URL of the gateway (${from}) ends before ? and #, got ${quoteUrl(text)}` };
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** What most likely is wrong with an `http://` address that no URL is made of. */
function urlHint(text: string): string {
  const port = /^https?:\/\/[^/\\?#]*:([^/\\?#:\]]*)(?:[/\\?#]|$)/i.exec(text)?.[1];
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= MAX_PORT))
    return `a port is a number up to ${MAX_PORT}`;
  return 'for example http://localhost:5000';
}

/** 16 bits (RFC 9293). */
const MAX_PORT = 65_535;

/** An address for a message, without what may be a password in it. */
function quoteUrl(text: string): string {
  return JSON.stringify(text.replace(/[^/\\@]*@/g, '***@').replace(/[?#].*$/s, ''));
}

interface Target {
  /** The origin of our gateway. */
  own: boolean;
  url: string;
}

type Token = { value: string | undefined } | { problem: Problem };

function findToken({ config, gateway, env, configEnv = {} }: DestinationRequest, { own, url }: Target): Token {
  if (config.apiKey !== undefined) {
    if (config.apiKey.includes('{{')) return { problem: unset('apiKey', config.apiKey) };
    return readToken(config.apiKey, 'apiKey');
  }
  const name = config.apiKeyEnvar?.trim() || KEY_VARIABLE;
  if (isRunnerVariable(name))
    return {
      problem: { message: `apiKeyEnvar cannot name ${name}: it belongs to the runner and is sent to no gateway` },
    };
  const fromConfig = Object.hasOwn(configEnv, name) ? configEnv[name] : undefined;
  if (fromConfig !== undefined) return readToken(fromConfig, name);
  const ours = name === KEY_VARIABLE ? gateway.apiKey : env[name];
  if (own || !ours) return readToken(own ? ours : undefined, name);
  if (name === KEY_VARIABLE) return { value: undefined };
  return {
    problem: {
      message: `${name} (apiKeyEnvar) is not sent to ${url}: it is read only for the gateway of gateway-url`,
      hint: `give the key in the provider's config: apiKey: '...'`,
    },
  };
}

function readToken(text: string | undefined, from: string): Token {
  const value = text?.trim();
  if (!value) return { value: undefined };
  if (!/^[\x21-\x7e]+$/.test(value))
    return {
      problem: {
        message: `${from} holds a character that a token cannot hold (a space, a line break, a letter beyond ASCII)`,
      },
    };
  return { value };
}

function missingToken({ config }: DestinationRequest, { own, url }: Target): Problem {
  if (!own)
    return {
      message: `apiKeyRequired is set, and there is no token for ${url}`,
      hint: `give the provider an apiKey of its own: our key is not sent there`,
    };
  const name = config.apiKeyEnvar?.trim() || KEY_VARIABLE;
  const input = name === KEY_VARIABLE ? 'the input or flag gateway-api-key, or ' : '';
  return {
    message: `apiKeyRequired is set, and there is no token for ${url}`,
    hint: `set ${input}the environment variable ${name} (a run for a fork or by Dependabot has no secrets)`,
    ofEnvironment: true,
  };
}

function withheldWarning(url: string): string {
  return `the key of the gateway is not sent to ${url}, which is not the origin of gateway-url: give that provider an apiKey of its own`;
}

/** A config from outside may not say where calls go or what they carry. */
function forbiddenKey({ trust, config, configEnv = {} }: DestinationRequest): Problem | undefined {
  if (trust.trusted) return undefined;
  const [key] = forbiddenKeys(trust, config);
  const variable = [URL_VARIABLE, KEY_VARIABLE].find((name) => Object.hasOwn(configEnv, name));
  const found = key ?? (variable && `env.${variable}`);
  return found === undefined ? undefined : { message: forbiddenMessage(found), hint: trust.reason };
}
