import type { JsonObject } from '../json.js';
import { readCodeFile } from './code.js';
import type { CodeFile } from './eval-config.js';
import { objectField, textField } from './fields.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';

/** `nunjucksFilters`: names of filters with the files of code that they are. */
export function readFilters(loader: Loader, config: JsonObject): Map<string, CodeFile> {
  const written = objectField(loader, config, 'nunjucksFilters') ?? {};
  const filters = new Map<string, CodeFile>();
  for (const name of Object.keys(written)) {
    const file = textField(loader, written, name);
    const at = loader.positions.value(written, name);
    const code = file === undefined ? undefined : readCodeFile(loader, file, at);
    if (code?.language === 'JavaScript') filters.set(name, code);
    else loader.error(`the filter ${quote(name)} has to be a file of JavaScript`, at, `${name}: ./filter.js`);
  }
  return filters;
}
