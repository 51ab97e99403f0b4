module.exports.beforeAll = ({ suite }) => {
  const [made, a, , text] = suite.prompts;
  made.label = 'renamed';
  delete text.config;
  suite.prompts.push({ ...a, label: 'copy' });
};
