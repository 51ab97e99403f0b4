// What the end of a run needs is loaded while its first calls are on their way: not before them, which would make them late,
// and not after their answers, which then would have to wait for it.

/** Milliseconds after which the first calls are sent, connections included. No model answers faster. */
const FIRST_CALLS_MS = 15;

/** @returns what begins to load when it is called for the first time, a moment later. It keeps no process alive */
export function whileAnswersCome(load: () => Promise<unknown>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    // One that fails is told by whoever needs it.
    setTimeout(() => load().catch(() => undefined), FIRST_CALLS_MS).unref();
  };
}
