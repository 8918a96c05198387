import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type GenericRequestHandler,
} from 'vscode-languageserver';
import { describeError } from '../workspace/index.ts';
import { ClientUris } from './clientUris.ts';
import { Translation } from './translation.ts';

/** How far a server is between a client's `initialize` and its `shutdown`: outside of them it answers nothing else. */
export type Life = 'uninitialized' | 'running' | 'shut down';

/** Where failures are written that no answer can tell: the client's log. */
export type Log = (message: string) => void;

/** What every handler of the server is wrapped in: see `createHandlers`. */
export interface Handlers {
  /**
   * A request's handler that answers `fallback` where `run` throws or rejects, as it may when the client sends other
   * parameters than the request has.
   */
  readonly request: <R>(
    name: string,
    fallback: R,
    run: (params: never, token: CancellationToken) => R | Promise<R>,
  ) => GenericRequestHandler<unknown, void>;
  /** A notification's handler that survives whatever `run` throws. */
  readonly notification: <Params>(name: string, run: (params: Params) => void) => (params: Params) => void;
  /** The handler of an event or a timer that survives whatever `run` throws. */
  readonly event: <Args extends readonly unknown[]>(
    name: string,
    run: (...args: Args) => void,
  ) => (...args: Args) => void;
}

/** The most different failures that are logged; a broken rule must not fill the log on every keystroke. */
const mostFailures = 100;

/**
 * One wrapper for all handlers. A request that was cancelled before its turn, or while it was worked on, is answered as
 * cancelled; one that fails is answered with its fallback, and logged, the same failure once. Uris are normalized and positions
 * count UTF-16 code units on the way in, and both are as the client has them on the way out.
 */
export function createHandlers(
  log: Log,
  translation = new Translation(new ClientUris()),
  life: () => Life = () => 'running',
): Handlers {
  const failures = new Set<string>();
  const report = (name: string, error: unknown): void => {
    const failure = `${name} failed: ${error instanceof Error ? error.message : String(error)}`;
    if (failures.has(failure) || failures.size >= mostFailures) return;
    failures.add(failure);
    log(`${name} failed: ${describeError(error)}`);
  };
  const event: Handlers['event'] =
    (name, run) =>
    (...args) => {
      try {
        run(...args);
      } catch (error) {
        report(name, error);
      }
    };

  return {
    request:
      (name, fallback, run) =>
      // The token comes last, and alone where the message has no parameters.
      async (...args: readonly unknown[]) => {
        const token = args.at(-1) as CancellationToken;
        if (life() !== 'running') return refused(life());
        if (token.isCancellationRequested) return cancelled();
        try {
          const params = translation.received(args.length > 1 ? args[0] : undefined) as never;
          const answer = await run(params, token);
          return token.isCancellationRequested ? cancelled() : translation.sent(answer);
        } catch (error) {
          report(name, error);
          return fallback;
        }
      },
    notification: (name, run) => event(name, (params) => run(translation.named(params))),
    event,
  };
}

function refused(life: Life): ResponseError {
  return life === 'shut down'
    ? new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.')
    : new ResponseError(ErrorCodes.ServerNotInitialized, 'The server has not been initialized yet.');
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
