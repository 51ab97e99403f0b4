// Newer models refuse parameters that older ones want. What the user did not set may be left out; what the user did set
// may not.
import type { Json } from '../json.js';

/** Words of a refusal, so that a message which merely mentions a parameter does not cost the endpoint that parameter. */
const REFUSAL =
  /unsupported|not (be )?(supported|allowed|permitted|accepted|valid)|does not support|deprecated|cannot|can't|invalid|unknown|unrecognized|unexpected|too (large|high|small|low)|must be|only the default|extra inputs|extraneous/i;

/**
 * The parameter that a provider's 400 is about: the first of `candidates` that it names.
 *
 * @param refusal e.g. `Unsupported parameter: 'max_tokens' is not supported with this model.`
 */
export function refusedParameter(refusal: string, candidates: readonly string[]): string | undefined {
  if (!REFUSAL.test(refusal)) return undefined;
  const named = candidates
    .map((name) => ({ name, at: refusal.search(new RegExp(`(?<![\\w.-])${name}(?![\\w-])`)) }))
    .filter(({ at }) => at >= 0);
  return named.sort((a, b) => a.at - b.at)[0]?.name;
}

/** What the user is told of one that is left out from then on. @param subject e.g. `endpoint "chat"` */
export function refusedNotice(subject: string, name: string, value: Json | undefined): string {
  return `${subject} refuses the default ${name}: ${JSON.stringify(value)}; it is left out from now on (set it in the config, or to null, to choose yourself)`;
}
