// The same as `events`, with a language server and real files: what it says in the end is what a new one says. Half of the
// time the server is a process, spoken to over its standard streams, and its client tells what happens on disk; in the other it
// has to see that for itself.

import fc from 'fast-check';
import { filled } from '../../support/liveContents.ts';
import { LiveFolder } from '../../support/liveFolder.ts';
import { anyStep, ownStep } from '../../support/liveSteps.ts';
import { realDisk } from '../../support/realDisk.ts';
import { servedByServer } from '../../support/servedByServer.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { search } from './search.ts';

const files = fc.array(filled, { maxLength: 8 });
const roots = fc.constantFrom([''], [''], ['a'], ['', 'a/b'], ['a', 'c']);
const options = { maxLength: 60, size: 'max' } as const;

for (const { what, start, tells, folders, steps } of [
  { what: 'told', start: 'module', tells: true, folders: roots, steps: fc.array(anyStep, options) },
  { what: 'seen', start: 'here', tells: false, folders: fc.constant(['']), steps: fc.array(ownStep, options) },
] as const) {
  await search(
    what,
    fc.asyncProperty(files, folders, steps, async (given, open, happens) => {
      const cleanUps: (() => void | Promise<void>)[] = [];
      const folder = temporaryFolder({ after: (cleanUp) => void cleanUps.push(cleanUp) });
      const disk = realDisk(folder);
      disk.write(Object.fromEntries(given.map(({ path, content }) => [path, content.bytes])));
      const begin = (where: 'here' | 'module') => (uris: readonly string[]) =>
        servedByServer(folder, uris, { start: where, tells });
      const live = await LiveFolder.open(disk, open, begin(start), begin('here'));
      cleanUps.unshift(() => live.served.end());
      try {
        // Until it has listed all folders, it does not see what happens in them.
        if (!tells) await live.served.idle();
        for (const step of happens) await live.perform(step);
        await live.expectAsFresh();
      } finally {
        for (const cleanUp of cleanUps) await cleanUp();
      }
    }),
    0.5,
  );
}
