import type { Request } from './request.ts';

/** All seeds in numbers, as a page. */
export const overview: Request<void, OverviewContent | null> = { method: 'seedbed/overview', nothing: null };

/** HTML without scripts, in which all that comes from files is escaped. */
export interface OverviewContent {
  /** A style sheet, always the same. */
  readonly style: string;
  /** For the `<main>` of a page. Links to seeds have the filter that asks for them in `data-filter`; it is empty for all. */
  readonly content: string;
}
