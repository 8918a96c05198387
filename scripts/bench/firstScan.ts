import type { GivenCorpus } from './givenCorpus.ts';
import { Session } from './measurements.ts';
import { worst, type Spread } from './statistics.ts';

/** How an editor does that opens a folder for the first time, and a seed in it. All in milliseconds. */
export interface FirstScan {
  readonly corpus: string;
  readonly files: number;
  /** From the start of the server to the findings of the open seed. */
  readonly first: number;
  /** From the start of the server to the findings of all seeds. */
  readonly all: number;
  /** From a keystroke to the findings for it, while the others are read. */
  readonly keystroke: Spread;
}

/** Opens a corpus as an editor does, and types until all of it is known. */
export async function measureFirstScan({ name, folder, files }: GivenCorpus): Promise<FirstScan> {
  console.error(`Opening ${name}…`);
  const session = new Session(folder);
  const { first, all, keystrokes } = await session.firstScan();
  await session.end();
  return { corpus: name, files, first, all, keystroke: worst(keystrokes) };
}
