import { seedMarks } from '../../../server/src/protocol/index.ts';
import { listNames } from '../problems.ts';
import type { Server } from '../server.ts';

/** The longest title that a message has as a whole, in UTF-16 code units. */
const longestTitle = 40;

/** Some seeds by their titles and the others by number: `“Ferry returns”, “Harbour floods” and 3 more seeds`. */
export async function nameSeeds(server: Server, uris: readonly string[], most = 3): Promise<string> {
  const names = await titlesOf(server, uris.slice(0, most));
  return listNames(names, uris.length - names.length, 'seed');
}

/** In quotes, each no longer than a message can take. A seed without a title has its file's name. */
async function titlesOf(server: Server, uris: readonly string[]): Promise<readonly string[]> {
  const marks = (await server.ask(seedMarks, { uris })) ?? [];
  return uris.map((uri, index) => quoteTitle(marks[index]?.label ?? uri.slice(uri.lastIndexOf('/') + 1)));
}

/** A title in quotes, shortened at a blank where there is one. */
export function quoteTitle(title: string): string {
  if (title.length <= longestTitle) return `“${title}”`;
  const cut = title.slice(0, longestTitle);
  const blank = cut.lastIndexOf(' ');
  return `“${cut.slice(0, blank > longestTitle / 2 ? blank : longestTitle - 1)}…”`;
}
