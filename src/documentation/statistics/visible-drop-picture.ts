import { visibleDrop } from '../../statistics/visible-drop.js';
import { COLOURS, chart, line, picture, write } from './picture.js';

const HEIGHT = 330;
const FROM = 25;
const TO = 500;

/** How much of the answers differ between two runs of the same, in the examples. */
export const TYPICAL = 0.07;

/** The smallest drop that a suite would notice, by its cases and its repeats. */
export function visibleDropPicture(): string {
  const { x, y, frame } = chart(
    HEIGHT,
    { left: 58, right: 24, top: 66, bottom: 54 },
    {
      from: 0,
      to: TO,
      ticks: [50, 100, 200, 300, 400, 500].map((at) => [at, String(at)]),
      label: 'cases that ran on both sides',
    },
    {
      from: 0,
      to: 30,
      ticks: [0, 5, 10, 15, 20, 25, 30].map((at) => [at, String(at)]),
      label: 'smallest drop that shows, in points',
    },
  );
  const counts = Array.from({ length: (TO - FROM) / 5 + 1 }, (_, step) => FROM + 5 * step);
  const curve = (repeat: number): [number, number][] =>
    counts.map((cases) => [x(cases), y(100 * visibleDrop(TYPICAL, cases * repeat))]);
  return picture('What a suite of this size would notice', HEIGHT, [
    frame,
    line(curve(1), { colour: COLOURS.blue }),
    line(curve(3), { colour: COLOURS.red, dashed: true }),
    write('each case once', { x: x(105), y: y(12), colour: COLOURS.blue, weight: 600 }),
    write('repeat: 3', { x: x(20), y: y(1.3), colour: COLOURS.red, weight: 600 }),
  ]);
}
