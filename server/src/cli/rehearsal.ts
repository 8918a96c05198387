import type { WritableFileSystem } from '../workspace/index.ts';

/**
 * Files that are never written: what would be is remembered, and read in place of what is on disk, so that each fix
 * meets the seeds as the fixes before it would have left them.
 */
export function rehearsalOn(files: WritableFileSystem): WritableFileSystem {
  const written = new Map<string, string>();
  return {
    ...files,
    read: async (uris) => {
      const contents = await files.read(uris);
      return uris.map((uri, index) => {
        const text = written.get(uri);
        return text === undefined ? contents[index]! : { text };
      });
    },
    write: (uri, text) => {
      written.set(uri, text);
      return 'written';
    },
  };
}
