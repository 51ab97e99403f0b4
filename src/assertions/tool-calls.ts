// Assertions about calls of tools and functions: that they fit what the request offered.
import type { CellError } from '../cell-error.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { type Finding, judgeBy } from './finding.js';
import { compileSchema } from './json-schema.js';
import type { JudgeContext } from './judge-context.js';
import { parseInTime } from './parse-in-time.js';

/** Why calls are not what they should be: the model's doing (`fault`) or the config's. */
type Fault = { fault: string | undefined } | { error: CellError };

const toolsCall = callType({
  type: 'is-valid-openai-tools-call',
  summary: 'The answer calls tools, each one of the `tools` of the request, with arguments that fit its parameters',
  what: 'valid tool calls',
  async find(output, params) {
    const calls = isObject(output) && 'tool_calls' in output ? output['tool_calls'] : output;
    if (!Array.isArray(calls) || calls.length === 0) return { fault: 'no tool call' };
    const offered = functionsOf(params['tools']);
    if (!offered) return { fault: 'tool calls though the request offers no tools' };
    for (const call of calls) {
      const found = await checkCall(isObject(call) ? call['function'] : undefined, offered);
      if ('error' in found || found.fault !== undefined) return found;
    }
    return { fault: undefined };
  },
});

const [functionCall, openAiFunctionCall] = ['is-valid-function-call', 'is-valid-openai-function-call'].map((type) =>
  callType({
    type,
    summary: 'The answer calls one of the `functions` of the request, with arguments that fit its parameters',
    what: 'a valid function call',
    find(output, params) {
      const call = isObject(output) && 'function_call' in output ? output['function_call'] : output;
      const functions = params['functions'];
      return checkCall(call, Array.isArray(functions) ? functions.filter(isObject) : []);
    },
  }),
) as [AssertionRow, AssertionRow];

function callType(row: {
  type: string;
  summary: string;
  what: string;
  find(output: Json, params: JsonObject): Promise<Fault>;
}): AssertionRow {
  return {
    type: row.type,
    group: 'tools',
    needs: 'nothing',
    negatable: true,
    value: { required: false, shape: 'none' },
    threshold: 'none',
    summary: row.summary,
    judge: judgeBy(
      async (
        _assertion,
        { output, outputText, params = {} }: JudgeContext,
      ): Promise<Finding | { error: CellError }> => {
        const found = await row.find(output, params);
        if ('error' in found) return found;
        return {
          holds: found.fault === undefined,
          claim: `makes ${row.what}`,
          denial: `does not make ${row.what}`,
          got: `${found.fault === undefined ? '' : `${found.fault}: `}${excerpt(outputText)}`,
        };
      },
    ),
  };
}

/** The functions among the tools of a request; undefined when it offers no tools at all. */
function functionsOf(tools: Json | undefined): JsonObject[] | undefined {
  if (!Array.isArray(tools)) return undefined;
  return tools
    .filter(isObject)
    .filter((tool) => tool['type'] === 'function')
    .map((tool) => tool['function'] ?? null)
    .filter(isObject);
}

async function checkCall(call: Json | undefined, offered: JsonObject[]): Promise<Fault> {
  const { name, arguments: written } = isObject(call) ? call : {};
  if (typeof name !== 'string' || typeof written !== 'string')
    return { fault: 'something without the name and the arguments of a call' };
  const called = offered.find((one) => one['name'] === name);
  if (!called) return { fault: `a call of ${excerpt(name)}, which the request does not offer` };
  const read = readArguments(written);
  if (!read.ok) return read;
  if (read.value === undefined) return { fault: `a call of ${excerpt(name)} whose arguments are no JSON` };
  const schema = await compileSchema(called['parameters'] ?? WITHOUT_PARAMETERS);
  if (!schema.ok)
    return { error: { kind: 'config', message: `the parameters of the tool ${excerpt(name)}: ${schema.problem}` } };
  const given = read.value;
  const validated = parseInTime(written, () => schema.validate(given));
  if (!validated.ok) return validated;
  const { value: broken } = validated;
  return { fault: broken === undefined ? undefined : `a call of ${excerpt(name)} where ${broken}` };
}

/** OpenAI takes a function without parameters for one that is called with none. */
const WITHOUT_PARAMETERS: JsonObject = { type: 'object', properties: {}, additionalProperties: false };

/** Some providers write no arguments at all for none. */
function readArguments(written: string): { ok: true; value: Json | undefined } | { ok: false; error: CellError } {
  return parseInTime(written, () => {
    try {
      return written.trim() === '' ? {} : (JSON.parse(written) as Json);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      return undefined;
    }
  });
}

export const TOOL_CALL_TYPES: AssertionRow[] = [toolsCall, openAiFunctionCall, functionCall];
