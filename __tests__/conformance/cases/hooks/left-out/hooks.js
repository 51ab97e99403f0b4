module.exports.beforeAll = ({ suite }) => ({ suite: { prompts: suite.prompts, tests: suite.tests } });
