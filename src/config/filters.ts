import type { JsonObject } from '../json.js';
import { parseCodeReference } from '../sandbox/code-reference.js';
import { readCodeFile } from './code.js';
import type { CodeFile } from './eval-config.js';
import { objectField, textField } from './fields.js';
import { quote } from './keys.js';
import { collectedNow, type Loader, resolveReference } from './loader.js';

/** `nunjucksFilters`: names of filters with the files of code that they are. */
export function readFilters(loader: Loader, config: JsonObject): Map<string, CodeFile> {
  const written = objectField(loader, config, 'nunjucksFilters') ?? {};
  const filters = new Map<string, CodeFile>();
  for (const name of Object.keys(written)) {
    const file = textField(loader, written, name);
    const at = loader.positions.value(written, name);
    const code = file === undefined ? undefined : parseCodeReference(file);
    if (file !== undefined && code?.language === 'JavaScript') {
      // Known by name even when its file is not there: that no template knows it is no further news.
      const { path, ...named } = code;
      filters.set(name, { kind: 'file', file: resolveReference(loader, path), ...named });
      collectedNow(loader, () => readCodeFile(loader, file, at), undefined);
    } else loader.error(`the filter ${quote(name)} has to be a file of JavaScript`, at, `${name}: ./filter.js`);
  }
  return filters;
}
