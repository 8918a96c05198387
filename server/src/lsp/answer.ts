import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Guard } from './guard.ts';

/** Says how one of the requests of `protocol.ts` is answered, and that it is with `nothing` where that fails. */
export type Answer = <R>(
  method: string,
  nothing: R,
  run: (params: never, token: CancellationToken) => R | Promise<R>,
) => void;

export function answering(connection: Connection, guard: Guard): Answer {
  return (method, nothing, run) => connection.onRequest(method, guard.request(method, nothing, run));
}
