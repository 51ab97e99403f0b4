// Percentages as people write them: `20`, `20%`, `20 %`, `7.5 %`.

/** The pattern of such a text. */
export const PERCENT_PATTERN = String.raw`^\s*\d+(\.\d+)?\s*%?\s*$`;

/** 0 and more; undefined for any other text. */
export function parsePercent(text: string): number | undefined {
  if (!new RegExp(PERCENT_PATTERN).test(text)) return undefined;
  const number = Number(text.replace('%', ''));
  return Number.isFinite(number) ? number : undefined;
}
