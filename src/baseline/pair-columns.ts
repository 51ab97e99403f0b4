// Which prompt of the base is which of the head, and which provider. Both may have been edited: that is what is compared.

/** What tells two of a kind apart, the surest first. */
type Sameness<T> = readonly ((base: T, head: T) => boolean)[];

export interface PromptName {
  label: string;
  raw?: string;
}
export interface ProviderName {
  id: string;
  label?: string;
}

const PROMPT: Sameness<PromptName> = [
  (base, head) => base.label === head.label && base.raw === head.raw,
  (base, head) => base.label === head.label,
  (base, head) => base.raw !== undefined && base.raw === head.raw,
  // `prompts/answer.txt: Answer {{q}}`: the file is the same, and its text was edited.
  (base, head) => fileOf(base) !== undefined && fileOf(base) === fileOf(head),
];
const PROVIDER: Sameness<ProviderName> = [
  (base, head) => base.id === head.id && base.label === head.label,
  (base, head) => base.label !== undefined && base.label === head.label,
  (base, head) => base.id === head.id,
];

function fileOf({ label, raw }: PromptName): string | undefined {
  return raw !== undefined && label.endsWith(`: ${raw}`) ? label.slice(0, -raw.length) : undefined;
}

export function pairPrompts(base: readonly PromptName[], head: readonly PromptName[]): Map<PromptName, PromptName> {
  return pair(base, head, PROMPT);
}

export function pairProviders(
  base: readonly ProviderName[],
  head: readonly ProviderName[],
): Map<ProviderName, ProviderName> {
  return pair(base, head, PROVIDER);
}

/**
 * Each at most once. Where as many are left on both sides, and nothing tells which is which, one replaced the other: in the
 * order in which they stand. @returns by those of the head
 */
function pair<T>(base: readonly T[], head: readonly T[], sameness: Sameness<T>): Map<T, T> {
  const pairs = new Map<T, T>();
  const open = new Set(base);
  const take = (of: T, found: T | undefined): void => {
    if (found === undefined) return;
    pairs.set(of, found);
    open.delete(found);
  };
  for (const isSame of sameness)
    for (const one of head)
      if (!pairs.has(one))
        take(
          one,
          [...open].find((other) => isSame(other, one)),
        );
  const left = head.filter((one) => !pairs.has(one));
  const others = [...open];
  if (left.length === others.length) for (const [index, one] of left.entries()) take(one, others[index]);
  return pairs;
}
