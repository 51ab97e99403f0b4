import { compareEndpoints } from '../../verdict/comparison/compare-endpoints.js';
import { rankWords } from '../../verdict/comparison/words.js';
import { inPercent } from '../../verdict/evidence-words.js';
import { ENDPOINT_CASES, ENDPOINT_NAMES } from './examples.js';
import { COLOURS, chart, dot, line, picture, WIDTH, write } from './picture.js';

const HEIGHT = 276;
const TOP = 98;
const ROW = 46;
const MARGINS = { left: 126, right: 74, top: TOP - 22, bottom: 56 };
const RIGHT_EDGE = WIDTH - MARGINS.right;
const TICKS = [70, 80, 90, 100];

/** Pass rates with their intervals, and bars that join who cannot be told apart. */
export function endpointsPicture(): string {
  const { ranked, groups } = compareEndpoints(ENDPOINT_NAMES.length, ENDPOINT_CASES);
  const { x, frame } = chart(
    HEIGHT,
    MARGINS,
    {
      from: 70,
      to: 100,
      ticks: TICKS.map((at) => [at, `${at} %`]),
      label: 'pass rate, with its likely range',
    },
    { from: 0, to: 1, ticks: [], label: '' },
  );
  const row = (place: number): number => TOP + ROW * place;
  const grid = TICKS.map((at) =>
    line(
      [
        [x(at), MARGINS.top],
        [x(at), HEIGHT - MARGINS.bottom],
      ],
      { colour: COLOURS.faint, width: 1 },
    ),
  );
  const rows = ranked.flatMap(({ endpoint, rate, interval, rank }, place) => [
    write(`${rankWords(rank)}`, { x: 16, y: row(place) + 4.5, colour: COLOURS.grey }),
    write(ENDPOINT_NAMES[endpoint] ?? '', { x: 46, y: row(place) + 4.5, weight: 600 }),
    line(
      [
        [x(100 * (interval?.low ?? 0)), row(place)],
        [x(100 * (interval?.high ?? 1)), row(place)],
      ],
      { colour: COLOURS.blue },
    ),
    dot(x(100 * rate), row(place), COLOURS.blue),
    write(inPercent(rate), { x: x(100 * rate), y: row(place) - 9, anchor: 'middle', colour: COLOURS.blue }),
  ]);
  const bars = groups.flatMap((group, index) => {
    const at = RIGHT_EDGE + 24 + 24 * index;
    const [first = 0, last = first] = [group[0], group.at(-1)];
    return [
      line(
        [
          [at, row(first) - 12],
          [at, row(last) + 12],
        ],
        { colour: COLOURS.red, width: 6 },
      ),
      write(String.fromCharCode(97 + index), {
        x: at,
        y: row(first) - 18,
        anchor: 'middle',
        colour: COLOURS.red,
        weight: 600,
      }),
    ];
  });
  return picture('Three endpoints, the same hundred cases', HEIGHT, [
    write('Who shares a bar cannot be told apart.', { x: 16, y: 48, colour: COLOURS.grey }),
    ...grid,
    frame,
    ...rows,
    ...bars,
  ]);
}
