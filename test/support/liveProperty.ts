import fc from 'fast-check';
import { filled } from './liveContents.ts';
import { LiveFolder } from './liveFolder.ts';
import { anyStep } from './liveSteps.ts';
import { memoryFolder } from './memoryFolder.ts';
import { servedByWorkspace } from './servedByWorkspace.ts';

const files = fc.array(filled, { maxLength: 6 });
const roots = fc.constantFrom([''], [''], ['a'], ['', 'a/b'], ['a', 'c'], []);
const steps = fc.array(anyStep, { maxLength: 40, size: 'max' });

/** Whatever happens, and in whatever order it is told: what is known then is what a new workspace finds. */
export const followingEqualsBeginningAnew = fc.asyncProperty(
  files,
  roots,
  fc.boolean(),
  steps,
  async (given, open, isSlow, happens) => {
    const disk = memoryFolder(Object.fromEntries(given.map(({ path, content }) => [path, content.bytes])));
    const live = await LiveFolder.open(disk, open, (folders) => servedByWorkspace(disk.fileSystem, isSlow, folders));
    try {
      for (const step of happens) await live.perform(step);
      await live.expectAsFresh();
    } finally {
      await live.served.end();
    }
  },
);
