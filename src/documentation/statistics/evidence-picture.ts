import { CASE_LEVEL, CLEARED_BELOW } from '../../verdict/regression/suspects.js';
import { courseOf, SUSPECTS } from './examples.js';
import { COLOURS, chart, dot, line, picture, write } from './picture.js';

const HEIGHT = 360;
const ALL = Object.keys(SUSPECTS).length;
const NEEDED = ALL / CASE_LEVEL;

/** The evidence against three cases, pair by pair. */
export function evidencePicture(): string {
  const { x, y, frame } = chart(
    HEIGHT,
    { left: 52, right: 20, top: 66, bottom: 54 },
    {
      from: 0,
      to: 8,
      ticks: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => [at, String(at)]),
      label: 'pairs of fresh runs: main, this change',
    },
    {
      from: 0.03,
      to: 2000,
      ticks: [0.1, 1, 10, 100, 1000].map((at) => [at, at === 1000 ? '1,000' : String(at)]),
      label: 'evidence that it got worse',
      logarithmic: true,
    },
  );
  const drawn = (name: keyof typeof SUSPECTS, colour: string, dashed = false): string => {
    const points = [1, ...courseOf(SUSPECTS[name], ALL).evidence].map((e, at): [number, number] => [x(at), y(e)]);
    const [endX, endY] = points.at(-1) ?? [0, 0];
    return [line(points, { colour, dashed }), dot(endX, endY, colour)].join('\n');
  };
  return picture('Three suspects, run again', HEIGHT, [
    frame,
    line(
      [
        [x(0), y(NEEDED)],
        [x(8), y(NEEDED)],
      ],
      { colour: COLOURS.ink, width: 1.5 },
    ),
    write(`needed with ${ALL} suspects: ${NEEDED}`, { x: x(0) + 4, y: y(NEEDED) - 6 }),
    line(
      [
        [x(0), y(CLEARED_BELOW)],
        [x(8), y(CLEARED_BELOW)],
      ],
      { colour: COLOURS.ink, width: 1.5 },
    ),
    write(`given up below ${CLEARED_BELOW}`, { x: x(0) + 4, y: y(CLEARED_BELOW) + 17 }),
    drawn('broke', COLOURS.red),
    drawn('flaky', COLOURS.blue, true),
    dot(x(0), y(1), COLOURS.green),
    write('broke', { x: x(6) + 9, y: y(700), colour: COLOURS.red, weight: 600 }),
    write('flaky as before', { x: x(4.7), y: y(1.9), colour: COLOURS.blue, weight: 600 }),
    write('noise: passes 3 of 3,', { x: x(0) + 6, y: y(0.55), colour: COLOURS.green, weight: 600 }),
    write('no pair is needed', { x: x(0) + 6, y: y(0.55) + 16, colour: COLOURS.green, weight: 600 }),
  ]);
}
