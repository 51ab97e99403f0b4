// The two routes that a chat can take through the gateway.

/**
 * `unified`: the gateway's own, for every kind of provider. `openai`: the provider's, for providers that speak OpenAI's API;
 * body and answer pass as they are.
 */
export const ROUTES = ['unified', 'openai'] as const;
export type Route = (typeof ROUTES)[number];

/** Below the server's URL. `model` is the endpoint's name on both. */
export const CHAT_PATHS: Readonly<Record<Route, string>> = {
  unified: '/gateway/mlflow/v1/chat/completions',
  openai: '/gateway/openai/v1/chat/completions',
};

/** How the author of a config gets what the unified route loses. */
export const KEEP_HINT = "for an endpoint of OpenAI's kind set this in the provider's config:\nroute: openai";

/** The same inside a sentence. */
export const KEEP_IT = "`route: openai` in the provider's config keeps it";
