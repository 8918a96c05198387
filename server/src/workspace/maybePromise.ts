import type { MaybePromise } from './fileSystem.ts';

/** Goes on with a value: at once where it is there, so that what can be done within a call is. */
export function whenReady<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
