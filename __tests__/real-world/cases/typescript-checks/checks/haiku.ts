import type { Judged } from './types';
import { linesOf } from './lines';

interface Context {
  vars: Record<string, string>;
}

export function threeLines(output: string, context: Context): Judged {
  const lines = linesOf(output);
  return { pass: lines.length === 3, score: Math.min(1, lines.length / 3), reason: `${lines.length} lines on ${context.vars.topic}` };
}

