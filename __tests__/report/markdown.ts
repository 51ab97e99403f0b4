// Markdown as GitHub's specification has it, rendered, for asking what came out.
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export function html(markdown: string): string {
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
}

/** Names of the start tags, in order; `!--` for a comment. */
export function elements(page: string): string[] {
  return [...page.matchAll(/<(!--|[a-z][a-z0-9]*)/g)].map(([, name = '']) => name);
}

export function count(page: string, name: string): number {
  return elements(page).filter((element) => element === name).length;
}

/** The text that a reader sees. */
export function textOf(page: string): string {
  return page.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp|#39|#124);/g, (entity) => ENTITIES[entity] ?? entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
  '&#124;': '|',
};
