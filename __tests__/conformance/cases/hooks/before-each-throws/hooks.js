exports.beforeEach = (c) => { if ('beforeEach' !== 'beforeEach' || c.test.vars.q === 'a') throw new Error('no way'); };
exports.afterEach = () => { throw new Error('after each fails'); };
