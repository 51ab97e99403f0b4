// Adds to package-lock.json what npm leaves out where a registry does not serve the binaries of every platform: optional
// packages for other systems. Without their entries `npm ci` refuses the lock file, on every system. Run after a change of
// dependencies: `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** `@swc/core-linux-arm-gnueabihf` is for `linux` on `arm`: npm skips the package elsewhere and never asks for it. */
function entryOf(name, version, dev) {
  const words = name.split(/[-/]/);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  if (system === undefined || processor === undefined) throw new Error(`complete-lock: which platform is ${name} for?`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  // In the order in which npm writes them.
  return {
    version,
    cpu: [processor],
    ...(dev ? { dev } : {}),
    ...(system === 'linux' ? { libc: [libc] } : {}),
    optional: true,
    os: [system],
  };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = {};
for (const [path, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  if (path === '') continue;
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const place = `node_modules/${name}`;
    if (lock.packages[place] || lock.packages[`${path}/${place}`]) continue;
    if (!/^\d+\.\d+\.\d+$/.test(version))
      throw new Error(`complete-lock: ${name} is wanted as ${version}, not one version`);
    added[place] = entryOf(name, version, dev);
  }
}
const [root, ...others] = Object.entries({ ...lock.packages, ...added });
others.sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries([root, ...others]);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(added).length} packages of other platforms added to package-lock.json`);
