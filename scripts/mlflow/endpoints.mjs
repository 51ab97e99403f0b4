// Makes the endpoints that tests and tries use on a running MLflow server, over its management REST only.
// The server must allow upstreams on 127.0.0.1 (server.mjs sees to that).

/** The first call after a start imports half of Python. */
const CALL_TIMEOUT_MS = 60_000;

/**
 * `model`: decides the price, and is what an answer says was served. `script`: what the stub provider does. `provider`: the
 * API that MLflow speaks to it (default OpenAI's, the only one that the stub answers). `weight`: its share of the calls, those
 * of `others` are theirs. `fallback`: who is asked when it fails. `usd`: what may be spent on it in a day.
 */
const ENDPOINTS = [
  { name: 'gpt-4o-endpoint', model: 'gpt-4o' },
  { name: 'claude-endpoint', model: 'claude-sonnet-4-5' },
  { name: 'gemini-endpoint', model: 'gemini-2.5-pro' },
  { name: 'served-other-endpoint', model: 'gpt-4o', script: 'served-gpt-4o-2024-08-06' },
  { name: 'embeddings-endpoint', model: 'text-embedding-3-small' },
  { name: 'grader-pass', model: 'gpt-4o', script: 'grade-pass' },
  { name: 'grader-fail', model: 'gpt-4o', script: 'grade-fail' },
  { name: 'grader-garbage', model: 'gpt-4o', script: 'grade-garbage' },
  { name: 'tool-endpoint', model: 'gpt-4o', script: 'tool' },
  { name: 'null-endpoint', model: 'gpt-4o', script: 'null' },
  { name: 'refusal-endpoint', model: 'gpt-4o', script: 'refusal' },
  { name: 'reasoning-endpoint', model: 'gpt-4o', script: 'reasoning' },
  { name: 'function-endpoint', model: 'gpt-4o', script: 'function' },
  // Not one of OpenAI's kind: the passthrough route is not there for it.
  { name: 'anthropic-endpoint', model: 'claude-sonnet-4-5', provider: 'anthropic' },
  { name: 'flaky-endpoint', model: 'gpt-4o', script: 'flaky-2' },
  { name: 'error-429', model: 'gpt-4o', script: '429' },
  { name: 'error-503', model: 'gpt-4o', script: '503' },
  // One call costs 12.50 USD: the first is served, every other one of the day is refused.
  { name: 'budget-endpoint', model: 'gpt-4o', script: 'costly', usd: 1 },
  // Five are served.
  { name: 'small-budget-endpoint', model: 'gpt-4o', script: 'costly+delay-100', usd: 60 },
  { name: 'slow-endpoint', model: 'gpt-4o', script: 'delay-200' },
  { name: 'three-seconds-endpoint', model: 'gpt-4o', script: 'delay-3000' },
  { name: 'split-endpoint', model: 'gpt-4o', weight: 0.7, others: [{ model: 'gpt-4o-mini', weight: 0.3 }] },
  { name: 'fallback-endpoint', model: 'gpt-4o', script: '503', fallback: { model: 'gpt-4o-mini' } },
  { name: 'judge-endpoint', model: 'gpt-4o', script: 'judge-no' },
  { name: 'guarded-endpoint', model: 'gpt-4o-mini' },
];

/** A judge that always says no to what goes into this endpoint. */
const GUARDRAIL = {
  endpoint: 'guarded-endpoint',
  name: 'no-secrets',
  judge: 'judge-endpoint',
  mlflowVersion: '3.17.2',
};

function client(mlflowUrl, headers) {
  return async (path, body) => {
    const url = `${mlflowUrl}/api/3.0/mlflow/${path}`;
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { ...headers, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status} ${text.slice(0, 400)}`);
    return text ? JSON.parse(text) : {};
  };
}

/** A secret and a model definition for one script and model; both are made once. */
function definitions(call, stubUrl) {
  const made = new Map();
  const once = async (key, make) => {
    if (!made.has(key)) made.set(key, await make());
    return made.get(key);
  };
  return ({ model, script = 'plain', provider = 'openai' }) => {
    const label = `${provider}-${script}`;
    return once(`${model} ${label}`, async () => {
      const secret_id = await once(label, async () => {
        const api_base = script === 'plain' ? `${stubUrl}/v1` : `${stubUrl}/s/${script}/v1`;
        const created = await call('gateway/secrets/create', {
          secret_name: `stub-${label}`,
          provider,
          secret_value: { api_key: 'stub-key' },
          auth_config: { api_base },
        });
        return created.secret.secret_id;
      });
      const created = await call('gateway/model-definitions/create', {
        name: `${model}--${label}`,
        secret_id,
        provider,
        model_name: model,
      });
      return created.model_definition.model_definition_id;
    });
  };
}

async function createEndpoint(call, row, definitionOf) {
  const { name, weight = 1, others = [], fallback } = row;
  const primary = [];
  for (const one of [{ ...row, weight }, ...others])
    primary.push({ model_definition_id: await definitionOf(one), linkage_type: 'PRIMARY', weight: one.weight });
  const second = fallback && {
    model_definition_id: await definitionOf(fallback),
    linkage_type: 'FALLBACK',
    weight: 1,
    fallback_order: 0,
  };
  const { endpoint } = await call('gateway/endpoints/create', {
    name,
    model_configs: [...primary, ...(second ? [second] : [])],
    usage_tracking: true,
    ...(others.length > 0 ? { routing_strategy: 'REQUEST_BASED_TRAFFIC_SPLIT' } : {}),
    ...(second ? { fallback_config: { strategy: 'SEQUENTIAL', max_attempts: 1 } } : {}),
  });
  return endpoint.endpoint_id;
}

const createBudget = (call, endpointId, usd) =>
  call('gateway/budgets/create', {
    budget_unit: 'USD',
    budget_amount: usd,
    duration: { unit: 'DAYS', value: 1 },
    target_scope: 'ENDPOINT',
    target_value: endpointId,
    budget_action: 'REJECT',
  });

async function createGuardrail(call, ids) {
  const judge = {
    instructions: 'Does {{ inputs }} avoid secrets? Answer yes or no.',
    model: `gateway:/${GUARDRAIL.judge}`,
    feedback_value_type: { title: 'Result', type: 'string' },
  };
  const scorer = await call('scorers/register', {
    experiment_id: '0',
    name: GUARDRAIL.name,
    serialized_scorer: JSON.stringify({
      name: GUARDRAIL.name,
      aggregations: [],
      description: null,
      is_session_level_scorer: false,
      mlflow_version: GUARDRAIL.mlflowVersion,
      serialization_version: 1,
      instructions_judge_pydantic_data: judge,
    }),
  });
  const { guardrail } = await call('gateway/guardrails/create', {
    name: GUARDRAIL.name,
    scorer_id: scorer.scorer_id,
    scorer_version: scorer.version,
    stage: 'BEFORE',
    action: 'VALIDATION',
  });
  const target = { endpoint_id: ids[GUARDRAIL.endpoint], guardrail_id: guardrail.guardrail_id };
  await call('gateway/guardrails/add-to-endpoint', target);
}

/**
 * Creates ENDPOINTS with their budgets, and the guardrail, on a fresh server. `headers`: credentials of an admin, where the server
 * wants some. Returns endpoint names with their ids.
 */
export async function createEndpoints({ mlflowUrl, stubUrl, headers = {} }) {
  const call = client(mlflowUrl, headers);
  const definitionOf = definitions(call, stubUrl);
  const ids = {};
  for (const row of ENDPOINTS) {
    ids[row.name] = await createEndpoint(call, row, definitionOf);
    if (row.usd !== undefined) await createBudget(call, ids[row.name], row.usd);
  }
  await createGuardrail(call, ids);
  return ids;
}
