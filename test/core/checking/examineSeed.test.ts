// Seeds examined one by one, and then looked at together, have the findings that they have when all are checked at once.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import {
  check,
  Corpus,
  defaultConfiguration as configuration,
  examineSeed,
  fieldKeys,
  fixable,
  LoneCorpus,
  parseSeed,
  SeedContext,
  seedFrom,
} from '../../../server/src/core/index.ts';
import { clean, wrong } from '../../support/corpus.ts';

const root = 'file:///seeds';
const keys = fieldKeys(configuration);

/** What is found in each seed when all are read into one corpus. */
function together(texts: ReadonlyMap<string, string>): unknown {
  const corpus = new Corpus(root);
  const seeds = Array.from(texts, ([uri, text]) => {
    return new SeedContext({ uri, document: parseSeed(text, keys), configuration, corpus });
  });
  for (const seed of seeds) corpus.upsert(seed.summary);
  return seeds.map(tell);
}

/** The same where each was examined by itself, and only what that left is known of it. */
function apart(texts: ReadonlyMap<string, string>): unknown {
  const lone = new LoneCorpus(root);
  const corpus = new Corpus(root);
  const seeds = Array.from(texts, ([uri, whole]) => {
    const seed = new SeedContext({ uri, document: parseSeed(whole, keys), configuration, corpus: lone });
    lone.upsert(seed.summary);
    const { own, text, isClosed, assumesPublisher } = examineSeed(seed, check(seed));
    const known = isClosed ? { text, summary: seed.summary, own, assumesPublisher } : undefined;
    return seedFrom({ uri, document: () => parseSeed(text, keys), configuration, corpus }, known);
  });
  for (const seed of seeds) corpus.upsert(seed.summary);
  return seeds.map(tell);
}

function tell(seed: SeedContext): unknown {
  return [
    seed.uri,
    ...check(seed).map((finding) => {
      const { rule, severity, message, range, about, related } = finding;
      return [rule.code, severity, message, range, about, related, fixable(finding)];
    }),
  ];
}

function named(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(texts.map((text, index) => [`${root}/a/${index}.seed`, text]));
}

suite('Seeds that are examined one by one', () => {
  test('have the same findings in the end', () => {
    const texts = named([clean(1), clean(2), clean(1), wrong(3), clean(2).replace('usage: candidate', 'usage: used')]);
    assert.deepEqual(apart(texts), together(texts));
  });

  test('also where others say what the publisher of a domain is', () => {
    const own = (index: number, publisher: string) =>
      clean(index)
        .replace(/^url: .*$/m, `url: https://www.example-times.com/${index}`)
        .replace(/^publisher: .*$/m, `publisher: ${publisher}`);
    const texts = named([own(1, 'times'), own(2, 'times'), own(3, 'times'), own(4, 'ap'), own(5, 'nobody')]);
    assert.deepEqual(apart(texts), together(texts));
  });

  test('also where others say what is missing, or how it is written', () => {
    const own = (index: number, header: string) =>
      clean(index)
        .replace(/^url: .*$/m, `url: https://www.example-times.com/${index}`)
        .replace(/^publisher: .*\n/m, header);
    const escaped = (index: number) =>
      own(index, 'publisher: times\n').replace(/^title: .*$/m, `title: "Caf\\xE9 ${index}"`);
    const texts = named([
      escaped(1),
      escaped(2),
      escaped(3),
      own(4, ''),
      own(5, 'publisher:\n'),
      own(6, 'publisher: Times\n'),
      own(7, 'publisher: "times\n'),
      own(8, 'publisher: tmies\n'),
      clean(9).replace(/^title: .*$/m, 'title: Café: open'),
    ]);
    assert.deepEqual(apart(texts), together(texts));
  });

  test('as all examples do', () => {
    const folder = join(import.meta.dirname, '../../../examples');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(seed|txt)$/.test(name),
    );
    assert.ok(files.length > 10);
    const texts = new Map(files.map((name) => [`${root}/${name}`, readFileSync(join(folder, name), 'utf8')]));
    assert.deepEqual(apart(texts), together(texts));
  });

  test('keep no more of a text than its beginning where nothing is wrong', () => {
    const corpus = new LoneCorpus(root);
    const text = `${clean(1)}${'More of it.\n'.repeat(100)}`;
    const seed = new SeedContext({ uri: `${root}/1.seed`, document: parseSeed(text, keys), configuration, corpus });
    corpus.upsert(seed.summary);
    const { text: kept, isClosed } = examineSeed(seed, check(seed));
    assert.ok(isClosed);
    assert.ok(kept.length < 400 && text.startsWith(kept));
  });
});
