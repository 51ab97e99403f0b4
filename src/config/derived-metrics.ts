import { parseExpression } from '../expression.js';
import { isObject, type JsonObject } from '../json.js';
import type { DerivedMetric } from './eval-config.js';
import { listField, textField } from './fields.js';
import { isFileReference, type Loader } from './loader.js';

/** `derivedMetrics`: names with an expression over the metrics of a column. */
export function readDerivedMetrics(loader: Loader, config: JsonObject): DerivedMetric[] {
  const list = listField(loader, config, 'derivedMetrics') ?? [];
  return list.flatMap((entry, index) => {
    const at = loader.positions.value(list, index);
    if (!isObject(entry)) {
      loader.error('a derived metric has to be a map with name and value', at);
      return [];
    }
    const name = textField(loader, entry, 'name');
    const expression = textField(loader, entry, 'value');
    const valueAt = loader.positions.value(entry, 'value') ?? at;
    if (name === undefined || expression === undefined) {
      loader.error('a derived metric needs a name and a value', at, "- { name: f1, value: '2 * p * r / (p + r)' }");
      return [];
    }
    if (isFileReference(expression)) {
      loader.error('a derived metric from code is not supported', valueAt, 'write the formula as an expression');
      return [];
    }
    const parsed = parseExpression(expression);
    if ('problem' in parsed) loader.error(`the value of ${name} is no expression: ${parsed.problem}`, valueAt);
    return [{ name, expression }];
  });
}
