// Bytes of dist/ that a plain run reads: a chunk that nothing imports costs nothing.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { startGateway } from '../harness/gateway.mjs';
import { run, stepEnv } from '../harness/programs.mjs';
import { workspace } from '../harness/workspace.mjs';

const GOAL_MEGABYTES = 2.5;
const HOOK = new URL('../harness/loaded-files.mjs', import.meta.url).href;

export async function* measure({ node: { binary }, bundle }) {
  const { folder, remove } = workspace();
  const gateway = await startGateway();
  const list = join(folder, 'loaded');
  const env = { ...stepEnv(folder, gateway.url), BENCH_LOADED_FILES: list };
  await run(binary, ['--import', HOOK, bundle], { folder, env, gateway });
  const dist = dirname(bundle);
  const files = [...new Set(readFileSync(list, 'utf8').split('\n'))].filter((file) => file.startsWith(dist));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  yield {
    what: 'bytes of dist/ that a plain run loads',
    value: bytes / 1e6,
    unit: 'MB',
    goal: GOAL_MEGABYTES,
    detail: files.map((file) => relative(dist, file)).join(', '),
  };
  await gateway.close();
  remove();
}
