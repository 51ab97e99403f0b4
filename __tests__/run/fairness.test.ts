// An endpoint that hangs holds its share of the runs in flight, and no more.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fairTasks } from '../../src/run/fairness.js';

interface Task {
  kind: string;
  n: number;
}
const tasksOf = (kinds: string): Task[] => [...kinds].map((kind, n) => ({ kind, n }));
const kindOf = ({ kind }: Task): string => kind;

function begun(tasks: Iterable<Task>, count: number): Task[] {
  const found: Task[] = [];
  if (count === 0) return found;
  for (const task of tasks) {
    found.push(task);
    if (found.length === count) break;
  }
  return found;
}
const numbers = (tasks: readonly Task[]): number[] => tasks.map(({ n }) => n);

describe('the next task', () => {
  test('is the next of the plan, as long as every kind keeps to its share', () => {
    const fair = fairTasks(tasksOf('ababab'), { kindOf, share: 3 });
    expect(numbers(begun(fair, 6))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('passes over a kind that has its share in flight, and comes back to it', () => {
    const fair = fairTasks(tasksOf('aaaabbb'), { kindOf, share: 2 });
    const first = begun(fair, 4);
    expect(numbers(first)).toEqual([0, 1, 4, 5]);
    fair.ended(first[0] as Task);
    expect(numbers(begun(fair, 1))).toEqual([2]);
    fair.ended(first[2] as Task);
    expect(numbers(begun(fair, 1))).toEqual([6]);
  });

  test('is of a kind beyond its share when nobody else has work', () => {
    const fair = fairTasks(tasksOf('aaab'), { kindOf, share: 1 });
    expect(numbers(begun(fair, 10))).toEqual([0, 3, 1, 2]);
  });

  test('is looked for no further than so many tasks', () => {
    let planned = 0;
    function* plan(): Generator<Task> {
      for (const task of tasksOf(`${'a'.repeat(100)}b`)) {
        planned++;
        yield task;
      }
    }
    const fair = fairTasks(plan(), { kindOf, share: 1, lookAhead: 10 });
    expect(numbers(begun(fair, 2))).toEqual([0, 1]);
    expect(planned).toBe(11);
  });

  test('nothing is lost, nothing twice, each kind in its order, and one that hangs leaves the rest to the others', () => {
    const plans = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }).map((kinds) => kinds.join(''));
    fc.assert(
      fc.property(
        plans,
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        (kinds, window, seed, lookAhead) => {
          const share = Math.ceil(window / 3);
          const fair = fairTasks(tasksOf(kinds), { kindOf, share, lookAhead });
          const order: Task[] = [];
          const inFlight: Task[] = [];
          for (let step = seed; ; step = (step * 7 + 3) % 1_000_003) {
            const next = begun(fair, window - inFlight.length);
            order.push(...next);
            inFlight.push(...next);
            // `a` hangs as long as another one is in flight.
            const can = inFlight.filter(({ kind }) => kind !== 'a');
            const ending = (can.length > 0 ? can : inFlight)[step % (can.length || inFlight.length || 1)];
            if (!ending) break;
            inFlight.splice(inFlight.indexOf(ending), 1);
            fair.ended(ending);
          }
          expect(numbers(order).toSorted((x, y) => x - y)).toEqual(numbers(tasksOf(kinds)));
          for (const kind of 'abc') {
            const own = numbers(order.filter((task) => task.kind === kind));
            expect(own).toEqual(own.toSorted((x, y) => x - y));
          }
        },
      ),
    );
  });
});
