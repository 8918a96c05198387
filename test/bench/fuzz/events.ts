// Files and folders that come, change and go, documents that are typed in, folders that are opened, and fixes that are applied, in
// any order and at any moment: what a workspace answers in the end is what a new one answers.

import fc from 'fast-check';
import { filled } from '../../support/liveContents.ts';
import { LiveFolder } from '../../support/liveFolder.ts';
import { anyStep } from '../../support/liveSteps.ts';
import { memoryFolder } from '../../support/memoryFolder.ts';
import { servedByWorkspace } from '../../support/servedByWorkspace.ts';
import { search } from './search.ts';

const files = fc.array(filled, { maxLength: 6 });
const roots = fc.constantFrom(...[[''], [''], ['a'], ['', 'a/b'], ['a', 'c'], []]);
const steps = fc.array(anyStep, { maxLength: 40, size: 'max' });

await search(
  'events',
  fc.asyncProperty(files, roots, fc.boolean(), steps, async (given, open, isSlow, happens) => {
    const disk = memoryFolder(Object.fromEntries(given.map(({ path, content }) => [path, content.bytes])));
    const live = await LiveFolder.open(disk, open, (folders) => servedByWorkspace(disk.fileSystem, isSlow, folders));
    for (const step of happens) await live.perform(step);
    await live.expectAsFresh();
  }),
);
