import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type GenericRequestHandler,
} from 'vscode-languageserver';

/** Takes what went wrong where no answer can tell: the client's log, as a rule. */
export type Log = (message: string) => void;

/** What every handler of the server is wrapped in: see `createGuard`. */
export interface Guard {
  /**
   * A request's handler that answers `fallback` where `run` throws or rejects, as it may when the client sent something
   * else than the parameters that it says it takes.
   */
  readonly request: <R>(
    name: string,
    fallback: R,
    run: (params: never, token: CancellationToken) => R | Promise<R>,
  ) => GenericRequestHandler<unknown, void>;
  /** A notification's, an event's or a timer's handler that survives whatever `run` throws. */
  readonly event: <Args extends readonly unknown[]>(
    name: string,
    run: (...args: Args) => void,
  ) => (...args: Args) => void;
}

/** The most different failures that are logged; a broken rule must not fill the log on every keystroke. */
const mostFailures = 100;

/**
 * One wrapper for all handlers. A request that was cancelled before its turn, or while it was worked on, is answered
 * so; one that fails is answered with what is harmless, and logged, the same failure once.
 */
export function createGuard(log: Log): Guard {
  const failures = new Set<string>();
  const report = (name: string, error: unknown): void => {
    const failure = `${name} failed: ${error instanceof Error ? error.message : String(error)}`;
    if (failures.has(failure) || failures.size >= mostFailures) return;
    failures.add(failure);
    log(`${name} failed: ${describe(error)}`);
  };

  return {
    request:
      (name, fallback, run) =>
      // The token comes last, and alone where the message has no parameters.
      async (...args: readonly unknown[]) => {
        const token = args.at(-1) as CancellationToken;
        const params = args.slice(0, -1)[0] as never;
        if (token.isCancellationRequested) return cancelled();
        try {
          const answer = await run(params, token);
          return token.isCancellationRequested ? cancelled() : answer;
        } catch (error) {
          report(name, error);
          return fallback;
        }
      },
    event:
      (name, run) =>
      (...args) => {
        try {
          run(...args);
        } catch (error) {
          report(name, error);
        }
      },
  };
}

/** An error with its stack, or whatever else was thrown. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
