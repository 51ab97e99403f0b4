const round = require('./round.cjs');

module.exports.totalIs = (output, { config, vars }) => {
  const pass = round(output.total) === config.total;
  return { pass, score: pass ? 1 : 0, reason: `${output.total} from ${vars.text.length} characters` };
};
