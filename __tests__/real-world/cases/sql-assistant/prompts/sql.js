module.exports = async ({ vars, provider }) => [
  { role: 'system', content: `Tables: ${vars.tables.join(', ')}` },
  { role: 'user', content: vars.question },
];
