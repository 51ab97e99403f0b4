// The files of an example as a repository has them, and a model that answers all of their tests right.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../support/run-action.js';
import type { GatewayRequest } from '../support/stub-gateway.js';

/** Every assertion of every example holds for it. */
const ANSWER = JSON.stringify({
  category: 'delivery',
  priority: 'normal',
  reply: 'Sorry. Please switch it off, ask the carrier, and go to the sign-in page.',
});
const PASS = '{"reason":"stub: fine","pass":true,"score":1}';

export const answer = ({ body }: GatewayRequest): string => (body.model?.startsWith('grader') ? PASS : ANSWER);

/** Texts by path; what lies at the top as `.yml` is a workflow. */
export function exampleFiles(name: string): Record<string, string> {
  const folder = join(ROOT, 'examples', name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name: file }) => {
      const path = relative(folder, join(parentPath, file));
      const isWorkflow = dirname(path) === '.' && path.endsWith('.yml');
      return [isWorkflow ? `.github/workflows/${path}` : path, readFileSync(join(folder, path), 'utf8')];
    }),
  );
}
