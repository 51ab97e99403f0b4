import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError } from '../../src/config/problem.js';
import type { JsonObject } from '../../src/json.js';
import { createWorkspace } from '../../src/trust/workspace.js';

/** What the loader says of a config in the folder `root`, where nothing is passed over and code makes one test. */
export async function problemOf(root: string, config: JsonObject): Promise<string | undefined> {
  const file = join(root, 'config.json');
  writeFileSync(file, JSON.stringify(config));
  try {
    await loadConfig({
      files: [file],
      settings: { strict: true, endpointMap: [], grader: 'mlflow-gateway:judge' },
      workspace: createWorkspace({ root, cwd: root }),
      gateway: {
        trust: { trusted: true },
        env: {},
        url: 'http://gateway.test',
        apiKey: undefined,
        githubToken: undefined,
        onSecrets: () => undefined,
      },
      // Inline code makes variables, a file makes tests.
      runCode: async ({ kind }) => ({
        ok: true,
        value: kind.startsWith('inline') ? { q: 'a' } : [{ vars: { q: 'a' } }],
        log: '',
      }),
    });
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
