// The kernel's part in keeping code of a config from secrets, taken on before the first line of it can run.
import fs from 'node:fs';
import { CONFINED_START } from './child-sources.js';

/** Root's own, in every Debian and Ubuntu, and git's companion elsewhere. Never one that PATH names: a workspace may be in it. */
const PERL = '/usr/bin/perl';
/** Numbers of prctl, capget and capset, which differ; those of Landlock are the same everywhere. */
const SYSTEM_CALLS: Readonly<Record<string, readonly number[]>> = { x64: [157, 125, 126], arm64: [167, 90, 91] };

/**
 * What to start in order to start a program that looks into no other process and writes below `writable` alone: see
 * confine.pl. The program itself where that cannot be had: another system, an image without Perl.
 */
export function confinedStart(program: string, writable: readonly string[]): { file: string; args: string[] } {
  const numbers = process.platform === 'linux' ? SYSTEM_CALLS[process.arch] : undefined;
  // A program that is not there is told by whoever starts it.
  if (!numbers || !fs.existsSync(PERL) || !fs.existsSync(program)) return { file: program, args: [] };
  const { length } = writable;
  return { file: PERL, args: ['-e', CONFINED_START, '--', ...[...numbers, length].map(String), ...writable, program] };
}
