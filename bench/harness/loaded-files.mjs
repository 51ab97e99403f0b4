// node --import: writes the path of each file that is imported, or read by a synchronous fs call, to BENCH_LOADED_FILES.
import fs from 'node:fs';
import { register, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

const list = process.env.BENCH_LOADED_FILES;

// The hook runs in a thread of its own and knows nothing of this module.
const hook = `
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
export async function load(url, context, nextLoad) {
  if (url.startsWith('file:')) appendFileSync(${JSON.stringify(list)}, fileURLToPath(url) + '\\n');
  return nextLoad(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const { readFileSync } = fs;
fs.readFileSync = (path, ...rest) => {
  if (typeof path === 'string' || path instanceof URL) {
    fs.appendFileSync(list, `${typeof path === 'string' ? path : fileURLToPath(path)}\n`);
  }
  return readFileSync(path, ...rest);
};
syncBuiltinESMExports();
