import { compareEndpoints } from '../../verdict/comparison/compare-endpoints.js';
import { rankWords } from '../../verdict/comparison/words.js';
import { inPercent } from '../../verdict/evidence-words.js';
import { ENDPOINT_CASES, ENDPOINT_NAMES } from './examples.js';
import { COLOURS, chart, dot, line, picture, write } from './picture.js';

const HEIGHT = 262;
const TOP = 84;
const ROW = 46;

/** Pass rates with their intervals, and bars that join who cannot be told apart. */
export function endpointsPicture(): string {
  const { ranked, groups } = compareEndpoints(ENDPOINT_NAMES, ENDPOINT_CASES);
  const margins = { left: 126, right: 74, top: TOP - 22, bottom: 56 };
  const { x, frame } = chart(
    HEIGHT,
    margins,
    {
      from: 70,
      to: 100,
      ticks: [70, 80, 90, 100].map((at) => [at, `${at} %`]),
      label: 'pass rate, likely from … to …',
    },
    { from: 0, to: 1, ticks: [], label: '' },
  );
  const row = (place: number): number => TOP + ROW * place;
  const grid = [70, 80, 90, 100].map((at) =>
    line(
      [
        [x(at), margins.top],
        [x(at), HEIGHT - margins.bottom],
      ],
      { colour: COLOURS.faint, width: 1 },
    ),
  );
  const rows = ranked.flatMap(({ name, rate, interval, rank }, place) => [
    write(`${rankWords(rank)}`, { x: 16, y: row(place) + 4.5, colour: COLOURS.grey }),
    write(name, { x: 46, y: row(place) + 4.5, weight: 600 }),
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
    const at = WIDTH_OF_CHART + 22 + 22 * index;
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
  return picture('Who can be told apart', HEIGHT, [...grid, frame, ...rows, ...bars]);
}

const WIDTH_OF_CHART = 386;
