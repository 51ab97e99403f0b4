// `providers` / `targets`, graders and a test's own `provider`: everything that names an endpoint of the gateway.
import { KEEP_HINT, ROUTES, type Route } from '../gateway/route.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { forbiddenKeys, forbiddenMessage, matchesPattern } from '../trust/allowance.js';
import { CHAT_PARAMETERS, CLIENT_KEYS } from './chat-parameters.js';
import { readCodeSource } from './code.js';
import type { IsNew } from './combine.js';
import type { EndpointEnvironment } from './endpoint-environment.js';
import type { Endpoint, EndpointConfig, TokenPrice } from './eval-config.js';
import {
  booleanField,
  describe,
  type FieldReporter,
  numberField,
  objectField,
  textField,
  textListField,
  textsField,
} from './fields.js';
import { markFromFile } from './file-formats.js';
import { checkKeys, quote } from './keys.js';
import { collectedNow, isFileReference, type Loader, readData, resolveReference } from './loader.js';
import { closeName } from './names.js';
import { checkNumber } from './numeric-parameters.js';
import { NO_PLACE, type Position } from './position.js';
import { DELAY, PRICE } from './ranges.js';
import { tellLostParameters } from './routes.js';

export const PROVIDER_PREFIX = 'mlflow-gateway:';

/** What the reader of endpoints needs besides the loader. */
export interface EndpointReader {
  loader: Loader;
  /** Renders a provider's `config`, with the gateway's own secrets only where they may be used. */
  environment: EndpointEnvironment;
}

/**
 * The list behind `providers` (or `targets`): texts, maps, one map from id to options, `file://`. An entry that stands
 * there twice is one endpoint.
 */
export function readEndpoints(reader: EndpointReader, holder: JsonObject, key: string, isNew: IsNew): Endpoint[] {
  const { loader } = reader;
  const at = loader.positions.value(holder, key);
  const written = holder[key] ?? null;
  const entries = Array.isArray(written) ? written.map((_, index) => index) : [key];
  const list = Array.isArray(written) ? written : holder;
  return entries.flatMap((place) => {
    const entry = (list as JsonObject)[place] ?? null;
    if (!isNew(isFileReference(entry) ? resolveReference(loader, entry) : JSON.stringify(entry))) return [];
    return readEndpointList(reader, entry, { at: loader.positions.value(list, place) ?? at, holder: list, key: place });
  });
}

interface Origin {
  at: Position | undefined;
  holder: object;
  key: string | number;
}

function readEndpointList(reader: EndpointReader, value: Json, origin: Origin): Endpoint[] {
  const { loader } = reader;
  if (isFileReference(value)) {
    const data = collectedNow(loader, () => readData(loader, resolveReference(loader, value), origin.at), null);
    if (data === null) return [];
    if (data === undefined) {
      loader.error(`${value} is empty`, origin.at);
      return [];
    }
    return readEndpointList(reader, data, origin);
  }
  if (Array.isArray(value))
    return value.flatMap((entry, index) => {
      const place = { at: loader.positions.value(value, index) ?? origin.at, holder: value, key: index };
      return isFileReference(entry)
        ? readEndpointList(reader, entry, place)
        : one(readEndpoint(reader, entry, place.at));
    });
  return one(readEndpoint(reader, value, origin.at));
}

const one = (endpoint: Endpoint | undefined): Endpoint[] => (endpoint ? [endpoint] : []);

/** One entry of `providers`, or a grader: `mlflow-gateway:name`, `{ id, ... }` or `{ 'mlflow-gateway:name': { ... } }`. */
export function readEndpoint(reader: EndpointReader, value: Json, at: Position | undefined): Endpoint | undefined {
  const { loader } = reader;
  if (typeof value === 'string') return namedEndpoint(reader, value, { config: { params: {} } }, at);
  if (!isObject(value)) {
    loader.error(`a provider has to be a text or a map, got ${describe(value)}`, at);
    return undefined;
  }
  const { id, options } = idOf(loader, value, at);
  if (id === undefined) return undefined;
  const place = loader.positions.of(options) ?? at;
  checkKeys(loader, options, 'provider');
  const label = textField(loader, options, 'label');
  const prompts = textListField(loader, options, 'prompts');
  const transform = readCodeSource(loader, options, 'transform');
  const delayMs = numberField(loader, options, 'delay', DELAY);
  return namedEndpoint(
    reader,
    id,
    {
      config: readConfig(reader, options),
      ...(label === undefined ? {} : { label }),
      ...(prompts === undefined ? {} : { prompts }),
      ...(transform === undefined ? {} : { transform }),
      ...(delayMs === undefined ? {} : { delayMs }),
    },
    loader.positions.value(options, 'id') ?? place,
  );
}

function idOf(
  loader: Loader,
  value: JsonObject,
  at: Position | undefined,
): { id: string | undefined; options: JsonObject } {
  if (typeof value['id'] === 'string') return { id: value['id'], options: value };
  const keys = Object.keys(value);
  const only = keys[0];
  const inner = only === undefined ? undefined : value[only];
  // The map form: one key, which is the id, with the options (or nothing) behind it.
  if (keys.length === 1 && only !== undefined && only.includes(':') && (isObject(inner) || inner === null)) {
    const options = isObject(inner) ? inner : {};
    return { id: typeof options['id'] === 'string' ? options['id'] : only, options };
  }
  loader.error(
    'a provider needs an id',
    loader.positions.of(value) ?? at,
    `id: ${PROVIDER_PREFIX}<name of the endpoint>`,
  );
  return { id: undefined, options: value };
}

function namedEndpoint(
  reader: EndpointReader,
  writtenId: string,
  rest: Omit<Endpoint, 'id' | 'name' | 'at'>,
  at: Position | undefined,
): Endpoint | undefined {
  const { loader } = reader;
  const id = reader.environment.renderId(writtenId).trim();
  const name = endpointName(loader, id);
  if (name === undefined) {
    loader.error(`${quote(id)} is no endpoint of the MLflow AI Gateway`, at, foreignHint(id));
    return undefined;
  }
  if (name === '') {
    loader.error(`${quote(id)} names no endpoint`, at, `${PROVIDER_PREFIX}<name of the endpoint>`);
    return undefined;
  }
  return { id, name, ...rest, at: at ?? NO_PLACE };
}

/** The endpoint that an id means, by its prefix or by the endpoint map; undefined when it means none. */
function endpointName(loader: Loader, id: string): string | undefined {
  if (id.startsWith(PROVIDER_PREFIX)) return id.slice(PROVIDER_PREFIX.length).trim();
  return loader.settings.endpointMap.find(({ pattern }) => matchesPattern(id, pattern))?.endpoint;
}

function foreignHint(id: string): string {
  const slip = closeName(id.split(':')[0] ?? '', ['mlflow-gateway']);
  if (slip) return `did you mean ${quote(`${PROVIDER_PREFIX}${id.split(':').slice(1).join(':')}`)}?`;
  return [
    `write ${PROVIDER_PREFIX}<endpoint>, or map the id with the input or flag endpoint-map:`,
    'endpoint-map: |',
    `  ${id} = <endpoint>`,
  ].join('\n');
}

function readConfig(reader: EndpointReader, options: JsonObject): EndpointConfig {
  const { loader } = reader;
  const env = textsField(loader, options, 'env');
  const written = objectField(loader, options, 'config') ?? (env ? {} : undefined);
  if (!written) return { params: {} };
  const { trust } = reader.environment;
  for (const key of forbiddenKeys(trust, written))
    loader.error(forbiddenMessage(key), loader.positions.key(written, key), trust.trusted ? undefined : trust.reason);
  const rendered = reader.environment.renderConfig(written, env);
  // Positions belong to the map as it was written.
  const at = (key: string): Position | undefined => loader.positions.value(written, key);
  const field = <T>(read: (reporter: FieldReporter, object: JsonObject, key: string) => T, key: string): T =>
    read({ ...loader, written }, rendered, key);
  const gatewayUrl = field(textField, 'gatewayUrl');
  const apiKey = field(textField, 'apiKey');
  const apiKeyEnvar = field(textField, 'apiKeyEnvar');
  const apiKeyRequired = field(booleanField, 'apiKeyRequired');
  const headers = field(objectField, 'headers');
  const showThinking = field(booleanField, 'showThinking');
  const route = readRoute(loader, field(textField, 'route'), at('route'));
  const params = readParameters(loader, written, rendered);
  if (route !== 'openai') {
    tellLostParameters(loader, params, (key) => at(key) ?? at('passthrough'));
    if (showThinking)
      loader.withoutEffect(
        "showThinking: the gateway's own chat route drops a model's reasoning from the answer",
        at('showThinking'),
        KEEP_HINT,
      );
  }
  const price = readPrice((key) => field((...where) => numberField(...where, PRICE), key));
  // Which variables are secrets has to be known before anything is rendered.
  if (typeof written['apiKeyEnvar'] === 'string' && written['apiKeyEnvar'].includes('{{'))
    loader.error('apiKeyEnvar has to be the name of a variable, not a template', at('apiKeyEnvar'));
  else if (apiKeyEnvar !== undefined) reader.environment.nameKey(apiKeyEnvar.trim());
  return {
    ...(gatewayUrl === undefined ? {} : { gatewayUrl }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(apiKeyEnvar === undefined ? {} : { apiKeyEnvar }),
    ...(apiKeyRequired === undefined ? {} : { apiKeyRequired }),
    ...(showThinking === undefined ? {} : { showThinking }),
    ...(route === undefined ? {} : { route }),
    ...(headers === undefined ? {} : { headers: headerTexts(loader, headers, at('headers')) }),
    ...(price === undefined ? {} : { price }),
    params,
  };
}

function readRoute(loader: Loader, text: string | undefined, at: Position | undefined): Route | undefined {
  const route = ROUTES.find((name) => name === text?.trim());
  if (text !== undefined && !route)
    loader.error(`route has to be ${ROUTES.join(' or ')}, got ${quote(text)}`, at, 'without it: unified');
  return route;
}

/** `inputCost` and `outputCost` go before `cost`, which is both; half a price is none. */
function readPrice(read: (key: string) => number | undefined): TokenPrice | undefined {
  const both = read('cost');
  const input = read('inputCost') ?? both;
  const output = read('outputCost') ?? both;
  return input === undefined || output === undefined ? undefined : { input, output };
}

function headerTexts(loader: Loader, headers: JsonObject, at: Position | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      texts[name] = String(value);
    else loader.error(`the header ${quote(name)} has to be a text, got ${describe(value)}`, at);
  }
  return texts;
}

/**
 * The chat parameters among the keys of `rendered`. Any other key is reported: a slip as an error, the rest as a key
 * without effect, with `passthrough` as the way round.
 */
function readParameters(loader: Loader, written: JsonObject, rendered: JsonObject): JsonObject {
  const known = [...CHAT_PARAMETERS, ...CLIENT_KEYS];
  const params: JsonObject = {};
  for (const [key, value] of Object.entries(rendered)) {
    if (CHAT_PARAMETERS.includes(key)) {
      checkNumber(loader, { key, value, written: written[key], at: loader.positions.value(written, key) });
      params[key] = resolveParameter(loader, key, value, loader.positions.value(written, key));
      continue;
    }
    if (known.includes(key)) continue;
    const at = loader.positions.key(written, key);
    const slip = closeName(key, known);
    if (slip) loader.error(`unknown key ${quote(key)} in config of a provider`, at, `did you mean ${quote(slip)}?`);
    else
      loader.unusedKey(
        `${key} is no parameter of the gateway's chat route and is not sent`,
        at,
        `to send it all the same: passthrough: { ${key}: ... }`,
      );
  }
  const passthrough = rendered['passthrough'];
  if (passthrough === undefined || passthrough === null) return params;
  if (isObject(passthrough)) return { ...params, ...passthrough };
  loader.error(
    `passthrough has to be a map, got ${describe(written['passthrough'])}`,
    loader.positions.value(written, 'passthrough'),
  );
  return params;
}

function resolveParameter(loader: Loader, key: string, value: Json, at: Position | undefined): Json {
  const resolved = resolveFile(loader, value, at);
  if (key === 'response_format' && isFileReference(value)) markFromFile(resolved);
  return resolved;
}

/** `tools: file://tools.json`, `response_format: file://format.yaml`: the file's content, also inside lists. */
function resolveFile(loader: Loader, value: Json, at: Position | undefined): Json {
  if (Array.isArray(value)) {
    return value.flatMap((entry) => {
      const resolved = resolveFile(loader, entry, at);
      return isFileReference(entry) && Array.isArray(resolved) ? resolved : [resolved];
    });
  }
  if (isFileReference(value) && /\.(json|ya?ml)$/i.test(value))
    return collectedNow(loader, () => readData(loader, resolveReference(loader, value), at) ?? null, null);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolveFile(loader, entry, at)]));
  return value;
}

/** The chat parameters in a test's `options` or a prompt's `config`, taken as they are. */
export function pickParameters(loader: Loader, object: JsonObject): JsonObject {
  const params: JsonObject = {};
  for (const key of CHAT_PARAMETERS) {
    if (!Object.hasOwn(object, key)) continue;
    const at = loader.positions.value(object, key);
    checkNumber(loader, { key, value: object[key] ?? null, at });
    params[key] = resolveParameter(loader, key, object[key] ?? null, at);
  }
  return params;
}
