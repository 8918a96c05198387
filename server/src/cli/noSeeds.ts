import type { Workspace } from '../workspace/index.ts';
import { count } from './output.ts';

/** Where nothing was found that is named like a seed. */
export const noSeeds =
  'There are no seeds here: files named like 001_0123456789abcdef.txt or ferry.seed, or as seedbed.yaml says.';

/** The same, with what can be done where files in some folders, by their uris, look like seeds all the same. */
export async function describeNoSeeds(workspace: Workspace, folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const likely = await workspace.likelySeeds(folder);
    if (!likely) continue;
    const files = likely.paths.length;
    return workspace.corpusOf(`${folder}/x`)?.configurationUri === undefined
      ? `${noSeeds} ${count(files, 'other file')} ${files === 1 ? 'looks like one. “seedbed init” writes a seedbed.yaml that includes it.' : 'look like seeds. “seedbed init” writes a seedbed.yaml that includes them.'}`
      : `${noSeeds} ${count(files, 'other file')} ${files === 1 ? 'looks like one. Add it' : 'look like seeds. Add them'} to “seeds.include” there.`;
  }
  return noSeeds;
}
