module.exports = ({vars}) => "Code " + vars.q;
