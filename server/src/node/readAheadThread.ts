import { parentPort, workerData } from 'node:worker_threads';
import { readInto } from './fileSystem.ts';
import { Page, type PageRequest } from './page.ts';

// Reads files into pages, one request after the other, until the thread that has started this one ends it.
const pages = (workerData as readonly SharedArrayBuffer[]).map((memory) => new Page(memory));

parentPort?.on('message', ({ page, files }: PageRequest) => {
  const uris = files.flatMap(({ folder, names }) => names.split('\n').map((name) => `${folder}/${name}`));
  pages[page]!.load(uris, readInto);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; this is a thread
  parentPort!.postMessage(undefined);
});
