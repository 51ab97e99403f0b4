// Texts in an XML 1.0 file. What XML cannot hold (controls, surrogates without a partner) is written out by visibleText.
import { oneLine, visibleText } from './visible.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const entities = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** Between tags. */
export function xmlText(text: string): string {
  return entities(visibleText(text));
}

/** ` name="value"` for each: on one line, since a line feed in an attribute is read as a blank. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${entities(oneLine(String(value)))}"`))
    .join('');
}
