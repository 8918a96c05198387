import type { CancellationToken } from 'vscode-languageserver';
import { requests, type ParamsOf, type ResultOf } from '../protocol/index.ts';
import type { ServerContext } from './serverContext.ts';

type Requests = typeof requests;

/** The answer to each request of our own: one that is missing does not compile. */
export type Answers = {
  readonly [Name in keyof Requests]: (
    params: ParamsOf<Requests[Name]>,
    token: CancellationToken,
  ) => ResultOf<Requests[Name]> | Promise<ResultOf<Requests[Name]>>;
};

/** Answers all requests of our own. */
export function registerAnswers({ connection, handlers }: ServerContext, answers: Answers): void {
  for (const [name, { method, nothing }] of Object.entries(requests)) {
    const answer = answers[name as keyof Answers] as (params: never, token: CancellationToken) => unknown;
    connection.onRequest(method, handlers.request<unknown>(method, nothing, answer));
  }
}
