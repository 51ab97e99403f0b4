// The devDependency `node24` brings a second Node. Its entry in node_modules/.bin would come first on the PATH of every
// npm script, and nothing would ever run on the Node of this machine: remove it. Tests call the binary by its path.
import { rmSync } from 'node:fs';

rmSync(new URL('../node_modules/.bin/node', import.meta.url), { force: true });
