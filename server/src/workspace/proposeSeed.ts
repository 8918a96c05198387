import type { ProposedSeed } from '../core/index.ts';
import type { Workspace } from './workspace.ts';
import { byFrequency, describeSeed, folderOf, linesOf, newSeed, sumCounts } from '../core/index.ts';
import { childOf } from './uri.ts';

/**
 * A new seed of an article.
 * @param near the folder that it is to be in, or a file of it; where not given, the folder with the most seeds.
 * @param roots the folders that are open: the first one is used where there are no seeds yet.
 * @param randomHex makes as many random hexadecimal digits, in lower case, as it is asked for.
 */
export async function proposeSeed(
  workspace: Workspace,
  { url, near, roots }: { readonly url: string; readonly near?: string | undefined; readonly roots: readonly string[] },
  randomHex: (digits: number) => string,
): Promise<ProposedSeed> {
  const folder = near === undefined ? (largestFolder(workspace) ?? roots[0]) : await folderAt(workspace, near);
  if (folder === undefined) return { refusal: 'Open a folder for the seed first.' };
  const corpus = await workspace.corpusIn(folder);
  if (!corpus) return { refusal: 'This folder cannot hold seeds.' };
  const { index, configuration } = corpus;
  const seed = newSeed({ url, folder, corpus: index, configuration, randomHex: randomHex(16) });
  if ('existing' in seed) return { existing: describeSeed(seed.existing) };
  if ('refusal' in seed) return seed;
  const uri = childOf(folder, seed.name);
  // Sixteen random digits are never there already, unless their source is at fault.
  if (await workspace.kindOf(uri)) return { refusal: `A file ${seed.name} already exists. Try again.` };
  const { text, selection, stops, rank } = seed;
  return { uri, text, selection: linesOf(seed).rangeOf(selection), stops, ...(rank === undefined ? {} : { rank }) };
}

async function folderAt(workspace: Workspace, uri: string): Promise<string> {
  return !workspace.isSeed(uri) && (await workspace.kindOf(uri)) === 'folder' ? uri : folderOf(uri);
}

/** The folder that holds the most seeds itself; of several the first one. */
function largestFolder(workspace: Workspace): string | undefined {
  const sizes = sumCounts(workspace.corpora().map(({ index }) => index.counts('folder')));
  return byFrequency(sizes)[0]?.[0];
}
