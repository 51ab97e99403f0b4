// Places in files of the repository, as links where the repository is known.
import { formatPosition, type Position } from '../config/position.js';
import { inlineCode, markdownLink } from './escape.js';
import type { RunContext } from './eval-report.js';

/** `file:line:column`, in code, linked to the line. */
export function sourceLink(at: Position, context: RunContext): string {
  return markdownLink(inlineCode(formatPosition(at)), blobUrl(at.file, context, `#L${at.line}`));
}

export function fileLink(file: string, context: RunContext): string {
  return markdownLink(inlineCode(file), blobUrl(file, context, ''));
}

function blobUrl(
  file: string,
  { blobUrl: base, workingDirectory = '.' }: RunContext,
  anchor: string,
): string | undefined {
  if (base === undefined) return undefined;
  const segments = `${workingDirectory}/${file}`.split('/').filter((segment) => segment !== '.' && segment !== '');
  // GitHub has no page for a path with `..` in it.
  if (segments.includes('..')) return undefined;
  return `${base}/${segments.map(encodeSegment).join('/')}${anchor}`;
}

/** encodeURIComponent leaves `( ) '`, which end a link in Markdown, and throws for half a surrogate pair. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(Buffer.from(segment, 'utf8').toString('utf8')).replace(
    /[()']/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
