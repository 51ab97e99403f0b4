// What takes longer than a test may: `npm run soak`.
import base from './jest.config.mjs';

export default { ...base, testMatch: ['<rootDir>/__tests__/soak/**/*.soak.ts'], testTimeout: 1_800_000 };
