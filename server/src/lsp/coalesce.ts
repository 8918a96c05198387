/** The shortest time between two runs, in milliseconds. */
const shortestInterval = 100;
/** The largest part of the time that an action takes up, however long it takes and however often it is called for. */
const largestShare = 1 / 20;

/**
 * Coalesces many calls into few: the first one runs `action` at once (but not within the call), those that follow share one
 * run later. Every call is followed by a run.
 * @param consequence what a run costs elsewhere, in milliseconds: in answering what the client asks because of it.
 */
export function coalesce(action: () => void, consequence = () => 0): () => void {
  let waiting = false;
  let next = 0;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(
      () => {
        waiting = false;
        const start = performance.now();
        action();
        const end = performance.now();
        next = end + Math.max(shortestInterval, (end - start + consequence()) / largestShare);
      },
      Math.max(0, next - performance.now()),
    );
  };
}
