// `extensions`: files of code that are called around a run and around each of its cells.
import type { JsonObject } from '../json.js';
import { readCodeFile } from './code.js';
import type { Extension } from './eval-config.js';
import { describe, listField } from './fields.js';
import { quote } from './keys.js';
import { collectedNow, isFileReference, type Loader } from './loader.js';

export function readExtensions(loader: Loader, config: JsonObject): Extension[] {
  const list = listField(loader, config, 'extensions') ?? [];
  return list.flatMap((reference, index): Extension[] => {
    const at = loader.positions.value(list, index);
    const source = isFileReference(reference)
      ? collectedNow(loader, () => readCodeFile(loader, reference, at) ?? 'none', undefined)
      : 'none';
    if (source === 'none')
      loader.error(
        `an extension has to be a file of JavaScript, TypeScript or Python, got ${typeof reference === 'string' ? quote(reference) : describe(reference)}`,
        at,
        '- file://hooks.js:afterEach',
      );
    return typeof source === 'object' && typeof reference === 'string' ? [{ reference, source, at }] : [];
  });
}
