/** The moment between a client's start and the work in the background. */
export interface Beginning {
  /** To be called when the client is ready to be told something. */
  readonly initialized: () => void;
  /** To be called when a document has been opened and what is wrong with it has been told. */
  readonly opened: () => void;
  readonly over: Promise<void>;
}

/**
 * A client opens the documents that it shows right after its start, and somebody looks at them: whatever else there is
 * to do waits until these are on their way to the screen. Not for long, as there may be none.
 */
export function createBeginning(yieldToEvents: () => Promise<void>): Beginning {
  let end!: () => void;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    over,
    initialized: () => void setTimeout(end, longestWait),
    opened: () => {
      // The connection sends, and takes the next message, one turn of the event loop later.
      void yieldToEvents().then(yieldToEvents).then(end);
    },
  };
}

/** In milliseconds. */
const longestWait = 25;
