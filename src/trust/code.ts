// Whether code of a config may run at all: the one place that decides it.
import type { Trust } from './who.js';

export type CodeSetting = 'allow' | 'never';

/** `reason` embeds: "code is not run: ...". Whoever may not change this repository never runs code on its runners. */
export function mayRunCode(trust: Trust, setting: CodeSetting): { allowed: true } | { allowed: false; reason: string } {
  if (!trust.trusted)
    return { allowed: false, reason: `code of a config runs only when the change is ours. ${trust.reason}` };
  if (setting === 'never') return { allowed: false, reason: 'the input code is never' };
  return { allowed: true };
}
