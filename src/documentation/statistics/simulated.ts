/** What simulated pull requests gave; made by __tests__/documentation/simulated-gate.ts. */
export interface SimulatedGate {
  /** Pull requests for each number below that does not say how many. */
  count: number;
  /** Unchanged ones that this gate blocked, by how many cases are flaky. */
  redByFlaky: readonly { flaky: number; red: number }[];
  /** Unchanged ones of each kind of suite: `extra`: calls beside the first pass, as a share of it. */
  unchanged: readonly { population: string; red: number; of: number; extra: number }[];
  /** Blocked ones in which the first cases pass so often now, by how often each case is run. */
  broken: readonly {
    cases: number;
    broken: number;
    head: number;
    byRepeat: readonly { repeat: number; red: number }[];
  }[];
}
