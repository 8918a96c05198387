import assert from 'node:assert/strict';
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Configuration, Seed } from '../../server/src/core/index.ts';
import { Corpus, SeedContext, linesOf, parseSeedFor, readConfiguration } from '../../server/src/core/index.ts';
import { header } from './seed.ts';

/** Seeds that have to do with each other, by their paths. */
export interface Seeds {
  readonly corpus: Corpus;
  readonly configuration: Configuration;
  /** A seed by its path. */
  readonly seed: (path: string) => SeedContext;
  /** The seed and the place that `<|>` marks in one of the texts. */
  readonly cursor: { readonly seed: SeedContext; readonly position: Position };
  /** What stands at a place of one of the seeds, or of `seedbed.yaml`: `path: text`. */
  readonly show: (place: Location) => string;
}

const root = 'file:///seeds';

/**
 * Seeds by their paths, or as a list, which makes them `seed 1.seed` and so on: their whole texts, or just their header
 * lines. One of them may have the cursor, `<|>`.
 */
export function seedsOf(sources: Readonly<Record<string, string>> | readonly string[], configurationText = ''): Seeds {
  const { configuration } = readConfiguration(configurationText, []);
  const corpus = new Corpus(root, configuration);
  const contexts = new Map<string, SeedContext>();
  let cursor: Seeds['cursor'] | undefined;
  const paths = Array.isArray(sources)
    ? sources.map((source, index) => [`seed ${index + 1}.seed`, source] as [string, string])
    : Object.entries(sources as Record<string, string>);
  for (const [path, source] of paths) {
    const whole = source.startsWith('---') || source.startsWith('\uFEFF') ? source : header(source);
    const uri = uriOf(path);
    const offset = whole.indexOf('<|>');
    const document = parseSeedFor(whole.replace('<|>', ''), configuration);
    const seed = new SeedContext({ uri, document, configuration, corpus });
    corpus.upsert(seed.summary);
    contexts.set(uri, seed);
    if (offset !== -1) cursor = { seed, position: linesOf(document).positionAt(offset) };
  }
  const textOf = (uri: string) => (uri.endsWith('seedbed.yaml') ? configurationText : contexts.get(uri)?.document.text);
  return {
    corpus,
    configuration,
    seed: (path) => {
      const seed = contexts.get(uriOf(path));
      assert.ok(seed, `no seed ${path}`);
      return seed;
    },
    get cursor() {
      assert.ok(cursor, 'no <|> in any of the texts');
      return cursor;
    },
    show: ({ uri, range }) => `${pathOf(uri)}: ${textAt(textOf(uri) ?? '', range)}`,
  };
}

export function uriOf(path: string): string {
  return `${root}/${encodeURI(path)}`;
}

export function pathOf(uri: string): string {
  return decodeURI(uri.slice(root.length + 1));
}

export function textAt(text: string, range: Range): string {
  const { start, end } = linesOf({ text }).offsetsOf(range);
  return text.slice(start, end);
}

/** The path of a seed. */
export function named(seed: Pick<Seed, 'uri'> | undefined): string | undefined {
  return seed && pathOf(seed.uri);
}
