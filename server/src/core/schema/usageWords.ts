import type { Configuration } from './configurationModel.ts';

type Usages = Pick<Configuration, 'usages'>;

/** The usage of seeds that wait to be reviewed: `candidate`, or else the first declared one. Undefined where none is. */
export function unreviewedUsage({ usages }: Usages): string | undefined {
  return (usages.find(({ value }) => value === 'candidate') ?? usages[0])?.value;
}

/**
 * A capital letter for each declared usage, by its value: its first letter that no usage before it has. A usage without a
 * letter of its own has none.
 */
export function usageLetters({ usages }: Usages): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const taken = new Set<string>();
  for (const { value } of usages.slice(0, mostLettered)) {
    const letter = lettersOf(value).find((candidate) => !taken.has(candidate));
    if (letter === undefined) continue;
    taken.add(letter);
    letters.set(value, letter);
  }
  return letters;
}

/** More usages than this have no letters left. */
const mostLettered = 100;

function lettersOf(value: string): readonly string[] {
  return value.slice(0, 64).toUpperCase().match(/\p{L}/gu) ?? [];
}
