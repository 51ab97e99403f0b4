// Text that came from outside (a server's error, an endpoint's name) on its way into a message of ours.

/** Enough for a provider's explanation, too little to flood a comment or a log. */
const MAX_QUOTED_CHARACTERS = 500;
/** What is looked at of a longer text: cleaning a page of megabytes to show one line of it would be a waste. */
const MAX_SCANNED_CHARACTERS = 20_000;

/**
 * One line, of at most `max` characters, without control characters and without the `secrets`: some servers repeat the
 * credentials that they refuse.
 */
export function quote(text: string, secrets: readonly string[] = [], max = MAX_QUOTED_CHARACTERS): string {
  let line = text.slice(0, MAX_SCANNED_CHARACTERS);
  // Before the cut: half a secret is still half a secret.
  for (const secret of secrets) line = line.replaceAll(secret, '***');
  // \p{C}: control and format characters, direction marks among them, and lone surrogates.
  line = line.replace(/[\s\p{C}]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`;
}

/** An endpoint's name as messages show it. */
export function quoteName(name: string): string {
  return `"${quote(name, [], 100)}"`;
}
