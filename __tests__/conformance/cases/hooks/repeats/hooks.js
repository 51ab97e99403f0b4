exports.all = (name, context) => {
  if (name === 'beforeEach') return { test: { ...context.test, vars: { ...context.test.vars, more: 1 }, threshold: 0.9 } };
  if (name === 'afterEach' && context.result.failureReason < 2) return { result: { ...context.result, namedScores: { ok: context.result.success ? 1 : 0, ids: context.result.testIdx } } };
  return undefined;
};
