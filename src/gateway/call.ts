import type { JsonObject } from '../json.js';
import type { FailedAttempts } from './failed-attempts.js';

export interface TokenUsage {
  prompt: number;
  completion: number;
  total: number;
  cached?: number;
  reasoning?: number;
}

/** What one call to the gateway cost and who served it: kept for every call, answered or not. */
export interface GatewayCall {
  endpoint: string;
  /** HTTP requests that were sent for it, the first included. */
  attempts: number;
  /** Those of them that failed, when there was more than one request. */
  failedAttempts?: FailedAttempts;
  /** From the moment the last request was sent to the end of its answer, ms, measured here. */
  latencyMs: number;
  /** `model` of the answer: what the provider says it served. */
  servedModel?: string;
  /** `provider` of the answer. */
  servedBy?: string;
  tokens?: TokenUsage;
  /** `id` of the answer: the same one twice is the same answer twice, where a provider gives each its own. */
  answerId?: string;
  /** By the prices of the endpoint's `config`: the gateway knows none. */
  costUsd?: number;
  finishReason?: string;
  /** x-mlflow-gateway-duration-ms: the gateway's own time for the call. */
  gatewayMs?: number;
  /** Duration minus overhead: the provider's time, an estimate under load (see docs of the headers). */
  providerMs?: number;
  /** The parameters that were sent. */
  params?: JsonObject;
}
