/** `flatMap` with a callback that may wait; one entry after the other, so that problems are reported in their order. */
export async function flatMapInOrder<In, Out>(
  entries: readonly In[],
  map: (entry: In, index: number) => Promise<readonly Out[]> | readonly Out[],
): Promise<Out[]> {
  const all: Out[] = [];
  for (const [index, entry] of entries.entries()) for (const one of await map(entry, index)) all.push(one);
  return all;
}
