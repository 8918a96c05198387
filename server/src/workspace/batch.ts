/** How to work on many seeds: what else goes on meanwhile, whether to stop, and where failures go. */
export interface Batch {
  /** Lets waiting events be handled first, and then resolves. */
  readonly yieldToEvents: () => Promise<void>;
  readonly isCancelled: () => boolean;
  /** Hears of a seed that the engine failed on. The others are worked on. */
  readonly onInternalError: (uri: string, error: unknown) => void;
}

/**
 * Works on one seed after the other, in slices of a few milliseconds, until it is cancelled. A seed that fails is left out.
 * @param onSlice is called after each slice with the number of seeds worked on so far.
 */
export async function forEachSeed(
  uris: readonly string[],
  { yieldToEvents, isCancelled, onInternalError }: Batch,
  work: (uri: string) => Promise<void>,
  onSlice?: (done: number) => void,
): Promise<void> {
  let end = performance.now() + sliceMilliseconds;
  for (const [done, uri] of uris.entries()) {
    if (performance.now() >= end) {
      onSlice?.(done);
      await yieldToEvents();
      end = performance.now() + sliceMilliseconds;
    }
    if (isCancelled()) return;
    try {
      await work(uri);
    } catch (error) {
      onInternalError(uri, error);
    }
  }
}

/** How long to work before events are handled, in milliseconds. */
const sliceMilliseconds = 5;
