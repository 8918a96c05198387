/** Work on many seeds that somebody waits for, and may not want any more. */
export interface Errand {
  /** Lets whatever else is waiting happen first, and then resolves. */
  readonly yieldToEvents: () => Promise<void>;
  readonly isCancelled: () => boolean;
  /** A seed could not be worked on, for a fault of the engine; the others are. */
  readonly onInternalError: (uri: string, error: unknown) => void;
}

/**
 * Does something with one seed after the other, in slices, until it is cancelled. One that fails is left out.
 * @param onSlice is called behind each slice with how many seeds it has come to.
 */
export async function forEachSeed(
  uris: readonly string[],
  { yieldToEvents, isCancelled, onInternalError }: Errand,
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

/** How long to work on before others have their turn, in milliseconds. */
const sliceMilliseconds = 5;
