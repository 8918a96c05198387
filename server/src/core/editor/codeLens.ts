import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { SeedJump } from '../navigation/jump.ts';
import { linesOf } from '../text/lines.ts';
import { storyMates } from '../navigation/relatedSeeds.ts';
import { twinsOf } from '../navigation/seedTwins.ts';
import { serverCommands } from './serverCommands.ts';

/**
 * What stands above the header: the seed's place by rank, how many twins it has, and how many seeds tell of the same story.
 * @param commands `showRelated`: the client's own command that shows the seeds related to a uri. Without it they are not
 * mentioned, and the cost does not depend on how many seeds there are; to count them takes a look at all.
 */
export function codeLenses(seed: SeedContext, { showRelated }: { readonly showRelated?: string } = {}): CodeLens[] {
  const { uri, document, summary: own, corpus, configuration } = seed;
  const { start } = linesOf(document).rangeOf(document.frontMatter.opening);
  const { twins, nearDuplicates, more } = twinsOf(own, corpus, configuration);
  const copies = new Set([...twins, ...nearDuplicates].map((twin) => twin.uri));
  const commands: Command[] = [];
  if (own.rank !== undefined) {
    const size = corpus.scopeSize(own.folder) + (corpus.get(uri) ? 0 : 1);
    commands.push(jumpCommand(`#${own.rank} of ${size}`, 'nextByRank', uri));
  }
  if (showRelated !== undefined) {
    const mates = storyMates(own, corpus, configuration, mostCounted + 1).length;
    const count = mates > mostCounted ? `${mostCounted}+` : mates;
    if (mates > 0) commands.push({ title: `${count} related`, command: showRelated, arguments: [uri] });
  }
  if (copies.size > 0) {
    const title = more ? `${copies.size}+ twins` : copies.size === 1 ? '1 twin' : `${copies.size} twins`;
    commands.push(jumpCommand(title, 'nextTwin', uri));
  }
  return commands.map((command) => ({ range: { start, end: start }, command }));
}

/** More are counted as this many. */
const mostCounted = 10;

function jumpCommand(title: string, to: SeedJump, uri: string): Command {
  return { title, command: serverCommands.jump, arguments: [{ to, uri }] };
}
