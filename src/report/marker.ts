// The first line of a comment says whose it is: the sticky comment is found again by it. Invisible on the page.

const NAME = 'mlflow-gateway-eval';

/** Raised when the comment changes so that an older version should not read it. */
const VERSION = 1;

export interface Marker {
  version: number;
  instance: string;
}

/**
 * `<!-- mlflow-gateway-eval:v1 id=CI%2Feval -->`
 *
 * @param instance anything: a pull request may name its workflow as it likes. No `-` and no `>` of it stands in the
 *   marker as such, so it cannot end the comment early
 */
export function commentMarker(instance: string): string {
  return `<!-- ${NAME}:v${VERSION} id=${encode(instance)} -->`;
}

/** The marker that a comment starts with. One further below is part of an answer or a quote, and nobody's. */
export function parseMarker(body: string): Marker | undefined {
  const match = new RegExp(`^<!-- ${NAME}:v(\\d{1,9}) id=((?:[A-Za-z0-9._/ ]|%[0-9A-F]{2})*) -->(?:\r?\n|$)`).exec(
    body,
  );
  const [, version, id] = match ?? [];
  if (version === undefined || id === undefined) return undefined;
  const instance = decode(id);
  return instance === undefined ? undefined : { version: Number(version), instance };
}

/** Percent-encoded UTF-8, with letters, digits and `. _ / blank` left readable. */
function encode(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._/ ]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
