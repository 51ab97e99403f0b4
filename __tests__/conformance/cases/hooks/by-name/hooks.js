module.exports = {
  beforeAll: ({ suite }) => ({
    suite: {
      ...suite,
      tests: [...suite.tests, { vars: { q: ['n', 'm'] }, assert: [{ type: 'contains', value: 'n' }] }],
    },
  }),
  beforeEach: ({ test }) => ({
    test: { ...test, vars: { ...test.vars, added: 'ADD' }, metadata: { ...test.metadata, be: 1 } },
  }),
  afterEach: ({ result }) => ({
    result: {
      ...result,
      success: false,
      score: 0.1,
      namedScores: { extra: 0.5, nan: Number.NaN, text: 'x' },
      metadata: { ae: 2 },
      response: { ...result.response, output: 'changed' },
    },
  }),
  afterAll() {},
};
