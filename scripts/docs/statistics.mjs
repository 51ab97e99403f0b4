/**
 * docs/statistics.md and its pictures, as they have to be. Takes some seconds: it simulates pull requests.
 *
 * @param {Record<string, Function>} source
 * @param {(file: string, makers: Record<string, () => string>) => string} filled
 */
export function statisticsFiles(source, filled) {
  const simulated = source.simulateGate();
  const pictures = Object.entries(source.statisticsPictures(simulated));
  return {
    'docs/statistics.md': filled('docs/statistics.md', source.statisticsBlocks(simulated)),
    ...Object.fromEntries(pictures.map(([name, svg]) => [`docs/statistics/${name}`, svg])),
  };
}
