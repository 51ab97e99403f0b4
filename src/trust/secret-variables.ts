// Environment variables that are known by their names to hold what is ours.

type Env = Readonly<Record<string, string | undefined>>;

/** The runner's own: inputs, runtime tokens, the token of the job. */
const RUNNER_NAMES = /^(?:INPUT_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$)/i;

/** What opens the gateway. */
export const GATEWAY_SECRETS: readonly string[] = [
  'MLFLOW_GATEWAY_API_KEY',
  'MLFLOW_BASIC_AUTH',
  'MLFLOW_TRACKING_PASSWORD',
  'MLFLOW_TRACKING_TOKEN',
];

/** Whether a variable belongs to the runner: no config may have it sent anywhere, not even to our gateway. */
export function isRunnerVariable(name: string): boolean {
  return RUNNER_NAMES.test(name);
}

/** Of the inputs only those that hold tokens: the others (`INPUT_CONFIG`) share their values with innocent variables. */
export function isRunnerSecret(name: string): boolean {
  return isRunnerVariable(name) && /TOKEN$/i.test(name);
}

/** Whether a variable is known by its name to hold a secret that no report may show. */
export function isSecretVariable(name: string): boolean {
  return isRunnerSecret(name) || GATEWAY_SECRETS.includes(name.toUpperCase());
}

/** What the variables that hold secrets of the gateway are set to. */
export function gatewaySecretValues(env: Env): string[] {
  return GATEWAY_SECRETS.flatMap((name) => env[name] ?? []);
}
