import { COLOURS, chart, line, picture, write } from './picture.js';
import type { SimulatedGate } from './simulated.js';
import { chanceOfRed, FLAKY_SUITE } from './thresholds.js';

const HEIGHT = 330;
const MOST = 20;

/** The chance that an unchanged pull request is red, by how many of its cases are flaky. */
export function flakyPicture({ redByFlaky, count }: SimulatedGate): string {
  const percent = (at: number): [number, string] => [at, `${at} %`];
  const { x, y, frame } = chart(
    HEIGHT,
    { left: 62, right: 20, top: 66, bottom: 54 },
    {
      from: 0,
      to: MOST,
      ticks: [0, 5, 10, 15, 20].map((at) => [at, String(at)]),
      label: `flaky cases, of ${FLAKY_SUITE.cases} (each passes ${100 * FLAKY_SUITE.passRate} % of the time)`,
    },
    {
      from: 0,
      to: 100,
      ticks: [0, 25, 50, 75, 100].map(percent),
      label: 'chance that the pull request is red',
    },
  );
  const counts = Array.from({ length: MOST + 1 }, (_, flaky) => flaky);
  const curve = (threshold: number): [number, number][] =>
    counts.map((flaky) => [x(flaky), y(100 * chanceOfRed(flaky, threshold))]);
  return picture('How often is a change red that changes nothing?', HEIGHT, [
    frame,
    line(curve(100), { colour: COLOURS.red }),
    line(curve(90), { colour: COLOURS.blue, dashed: true }),
    line(
      redByFlaky.map(({ flaky, red }) => [x(flaky), y((100 * red) / count)]),
      { colour: COLOURS.green, width: 4 },
    ),
    write('threshold 100 %', { x: x(5.4), y: y(78), colour: COLOURS.red, weight: 600 }),
    write('threshold 90 %', { x: x(15.6), y: y(45), anchor: 'end', colour: COLOURS.blue, weight: 600 }),
    write('this gate', { x: x(1), y: y(5), colour: COLOURS.green, weight: 600 }),
  ]);
}
