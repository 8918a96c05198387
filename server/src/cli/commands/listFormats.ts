import type { CopiedSeed, Seed } from '../../core/index.ts';
import type { ReadSeeds } from './selection.ts';
import { copySeeds, display, escapeControls, labelOf, listedKeys, facetValue } from '../../core/index.ts';
import { localPath } from '../../node/fileSystem.ts';
import type { Cli } from '../cli.ts';
import { showable } from '../output.ts';
import { shownPath } from '../paths.ts';

export const listFormats = ['table', 'json', 'ndjson', 'csv', 'paths'] as const;

/** `null` is that of paths, each with a NUL after it. */
export type ListFormat = (typeof listFormats)[number] | 'null';

/** Writes a list in pieces, one after the other. */
export interface ListWriter {
  readonly head: string;
  /** @param start how many rows were written before. */
  readonly rows: (seeds: readonly CopiedSeed[], start: number) => string;
  readonly tail: string;
}

/** @param all the seeds that will be written: the columns of a table are as wide as these need. */
export function listWriter(format: ListFormat, all: readonly CopiedSeed[], read: ReadSeeds): ListWriter {
  switch (format) {
    case 'table':
      return tableWriter(all, read);
    case 'json':
      return {
        head: '[',
        rows: (seeds, start) =>
          seeds.map(({ seed }, at) => `${start + at > 0 ? ',' : ''}\n  ${jsonOf(seed, read)}`).join(''),
        tail: all.length > 0 ? '\n]\n' : ']\n',
      };
    case 'ndjson':
      return { head: '', rows: (seeds) => seeds.map(({ seed }) => `${jsonOf(seed, read)}\n`).join(''), tail: '' };
    case 'csv':
      return csvWriter(read.cli);
    case 'paths':
      return {
        head: '',
        rows: (seeds) => seeds.map(({ seed }) => `${showable(shownPath(seed.uri, read.cli))}\n`).join(''),
        tail: '',
      };
    case 'null':
      return { head: '', rows: (seeds) => seeds.map(({ seed }) => `${pathFor(seed, read.cli)}\0`).join(''), tail: '' };
  }
}

/** One that no program takes for an option. */
function pathFor({ uri }: Seed, cli: Cli): string {
  const path = shownPath(uri, cli);
  return path.startsWith('-') ? `./${path}` : path || localPath(uri);
}

/**
 * A seed in one line of JSON. What does not print, or steers how text prints, is escaped, which changes no value.
 */
function jsonOf(seed: Seed, { cli, workspace }: ReadSeeds): string {
  const { uri, url, title, publisher, usage, rank } = seed;
  const { error, warning, information, hint } = workspace.problemCounts(uri);
  const keys = listedKeys(seed);
  const json = JSON.stringify({
    file: shownPath(uri, cli),
    url,
    title,
    publisher,
    usage,
    rank,
    ...(keys.length > 0 && { fields: Object.fromEntries(keys.map((key) => [key, facetValue(seed, key)])) }),
    problems: { errors: error, warnings: warning, information, hints: hint },
  });
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => {
      return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
    }).join(''),
  );
}

function csvWriter(cli: Cli): ListWriter {
  const head = writeCsv([], cli);
  return { head, rows: (seeds) => writeCsv(seeds, cli).slice(head.length), tail: '' };
}

/** At a terminal, nothing of it steers that. */
function writeCsv(seeds: readonly CopiedSeed[], cli: Cli): string {
  const csv = copySeeds(seeds, 'csv', ({ seed }) => shownPath(seed.uri, cli));
  return cli.stdout.isTTY ? csv.split('\r\n').map(escapeControls).join('\r\n') : csv;
}

/** A column of a table, except for the title, which comes last. */
interface Column {
  readonly name: string;
  readonly longest: number;
  readonly isNumber?: boolean;
  readonly textOf: (seed: Seed) => string | number | undefined;
}

function tableWriter(all: readonly CopiedSeed[], { cli, workspace }: ReadSeeds): ListWriter {
  if (all.length === 0) return { head: '', rows: () => '', tail: '' };
  const columns: readonly Column[] = [
    { name: 'FILE', longest: 60, textOf: ({ uri }) => shownPath(uri, cli) },
    { name: 'RANK', longest: 10, isNumber: true, textOf: ({ rank }) => rank },
    { name: 'USAGE', longest: 16, textOf: ({ usage }) => usage },
    { name: 'PUBLISHER', longest: 24, textOf: ({ publisher }) => publisher },
    { name: 'PROBLEMS', longest: 10, isNumber: true, textOf: ({ uri }) => countOf(workspace.problemCounts(uri)) },
  ];
  const cellsOf = ({ seed }: CopiedSeed) =>
    columns.map(({ textOf, longest }) => display(String(textOf(seed) ?? ''), longest));
  const widths = columns.map(({ name }) => name.length);
  for (const seed of all) cellsOf(seed).forEach((cell, at) => (widths[at] = Math.max(widths[at]!, cell.length)));
  const padded = (cells: readonly string[]) =>
    cells.map((cell, at) => (columns[at]!.isNumber ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join('  ');
  const taken = widths.reduce((sum, width) => sum + width + 2, 0);
  const longestTitle = cli.stdout.isTTY ? Math.max(20, (cli.stdout.columns ?? 0) - taken) : 200;
  const paint = cli.paintFor(cli.stdout);
  return {
    head: `${paint('bold', `${padded(columns.map(({ name }) => name))}  TITLE`)}\n`,
    rows: (seeds) =>
      seeds.map((one) => `${padded(cellsOf(one))}  ${labelOf(one.seed, longestTitle)}`.trimEnd() + '\n').join(''),
    tail: '',
  };
}

function countOf({ error, warning, information, hint }: ReturnType<ReadSeeds['workspace']['problemCounts']>) {
  const sum = error + warning + information + hint;
  return sum === 0 ? undefined : sum;
}
