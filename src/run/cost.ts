import type { TokenPrice } from '../config/eval-config.js';
import type { GatewayCall } from '../gateway/call.js';

/** The call with what its tokens cost; as it is when its endpoint has no price or its answer counts no tokens. */
export function withCost(call: GatewayCall, price: TokenPrice | undefined): GatewayCall {
  if (!price || !call.tokens) return call;
  return { ...call, costUsd: call.tokens.prompt * price.input + call.tokens.completion * price.output };
}
