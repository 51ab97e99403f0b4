// The .html result file in a real browser. `npm run test:browser`.
import base from './jest.config.mjs';

export default { ...base, testMatch: ['<rootDir>/__tests__/browser/**/*.browser.ts'] };
