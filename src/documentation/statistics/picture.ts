// Charts as SVG that GitHub shows in both of its themes: a light card of its own, the system's font, nothing that moves.

export const WIDTH = 460;
/** Told apart by those who do not see all colours (Okabe, Ito 2008), and named where they are drawn. */
export const COLOURS = {
  red: '#b3450a',
  blue: '#0063a0',
  green: '#00704f',
  ink: '#1f2328',
  faint: '#d1d9e0',
  grey: '#59636e',
};

export interface Axis {
  from: number;
  to: number;
  /** Where a line is drawn, with what is written there. */
  ticks: readonly (readonly [at: number, label: string])[];
  label: string;
  logarithmic?: boolean;
}

export interface Chart {
  /** Horizontal place of a value, in points. */
  x(value: number): number;
  y(value: number): number;
  /** Grid, ticks and labels of the axes. */
  frame: string;
}

export interface Margins {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** @param title what it shows, for who cannot see it, and above the chart */
export function picture(title: string, height: number, parts: readonly string[]): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif" font-size="13" fill="${COLOURS.ink}">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="6" fill="#ffffff" stroke="${COLOURS.faint}"/>`,
    write(title, { x: 16, y: 26, weight: 600, size: 14 }),
    ...parts,
    '</svg>',
  ].join('\n')}\n`;
}

export function chart(height: number, { left, right, top, bottom }: Margins, xAxis: Axis, yAxis: Axis): Chart {
  const x = scale(xAxis, left, WIDTH - right);
  const y = scale(yAxis, height - bottom, top);
  const grid = yAxis.ticks.flatMap(([at, label]) => [
    line(
      [
        [left, y(at)],
        [WIDTH - right, y(at)],
      ],
      { colour: COLOURS.faint, width: 1 },
    ),
    write(label, { x: left - 6, y: y(at) + 4.5, anchor: 'end', colour: COLOURS.grey }),
  ]);
  const below = xAxis.ticks.map(([at, label]) =>
    write(label, { x: x(at), y: height - bottom + 18, anchor: 'middle', colour: COLOURS.grey }),
  );
  const names = [
    write(xAxis.label, {
      x: (left + WIDTH - right) / 2,
      y: height - bottom + 38,
      anchor: 'middle',
      colour: COLOURS.grey,
    }),
    ...(yAxis.label === '' ? [] : [write(yAxis.label, { x: 16, y: top - 14, colour: COLOURS.grey })]),
  ];
  return { x, y, frame: [...grid, ...below, ...names].join('\n') };
}

export function line(
  points: readonly (readonly [x: number, y: number])[],
  { colour, width = 2.5, dashed = false }: { colour: string; width?: number; dashed?: boolean },
): string {
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
}

export function dot(x: number, y: number, colour: string): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="4" fill="${colour}"/>`;
}

export interface Lettering {
  x: number;
  /** Of the line on which the letters stand. */
  y: number;
  anchor?: 'middle' | 'end';
  colour?: string;
  weight?: number;
  size?: number;
}

export function write(text: string, { x, y, anchor, colour, weight, size }: Lettering): string {
  const attributes = [
    anchor && ` text-anchor="${anchor}"`,
    colour && ` fill="${colour}"`,
    weight && ` font-weight="${weight}"`,
    size && ` font-size="${size}"`,
  ];
  return `<text x="${short(x)}" y="${short(y)}"${attributes.filter(Boolean).join('')}>${escaped(text)}</text>`;
}

function scale({ from, to, logarithmic }: Axis, start: number, end: number): (value: number) => number {
  const place = (value: number): number => (logarithmic ? Math.log10(value) : value);
  return (value) => start + ((end - start) * (place(value) - place(from))) / (place(to) - place(from));
}

/** One digit: the last ones of a logarithm are not the same everywhere. */
function short(value: number): string {
  return String(Number(value.toFixed(1)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
