// The JSON schema of a config, for editors: made of the tables that the loader checks a config with.
import { PARAMETER_RULES } from '../config/chat-parameters.js';
import type { KeyRule, Place } from '../config/key-rules.js';
import { KEYS } from '../config/keys.js';
import type { JsonObject } from '../json.js';
import { assertionSchema, typeSchema } from './assertion-schema.js';
import { closedMap, described, FORM_DEFINITIONS, keySchema, sentence } from './form-schema.js';

/** Where people keep what `$ref` and YAML anchors name. */
const OWN_KEYS = String.raw`^(x-|_|\.|\$?definitions$|\$defs$)`;

/** Draft 7, which is what editors know best. */
export function configSchema(): JsonObject {
  const { config, ...places } = KEYS;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Config of MLflow Gateway Eval',
    description: "An eval config in promptfoo's format, for the endpoints of an MLflow AI Gateway.",
    type: 'object',
    ...closedMap(propertiesOf('config', config)),
    patternProperties: { [OWN_KEYS]: {} },
    definitions: {
      ...Object.fromEntries(
        Object.entries(places).map(([place, rules]) => [place, closedMap(propertiesOf(place as Place, rules))]),
      ),
      ...FORM_DEFINITIONS,
      'one-assertion': assertionSchema(),
    },
  };
}

function propertiesOf(place: Place, rules: Readonly<Record<string, KeyRule>>): JsonObject {
  const all = place === 'options' ? { ...PARAMETER_RULES, ...rules } : rules;
  return Object.fromEntries(
    Object.entries(all).map(([key, rule]) => [
      key,
      place === 'assertion' && key === 'type' && 'used' in rule ? typeSchema(rule.about) : ruleSchema(rule),
    ]),
  );
}

function ruleSchema(rule: KeyRule): JsonObject {
  if ('used' in rule) return keySchema(rule);
  if ('unsupported' in rule) return { ...without(`it stops the run: ${rule.unsupported}`), not: {} };
  return without(`it has no effect: ${'ignored' in rule ? rule.ignored : rule.noEffect}`);
}

/** A key that is better left out: editors strike it through and say why. */
function without(reason: string): JsonObject {
  return { ...described(reason), deprecationMessage: sentence(reason) };
}
