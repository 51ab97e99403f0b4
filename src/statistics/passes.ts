/** Runs of one case on one arm. An errored run is in neither number. */
export interface Passes {
  /** 0 to `scored`, whole. */
  passed: number;
  /** 0 and more, whole. */
  scored: number;
}
