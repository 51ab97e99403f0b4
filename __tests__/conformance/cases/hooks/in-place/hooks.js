exports.handler = (name, { suite, test, result }) => {
  if (name === 'beforeAll') {
    suite.tests.push({ vars: { q: 'pushed' } });
    suite.prompts.push({ raw: 'More {{q}}', label: 'More' });
    suite.derivedMetrics.push({ name: 'E', value: 'extra * 3' });
    suite.defaultTest.assert = [{ type: 'contains', value: 'S' }];
  }
  if (name === 'beforeEach') test.vars.q += '!';
  if (name === 'afterEach') {
    result.namedScores.extra = 4;
    result.success = false;
    result.score = 0.2;
  }
};
