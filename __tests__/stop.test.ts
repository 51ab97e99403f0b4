import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StopReason, stoppedBy, stopTimes } from '../src/stop.js';

describe('when a run with a time limit stops', () => {
  test.each([
    [6_000, { measuring: 5_400, publishing: 5_850 }],
    [60_000, { measuring: 54_000, publishing: 58_500 }],
    [3_600_000, { measuring: 3_580_000, publishing: 3_595_000 }],
  ])('%d ms', (limitMs, times) => {
    expect(stopTimes(limitMs)).toEqual(times);
  });

  test('time is left for the report, and then for the end, whatever the limit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 5e8, noNaN: true }), (limitMs) => {
        const { measuring, publishing } = stopTimes(limitMs);
        expect(0 < measuring && measuring < publishing && publishing < limitMs).toBe(true);
      }),
    );
  });
});

test.each([
  [undefined, undefined],
  [new AbortController().signal, undefined],
  [AbortSignal.abort(new StopReason('time limit', 'x')), 'time limit'],
  [AbortSignal.abort(new StopReason('cancellation', 'x')), 'cancellation'],
  [AbortSignal.abort(), 'cancellation'],
])('what stopped it', (signal, by) => {
  expect(stoppedBy(signal)).toBe(by);
});
