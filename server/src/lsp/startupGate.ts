/** Keeps work in the background from running before the client's first documents are checked. */
export interface StartupGate {
  /** To be called when the client can be sent messages. */
  readonly initialized: () => void;
  /** To be called when a document has been opened and its diagnostics have been sent. */
  readonly opened: () => void;
  /** Resolves when work in the background may run. */
  readonly open: Promise<void>;
}

/**
 * A client opens the documents that it shows right after its start, and somebody looks at them: all other work waits until
 * their diagnostics are sent. It does not wait long, since there may be no documents.
 */
export function createStartupGate(yieldToEvents: () => Promise<void>): StartupGate {
  let openGate!: () => void;
  const open = new Promise<void>((resolve) => {
    openGate = resolve;
  });
  return {
    open,
    initialized: () => void setTimeout(openGate, longestWait),
    opened: () => {
      // The connection sends, and takes the next message, one turn of the event loop later.
      void yieldToEvents().then(yieldToEvents).then(openGate);
    },
  };
}

/** In milliseconds. */
const longestWait = 25;
