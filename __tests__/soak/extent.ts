/** The sample in CI shows that the soak itself works; the full one is for whoever looks for rare faults. */
export const SAMPLE = process.env['SOAK'] !== 'full';
