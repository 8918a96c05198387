import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Errand } from '../workspace/index.ts';
import { describe } from './guard.ts';

/** The errand that a request is, until it is cancelled. */
export type Errands = (token: CancellationToken) => Errand;

export function createErrands(connection: Connection, yieldToEvents: () => Promise<void>): Errands {
  return (token) => ({
    yieldToEvents,
    isCancelled: () => token.isCancellationRequested,
    onInternalError: (uri, error) => connection.console.error(`${uri} was left as it is: ${describe(error)}`),
  });
}

/** Resolves when the request is cancelled. */
export function cancellation(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}
