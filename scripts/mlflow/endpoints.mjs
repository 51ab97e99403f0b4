// Makes the endpoints that tests and tries use on a running MLflow server, over its management REST only.
// The server must allow upstreams on 127.0.0.1 (server.mjs sees to that).

/** The first call after a start imports half of Python. */
const CALL_TIMEOUT_MS = 60_000;

/**
 * `model`: decides the price, and is what an answer says was served. `script`: what the stub provider does. `provider`: the
 * API that MLflow speaks to it (default OpenAI's, the only one that the stub answers).
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
  { name: 'budget-endpoint', model: 'gpt-4o', script: 'costly' },
  { name: 'judge-endpoint', model: 'gpt-4o', script: 'judge-no' },
  { name: 'guarded-endpoint', model: 'gpt-4o-mini' },
];

/** One call of the stub's `costly` script costs 12.50 USD: the first is served, every other one of the day is refused. */
const BUDGET = { endpoint: 'budget-endpoint', usd: 1, duration: { unit: 'DAYS', value: 1 } };

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
 * Creates ENDPOINTS, the budget and the guardrail on a fresh server. `headers`: credentials of an admin, where the server
 * wants some. Returns endpoint names with their ids.
 */
export async function createEndpoints({ mlflowUrl, stubUrl, headers = {} }) {
  const call = client(mlflowUrl, headers);
  const definitionOf = definitions(call, stubUrl);
  const ids = {};
  for (const row of ENDPOINTS) {
    const model_definition_id = await definitionOf(row);
    const { endpoint } = await call('gateway/endpoints/create', {
      name: row.name,
      model_configs: [{ model_definition_id, linkage_type: 'PRIMARY', weight: 1 }],
      usage_tracking: true,
    });
    ids[row.name] = endpoint.endpoint_id;
  }
  await call('gateway/budgets/create', {
    budget_unit: 'USD',
    budget_amount: BUDGET.usd,
    duration: BUDGET.duration,
    target_scope: 'ENDPOINT',
    target_value: ids[BUDGET.endpoint],
    budget_action: 'REJECT',
  });
  await createGuardrail(call, ids);
  return ids;
}
