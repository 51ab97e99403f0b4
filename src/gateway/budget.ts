// MLflow's spending limits. A spent budget looks like a rate limit (429) and is none: it stays spent for hours.
import { type About, type Failure, failure } from './failure.js';
import { quote } from './outside-text.js';

const SPENT = /^Budget limit exceeded\. ?(?<limit>Limit: .*?\.(?= Budget| Request|$))?/s;
const RESET = /Budget resets at (\S+?)\.?(?:\s|$)/;

/** The failure of a refusal because of a budget, or undefined when `text` is none. */
export function budgetSpent(text: string, { subject, server }: About): Failure | undefined {
  const spent = SPENT.exec(text);
  if (!spent) return undefined;
  const limit = spent.groups?.['limit']?.replace(/\.$/, '');
  const reset = RESET.exec(text)?.[1];
  const until = reset ? ` until ${quote(reset, server.secrets, 40)}` : '';
  const said = limit ? quote(limit, server.secrets) : quote(text, server.secrets);
  return failure('budget', `the budget of ${subject} is spent${until} (${said}); no more calls are made to it`);
}
