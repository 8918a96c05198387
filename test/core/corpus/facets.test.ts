import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Corpus } from '../../../server/src/core/corpus/corpus.ts';
import { facetValue } from '../../../server/src/core/corpus/facetValues.ts';
import { defaultConfiguration, readConfiguration } from '../../../server/src/core/schema/configuration.ts';
import { choicesOf, facetOf, facetsOf } from '../../../server/src/core/schema/facets.ts';
import { summaryOf } from '../../support/summaries.ts';
import { seedsOf, uriOf } from '../../support/seeds.ts';

const fields = `fields:
  desk: { type: enum, values: { sports: Games, world: Abroad } }
  author: { type: [list, string] }
  paywall: { type: boolean }
  words: { type: integer }
  tags: { type: list }
  source: { type: publisher }
`;

const { configuration } = readConfiguration(fields, []);

suite('the facets of a corpus', () => {
  const keysOf = (text: string) => facetsOf(readConfiguration(text, []).configuration).map(({ key }) => key);

  test('are publisher and usage, and each declared field whose value is one text', () => {
    assert.deepEqual(
      facetsOf(defaultConfiguration).map(({ key }) => key),
      ['publisher', 'usage'],
    );
    assert.deepEqual(keysOf(fields), ['publisher', 'usage', 'desk', 'author', 'paywall', 'source']);
  });

  test('keep their keys where the built-in fields have other names', () => {
    assert.deepEqual(keysOf('fields: { usage: { name: status }, desk: {} }'), ['publisher', 'usage', 'desk']);
  });

  test('have the values that are declared for them', () => {
    const choices = (key: string) => choicesOf(configuration, facetOf(configuration, key)!);
    assert.deepEqual(choices('desk'), [
      { value: 'sports', description: 'Games', isOwn: true },
      { value: 'world', description: 'Abroad', isOwn: true },
    ]);
    assert.deepEqual(
      choices('paywall').map(({ value }) => value),
      ['true', 'false'],
    );
    assert.deepEqual(choices('author'), []);
    assert.ok(choices('source').some(({ value, description }) => value === 'ap' && description === 'Associated Press'));
  });

  test('are open where any text will do', () => {
    const isOpen = (key: string) => facetOf(configuration, key)?.isOpen;
    assert.deepEqual([isOpen('desk'), isOpen('author'), isOpen('usage')], [false, true, false]);
  });
});

suite('a seed has of a declared facet', () => {
  const valueOf = (lines: string, key: string, text = fields) => {
    const { corpus } = seedsOf({ 'a.seed': lines }, text);
    return facetValue(corpus.get(uriOf('a.seed'))!, key);
  };
  const examples: readonly (readonly [what: string, lines: string, key: string, expected: string | undefined])[] = [
    ['the text of its value', 'desk: sports', 'desk', 'sports'],
    ['the text without quotes and folds', 'author: "Ann\n  Lee"', 'author', 'Ann Lee'],
    ['a word that is not declared', 'desk: weather', 'desk', 'weather'],
    ['the last one of several, as PyYAML does', 'desk: world\ndesk: sports', 'desk', 'sports'],
    ['one value for all spellings of true', 'paywall: Yes', 'paywall', 'true'],
    ['nothing where the field is missing', 'title: A', 'desk', undefined],
    ['nothing where it is empty', 'desk:', 'desk', undefined],
    ['nothing where it is a list', 'author: [Ann, Bob]', 'author', undefined],
    ['nothing where it is no text', 'desk: 5', 'desk', undefined],
    ['nothing of what is no facet', 'words: 5', 'words', undefined],
    ['its publisher and usage as well', 'usage: used', 'usage', 'used'],
  ];
  for (const [what, lines, key, expected] of examples) {
    test(`${what}: ${JSON.stringify(lines)}`, () => assert.equal(valueOf(lines, key), expected));
  }

  test('the beginning of what is prose, without half a character at its end', () => {
    const prose = `${'a'.repeat(199)}😀 and so on`;
    assert.equal(valueOf(`author: ${prose}`, 'author'), `${'a'.repeat(199)}…`);
    assert.equal(valueOf(`author: ${'a'.repeat(200)}`, 'author'), 'a'.repeat(200));
  });

  test('nothing where nothing is declared, and keeps nothing then', () => {
    const { corpus } = seedsOf({ 'a.seed': 'desk: sports' });
    assert.equal('facets' in corpus.get(uriOf('a.seed'))!, false);
  });
});

suite('a corpus counts the values of declared facets', () => {
  test('and forgets those that no seed has any more', () => {
    const { corpus, seed } = seedsOf(['desk: sports', 'desk: sports\nauthor: Ann', 'desk: world'], fields);
    const counts = (key: string) => Object.fromEntries(corpus.facets.all(key));
    assert.deepEqual(counts('desk'), { sports: 2, world: 1 });
    assert.deepEqual(counts('author'), { Ann: 1 });
    assert.deepEqual(counts('paywall'), {});
    corpus.remove(seed('seed 2.seed').uri);
    assert.deepEqual(counts('desk'), { sports: 1, world: 1 });
    assert.deepEqual(counts('author'), {});
  });

  test('and notices that a seed says something else', () => {
    const corpus = new Corpus();
    const revisions = ['sports', 'sports', 'world'].map((desk) => {
      corpus.upsert(summaryOf('file:///a', { facets: ['desk', desk, 0] }));
      return corpus.revision;
    });
    assert.deepEqual(revisions, [1, 1, 2]);
    assert.deepEqual([...corpus.facets.all('desk')], [['world', 1]]);
  });

  test('the value of one facet apart from that of another', () => {
    const { corpus } = seedsOf(['desk: Ann\nauthor: Ann', 'author: Ann'], fields);
    assert.deepEqual([...corpus.facets.all('desk')], [['Ann', 1]]);
    assert.deepEqual([...corpus.facets.all('author')], [['Ann', 2]]);
  });
});
