module.exports = ({ vars, config }) => `made ${config.tone} ${vars.q}`;
module.exports.a = () => 'from a';
module.exports.b = () => 'from b';
