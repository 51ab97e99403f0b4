/**
 * Compact letter display by insert and absorb (Piepho 2004, "An algorithm for a letter-based representation of all-pairwise
 * comparisons"): two things share a letter exactly where they are not separated.
 *
 * @param count how many things there are, numbered from 0, best first
 * @param separated pairs that can be told apart
 * @returns a letter or several for each: `a`, `ab`, `b`
 */
export function letters(count: number, separated: readonly (readonly [number, number])[]): string[] {
  return lettersOf(count, groups(count, separated));
}

/**
 * Largest groups of things of which no two are separated; they may overlap.
 *
 * @returns members of each in ascending order, the groups by their members
 */
export function groups(count: number, separated: readonly (readonly [number, number])[]): number[][] {
  let columns: number[][] = [Array.from({ length: count }, (_, index) => index)];
  for (const [a, b] of separated) {
    const split = columns.flatMap((column) =>
      column.includes(a) && column.includes(b)
        ? [column.filter((member) => member !== a), column.filter((member) => member !== b)]
        : [column],
    );
    columns = split.filter((column, index) => !split.some((other, at) => absorbs(other, column, at < index)));
  }
  return columns.sort(byMembers);
}

/** Of two equal columns the earlier one stays. */
function absorbs(other: readonly number[], column: readonly number[], earlier: boolean): boolean {
  const larger = other.length > column.length || (other.length === column.length && earlier);
  return larger && column.every((member) => other.includes(member));
}

function byMembers(a: readonly number[], b: readonly number[]): number {
  for (const [index, member] of a.entries()) {
    const difference = member - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function lettersOf(count: number, columns: readonly (readonly number[])[]): string[] {
  return Array.from({ length: count }, (_, member) =>
    columns.map((column, index) => (column.includes(member) ? letter(index) : '')).join(''),
  );
}

/** `a` to `z`, then `a2` and on: more groups than letters is no reason to fail. */
function letter(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(97 + (index % 26))}${round === 0 ? '' : round + 1}`;
}
