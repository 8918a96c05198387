import type { Seed } from '../corpus/seed.ts';
import { relativePath } from '../text/relativePath.ts';
import { display } from '../text/display.ts';

/**
 * What a seed is called in a list: its title, or the name of its file where it has none.
 * @param longest in characters.
 */
export function labelOf({ title, folder, uri }: Seed, longest = 200): string {
  return display(title ?? relativePath(folder, uri), longest);
}
