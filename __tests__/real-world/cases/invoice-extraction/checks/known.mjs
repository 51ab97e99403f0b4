const KNOWN = new Set(['EUR', 'USD']);

export function isKnown(output) {
  return { pass: KNOWN.has(output.currency), score: output.currency === 'EUR' ? 1 : 0.5, reason: 'a currency' };
}
