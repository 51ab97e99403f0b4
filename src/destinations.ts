// Where each endpoint of a config is called: the trust rules applied to all of them before the first call.

import type { GatewayDefaults } from './config/endpoint-environment.js';
import { type Assertion, type Endpoint, type EvalConfig, isAssertionSet } from './config/eval-config.js';
import { ConfigError, type Problem } from './config/problem.js';
import type { Destination } from './gateway/request.js';
import { mayCallEndpoint } from './trust/allowance.js';
import { type ChosenByConfig, findDestination } from './trust/destination.js';

export interface Destinations {
  of(endpoint: Endpoint): Destination;
  all: Destination[];
  chosenByConfig(destination: Destination): ChosenByConfig;
  /** One sentence each. */
  warnings: string[];
  /** Credentials that stand in the config or were taken for it: to be masked and redacted. */
  secrets: string[];
}

/** @throws ConfigError when an endpoint has no URL, or may not have what it asks for */
export function findDestinations(config: EvalConfig, gateway: GatewayDefaults): Destinations {
  const found = new Map<Endpoint, Destination>();
  const chosen = new Map<Destination, ChosenByConfig>();
  const warnings = new Set<string>();
  const secrets = new Set<string>();
  const problems = new Map<string, Problem>();
  for (const endpoint of endpointsOf(config)) {
    if (!mayCallEndpoint(gateway.trust, gateway, endpoint.name)) {
      const problem = notAllowed(endpoint);
      problems.set(problem.message, problem);
      continue;
    }
    const result = findDestination({
      trust: gateway.trust,
      config: endpoint.config,
      gateway: { url: gateway.url, apiKey: gateway.apiKey },
      env: gateway.env,
      configEnv: config.env,
    });
    if ('problem' in result) {
      problems.set(
        result.problem.message,
        result.notOfConfig ? result.problem : { ...result.problem, at: result.problem.at ?? endpoint.at },
      );
      continue;
    }
    for (const warning of result.warnings) warnings.add(warning);
    for (const secret of result.secrets) secrets.add(secret);
    const { route } = endpoint.config;
    const destination = {
      baseUrl: result.baseUrl,
      endpoint: endpoint.name,
      headers: result.headers,
      ...(route ? { route } : {}),
    };
    found.set(endpoint, destination);
    chosen.set(destination, result.chosenByConfig);
  }
  if (problems.size > 0) throw new ConfigError([...problems.values()]);
  return {
    of(endpoint) {
      const destination = found.get(endpoint);
      if (!destination) throw new Error(`no destination for ${endpoint.id}`);
      return destination;
    },
    all: [...found.values()],
    chosenByConfig: (destination) => chosen.get(destination) ?? { gateway: false, credentials: false },
    warnings: [...warnings],
    secrets: [...secrets],
  };
}

function notAllowed({ name, at }: Endpoint): Problem {
  return {
    message: `a config from another repository may not call the endpoint ${JSON.stringify(name)}`,
    at,
    hint: 'a maintainer names the endpoints that it may call with the input allowed-endpoints',
  };
}

/** Every endpoint that the config can call, each once: columns, endpoints of tests, graders. */
function endpointsOf(config: EvalConfig): Set<Endpoint> {
  const endpoints = new Set(config.endpoints);
  for (const test of config.tests) {
    if (test.provider) endpoints.add(test.provider);
    for (const grader of gradersOf(test.assert)) endpoints.add(grader);
  }
  return endpoints;
}

/** The graders that a test's assertions call. */
export function gradersOf(assertions: readonly Assertion[]): Endpoint[] {
  return assertions
    .flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion]))
    .flatMap(({ grader, embeddingGrader }) => [grader, embeddingGrader])
    .filter((grader) => grader !== undefined);
}
