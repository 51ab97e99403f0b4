// What is told of the flow: one line for each change that says something, with its reason. Steps on the way are not important.
import { quoteName } from '../outside-text.js';
import type { Blame } from './endpoint-window.js';
import type { WindowChange } from './server-window.js';

/** What an endpoint takes is told again when it has changed by more than this factor. */
const TOLD_AGAIN = 1.5;

/** Told of a change of what a server or an endpoint takes: one line. A step on the way is for the debug log. */
export type OnFlow = (text: string, level: 'info' | 'debug') => void;

export interface RefusalSeen {
  blame: Blame;
  /** Places before it, and now. */
  was: number;
  places: number;
  perSecond: number | undefined;
  /** Nothing was let through since the refusal before it: the numbers are still looked for. */
  inVain: boolean;
}

export interface FlowLog {
  refused(endpoint: string, seen: RefusalSeen): void;
  window(change: WindowChange): void;
}

/** @param server scheme, host and port */
export function createFlowLog(server: string, onFlow: OnFlow = () => undefined): FlowLog {
  const told = new Map<string, { places: number; perSecond: number }>();
  let settled = 0;

  return {
    refused(key, { blame, was, places, perSecond = Number.POSITIVE_INFINITY, inVain }) {
      if (blame === 'old news') return;
      const before = told.get(key);
      const important =
        before === undefined ||
        (!inVain && blame !== 'both' && (changed(before.places, places) || changed(before.perSecond, perSecond)));
      if (important) told.set(key, { places, perSecond });
      const flight = was === places ? `${places}` : `${was} -> ${places}`;
      onFlow(
        `endpoint ${quoteName(nameOf(key))}: ${flight} calls in flight${rateText(perSecond)}: rate limit (429)`,
        important ? 'info' : 'debug',
      );
    },
    window({ from, to, why }) {
      const important = why === 'settled' && changed(settled, to);
      if (important) settled = to;
      onFlow(`${server}: ${from} -> ${to} calls in flight: ${REASONS[why]}`, important ? 'info' : 'debug');
    },
  };
}

const REASONS: Readonly<Record<WindowChange['why'], string>> = {
  grows: 'throughput grows with them',
  settled: 'more bring no more throughput',
  'tries more': 'a look whether more bring more throughput',
  'tries fewer': 'a look whether fewer do as well',
  back: 'that was no better',
  'fewer do': 'fewer bring as much throughput',
};

function changed(before: number, now: number): boolean {
  if (before === now) return false;
  return Math.max(before, now) > TOLD_AGAIN * Math.min(before, now);
}

function rateText(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return '';
  if (perSecond < 1) return `, ${Math.round(perSecond * 60)} requests/min`;
  return `, ${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)} requests/s`;
}

function nameOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}
