// `scenarios`: every set of data with every test, before which it is laid.

import { isObject, type Json, type JsonObject } from '../json.js';
import { listField } from './fields.js';
import { flatMapInOrder } from './in-order.js';
import { checkKeys } from './keys.js';
import { collected, collectedNow, isFileReference, readData, resolveReference } from './loader.js';
import { NO_PLACE } from './position.js';
import { type RawTest, readTest, type TestReader } from './test-case.js';
import { entriesOf } from './tests.js';

export async function readScenarios(reader: TestReader, config: JsonObject): Promise<RawTest[]> {
  const { loader } = reader;
  const list = listField(loader, config, 'scenarios') ?? [];
  const scenarios = list.flatMap((entry, index) => {
    const at = loader.positions.value(list, index);
    if (!isFileReference(entry)) return [{ entry, at }];
    const data = collectedNow<Json>(loader, () => readData(loader, resolveReference(loader, entry), at) ?? [], []);
    return (Array.isArray(data) ? data : [data]).map((one) => ({ entry: one, at }));
  });
  return flatMapInOrder(scenarios, async ({ entry, at }) => {
    if (!isObject(entry)) {
      loader.error('a scenario has to be a map with config and tests', at);
      return [];
    }
    checkKeys(loader, entry, 'scenario');
    const sets = await readAll(reader, entry, 'config');
    const tests = entry['tests'] === undefined ? [EMPTY] : await readAll(reader, entry, 'tests');
    return sets.flatMap((data) => {
      const conversationId = `__scenario_${reader.scenarios.count}__`;
      reader.scenarios.count += 1;
      return tests.map((test) => layOver(data, test, conversationId));
    });
  });
}

async function readAll(reader: TestReader, scenario: JsonObject, key: string): Promise<RawTest[]> {
  const { loader } = reader;
  if (scenario[key] === undefined || scenario[key] === null) {
    loader.error(`a scenario needs ${key}`, loader.positions.of(scenario));
    return [];
  }
  const entries = await collected(loader, () => entriesOf(loader, scenario, key), []);
  return flatMapInOrder(entries, async ({ value, at }) => {
    const test = await collected(loader, () => readTest(reader, value, 'test', at), undefined);
    return test ? [test] : [];
  });
}

const EMPTY: RawTest = { vars: {}, assert: [], options: { params: {} }, metadata: {}, at: NO_PLACE };

/** The test's own keys win; assertions of both apply, the data's first. */
function layOver(data: RawTest, test: RawTest, conversationId: string): RawTest {
  return {
    ...data,
    ...test,
    vars: { ...data.vars, ...test.vars },
    assert: [...data.assert, ...test.assert],
    options: { ...data.options, ...test.options, params: { ...data.options.params, ...test.options.params } },
    metadata: { conversationId, ...data.metadata, ...test.metadata },
    at: test === EMPTY ? data.at : test.at,
  };
}
