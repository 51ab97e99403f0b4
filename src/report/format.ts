// Numbers with their units, and counted nouns.

/** `12,345` */
export function formatCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 cell`, `1,200 cells` */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** `840 ms`, `1.9 s`, `2 min 5 s`, `1 h 2 min` */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${formatCount(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** A score as people write it: at most four digits after the point. */
export function formatScore(score: number): string {
  return Number.isFinite(score) ? String(Number(score.toFixed(4))) : 'not a number';
}

/**
 * A score against what it needs, with as many digits as it takes to tell them apart: `0.79999`, needs `0.8`.
 */
export function formatScoreAgainst(score: number, threshold: number): string {
  const text = formatScore(score);
  return `${text === formatScore(threshold) && score !== threshold ? String(score) : text}, needs ${formatScore(threshold)}`;
}

/** `$2.10`, `$0.0042`: two digits that say something, at least cents. */
export function formatDollars(dollars: number): string {
  const digits = dollars >= 0.1 || dollars <= 0 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(dollars)));
  const [whole = '0', fraction = ''] = dollars.toFixed(digits).split('.');
  return `$${formatCount(Number(whole))}.${fraction}`;
}
