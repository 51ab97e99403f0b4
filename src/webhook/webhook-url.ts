import { excerpt } from '../assertions/excerpt.js';
import { originOf, shownUrl } from '../trust/origin.js';

/** What is wrong with the address of a webhook, or undefined. Shown without what may be a secret in it. */
export function webhookUrlProblem(url: string): string | undefined {
  const shown = excerpt(shownUrl(url.trim()), 200);
  if (originOf(url) === undefined) return `needs a URL with http:// or https://, got ${shown}`;
  const { username, password } = new URL(url.trim());
  if (username !== '' || password !== '') return `the URL ${shown} holds a user name or a password, which are not sent`;
  return undefined;
}
