// What code of a config may know of the run that it judges or changes, beside output, prompt and variables.
import { type Endpoint, isAssertionSet, type SingleAssertion, type TestCase } from '../config/eval-config.js';
import type { GatewayCall } from '../gateway/call.js';
import type { Json, JsonObject } from '../json.js';

/** `context.test`, `context.provider` and `context.providerResponse`. No key, header or URL of the gateway is in it. */
export function codeContext(run: {
  test: TestCase;
  endpoint: Endpoint;
  output: Json;
  call: GatewayCall | undefined;
}): JsonObject {
  const { test, endpoint, output, call } = run;
  return {
    test: shownTest(test),
    provider: { id: endpoint.id, config: endpoint.config.params, ...optional({ label: endpoint.label }) },
    providerResponse: {
      output,
      cached: false,
      metadata: {},
      ...optional({
        latencyMs: call?.latencyMs,
        cost: call?.costUsd,
        tokenUsage: call?.tokens && { ...call.tokens },
        finishReason: call?.finishReason,
      }),
    },
  };
}

/** A test as promptfoo writes it, without what calls or grades it. */
export function shownTest(test: TestCase): JsonObject {
  return {
    vars: test.vars,
    metadata: test.metadata,
    options: optional({ prefix: test.options.prefix, suffix: test.options.suffix }),
    assert: test.assert.map((assertion) =>
      isAssertionSet(assertion)
        ? { type: assertion.type, assert: assertion.assert.map(shownAssertion) }
        : shownAssertion(assertion),
    ),
    ...optional({ description: test.description, threshold: test.threshold }),
  };
}

function shownAssertion(assertion: SingleAssertion): JsonObject {
  const { type, negated, value, threshold, weight, metric } = assertion;
  return { type: negated ? `not-${type}` : type, weight, ...optional({ value, threshold, metric }) };
}

function optional(values: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
