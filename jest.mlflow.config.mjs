// The action against a real MLflow server: minutes, and 700 MB of Python. `npm run test:mlflow`.
import base from './jest.config.mjs';

export default {
  ...base,
  testMatch: ['<rootDir>/__tests__/mlflow/**/*.mlflow.ts'],
  testTimeout: 60_000,
  // A server that hangs in its start would keep jest alive; it stops by itself when its parent is gone.
  forceExit: true,
};
