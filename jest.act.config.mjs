// The action as a step of a workflow, run by a real runner program. `npm run test:act`.
import base from './jest.config.mjs';

export default { ...base, testMatch: ['<rootDir>/__tests__/act/**/*.act.ts'], testTimeout: 120_000 };
