/**
 * A request of our own: its method, tied to the types of its parameters and its result. Who answers it and who asks it both
 * name this one constant, so that neither compiles with other parameters than the other.
 */
export interface Request<Params, Result> {
  readonly method: string;
  /** The answer where the request fails, or its parameters are not what they should be. */
  readonly nothing: Result;
  /** Never there: it carries the type. */
  readonly params?: (params: Params) => void;
}

/** A notification of our own, from the server. */
export interface Notification<Params> {
  readonly method: string;
  /** Never there: it carries the type. */
  readonly params?: (params: Params) => void;
}

/** A command of the server, which clients run by `workspace/executeCommand`. It takes one argument. */
export interface ServerCommand<Argument, Result> {
  readonly command: string;
  /** Never there: they carry the types. */
  readonly argument?: (argument: Argument) => void;
  readonly result?: () => Result;
}

/** A request's parameters. */
export type ParamsOf<R> = R extends Request<infer Params, infer _> ? Params : never;

/** A request's result. */
export type ResultOf<R> = R extends Request<infer _, infer Result> ? Result : never;
