module.exports = ({ vars, config }) => `js ${vars.w} ${JSON.stringify(config)}`;
