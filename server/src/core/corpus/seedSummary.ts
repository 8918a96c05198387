import type { Field, SeedDocument } from '../syntax/seedDocument.ts';
import { allowsUnicode } from './unicodeHabit.ts';

/** The few values of a seed that other seeds, the tree and the completions care about. */
export interface SeedSummary {
  readonly uri: string;
  /** The uri of the folder that holds the seed, without a trailing slash. */
  readonly folder: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly usage: string | undefined;
  /** A whole number from 1 up; undefined where the header has none. */
  readonly rank: number | undefined;
  /** Whether its writer lets characters beyond ASCII stand as they are; undefined where the header does not show it. */
  readonly allowsUnicode: boolean | undefined;
}

/** The summary of a seed; a value of the wrong type counts as absent, a repeated field as PyYAML's last one. */
export function summarize(uri: string, document: SeedDocument): SeedSummary {
  let url: string | undefined;
  let title: string | undefined;
  let publisher: string | undefined;
  let usage: string | undefined;
  let rank: number | undefined;
  for (const field of document.fields) {
    if (field.key === 'url') url = textOf(field);
    else if (field.key === 'title') title = textOf(field);
    else if (field.key === 'publisher') publisher = textOf(field);
    else if (field.key === 'usage') usage = textOf(field);
    else if (field.key === 'initial_rank') rank = rankOf(field);
  }
  return { uri, folder: folderOf(uri), url, title, publisher, usage, rank, allowsUnicode: allowsUnicode(document) };
}

/** The uri up to its last slash, exclusive. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function textOf({ value }: Field): string | undefined {
  return (value.kind === 'string' || value.kind === 'broken') && value.text !== '' ? value.text : undefined;
}

function rankOf({ value }: Field): number | undefined {
  return value.kind === 'integer' && value.value > 0n && value.value <= Number.MAX_SAFE_INTEGER
    ? Number(value.value)
    : undefined;
}
