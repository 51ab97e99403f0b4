export function handler(n, c) { if (n === 'beforeEach') return { test: { ...c.test, vars: { q: 'zzz' } } }; }
