// Which run is begun next: the next of the plan, unless those that wait for the same endpoints have their share of the runs
// in flight already. An endpoint that hangs would otherwise hold all of them, and the others had nothing to do.
import type { Cell } from '../plan/cell.js';

/** How runs differ in what they wait for. */
export interface Fairness {
  /** The endpoints that a run of the cell calls, as one text. */
  waitsFor(cell: Cell): string;
  /** How many of these texts there are, about: 2 or more. */
  kinds: number;
}

/** Runs that are passed over are held, each with its cell, some hundred bytes: so many at most. Then it is their turn all the same. */
const LOOK_AHEAD = 10_000;

export interface FairTasks<Task> extends Iterable<Task> {
  ended(task: Task): void;
}

interface Held<Task> {
  task: Task;
  place: number;
}

/**
 * The tasks, in an order that depends on nothing but which of them have ended. It goes on from where it was each time that
 * it is iterated. Within one kind the order stays.
 *
 * @param kindOf what a task waits for
 * @param share how many tasks of a kind may be in flight while there are others, 1 or more
 */
export function fairTasks<Task>(
  tasks: Iterable<Task>,
  { kindOf, share, lookAhead = LOOK_AHEAD }: { kindOf(task: Task): string; share: number; lookAhead?: number },
): FairTasks<Task> {
  const plan = tasks[Symbol.iterator]();
  const inFlight = new Map<string, number>();
  const held = new Map<string, Held<Task>[]>();
  let heldTasks = 0;
  let places = 0;
  const running = (kind: string): number => inFlight.get(kind) ?? 0;

  /** The first in the plan of the kinds that `mayRun`. */
  function takeHeld(mayRun: (kind: string) => boolean): Task | undefined {
    let found: { kind: string; queue: Held<Task>[]; place: number } | undefined;
    for (const [kind, queue] of held) {
      const place = queue[0]?.place ?? Number.POSITIVE_INFINITY;
      if (place < (found?.place ?? Number.POSITIVE_INFINITY) && mayRun(kind)) found = { kind, queue, place };
    }
    const task = found?.queue.shift()?.task;
    if (task === undefined || !found) return undefined;
    if (found.queue.length === 0) held.delete(found.kind);
    heldTasks--;
    inFlight.set(found.kind, running(found.kind) + 1);
    return task;
  }

  /** The next of the plan that is not held. */
  function takePlanned(): Task | undefined {
    while (heldTasks < lookAhead) {
      const next = plan.next();
      if (next.done) return undefined;
      const task = next.value;
      const kind = kindOf(task);
      const place = places++;
      if (running(kind) < share) {
        inFlight.set(kind, running(kind) + 1);
        return task;
      }
      heldTasks++;
      const queue = held.get(kind);
      if (queue) queue.push({ task, place });
      else held.set(kind, [{ task, place }]);
    }
    return undefined;
  }

  function next(): Task | undefined {
    const fair = takeHeld((kind) => running(kind) < share) ?? takePlanned();
    if (fair !== undefined) return fair;
    // Nobody else has work: whoever has the fewest in flight.
    const fewest = Math.min(...[...held.keys()].map(running));
    return takeHeld((kind) => running(kind) === fewest);
  }

  return {
    ended(task) {
      const kind = kindOf(task);
      inFlight.set(kind, running(kind) - 1);
    },
    *[Symbol.iterator]() {
      for (let task = next(); task !== undefined; task = next()) yield task;
    },
  };
}

/** The tasks as they come. */
export function tasksInOrder<Task>(tasks: Iterable<Task>): FairTasks<Task> {
  return { ended: () => undefined, [Symbol.iterator]: () => tasks[Symbol.iterator]() };
}
