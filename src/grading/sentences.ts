// How a text is counted in sentences. The rules are promptfoo's: they decide scores.

/** Lines with something in them, as they are. */
export function filledLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** A number of a list that was cut off from its sentence. */
const ONLY_A_NUMBER = /^\d+[.)]$/;

/** The lines of a text that has several, the sentences of one that has one. */
export function sentences(text: string): string[] {
  const lines = filledLines(text);
  return (lines.length > 1 ? lines : text.split(/(?<=[.!?])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !ONLY_A_NUMBER.test(sentence));
}
