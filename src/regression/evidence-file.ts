// The evidence of the regression gate between runs of one job: a file that a cache carries. It comes back as anybody's text.
import { isDeeperThan, type Json, MAX_NESTING } from '../json.js';
import type { GateState } from '../verdict/regression/gate-state.js';
import { readGateState } from '../verdict/regression/read-state.js';

const VERSION = 1;
const MOST_CHARACTERS = 64_000_000;

/** @param print of both sides and the rules: evidence about anything else is none */
export function formatEvidence(state: GateState, print: string): string {
  return `${JSON.stringify({ version: VERSION, print, state })}\n`;
}

/** `problem`: a clause that follows "the evidence in <file> ". */
export function readEvidence(text: string, print: string): { state: GateState } | { problem: string } {
  const none = { problem: 'is not as this version writes it' };
  if (text.length > MOST_CHARACTERS) return none;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return none;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isDeeperThan(value, MAX_NESTING))
    return none;
  if (value['version'] !== VERSION) return none;
  if (value['print'] !== print) return { problem: 'is of another change, or was judged by other rules' };
  const state = readGateState(value['state']);
  return state ? { state } : none;
}
