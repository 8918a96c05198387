/** An error that nobody expected, with its stack, or whatever else was thrown: for a log, or a report of a bug. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
