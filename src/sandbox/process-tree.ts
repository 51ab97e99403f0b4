// What a process and all that it has started use, as Linux tells it in /proc; elsewhere nobody tells.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export interface TreeUse {
  /** Those that still run, the first one included. */
  processes: number;
  /** Of real memory; what several of them share counts once. */
  bytes: number;
}

/** Undefined where /proc does not tell, or the process is gone. @param enoughBytes up to which shared memory may count twice */
export async function treeUse(pid: number, enoughBytes: number): Promise<TreeUse | undefined> {
  const sizes = await Promise.all([pid, ...descendantsOf(pid)].map(async (one) => [one, await sizeOf(one)] as const));
  const running = sizes.filter((one): one is readonly [number, number] => one[1] !== undefined);
  if (running.length === 0) return undefined;
  const resident = total(running.map(([, bytes]) => bytes));
  if (running.length === 1 || resident <= enoughBytes) return { processes: running.length, bytes: resident };
  const shares = await Promise.all(running.map(async ([one, bytes]) => (await shareOf(one)) ?? bytes));
  return { processes: running.length, bytes: total(shares) };
}

/**
 * All that a process has started, and they in turn. The first one is a subreaper (see confine.pl), so that what a dead
 * process leaves behind is still below it.
 */
export function descendantsOf(pid: number): number[] {
  const found = new Set<number>();
  const queue = [pid];
  for (let parent = queue.pop(); parent !== undefined; parent = queue.pop())
    for (const child of childrenOf(parent)) {
      if (found.has(child)) continue;
      found.add(child);
      queue.push(child);
    }
  return [...found];
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((child) => child !== '')
        .map(Number),
    );
  } catch {
    return [];
  }
}

/** Undefined for one that is gone, or dead and not yet waited for. */
function sizeOf(pid: number): Promise<number | undefined> {
  return kilobytesIn(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB$/m);
}

function shareOf(pid: number): Promise<number | undefined> {
  return kilobytesIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m);
}

async function kilobytesIn(file: string, pattern: RegExp): Promise<number | undefined> {
  try {
    const kilobytes = pattern.exec(await readFile(file, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
