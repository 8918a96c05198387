import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { documentHighlights, references, referencesTo } from '../../../server/src/core/index.ts';
import { header } from '../../support/seed.ts';
import { summaryOf } from '../../support/summaries.ts';
import { seedsOf, textAt } from '../../support/seeds.ts';

const configurationUri = 'file:///seeds/seedbed.yaml';

/** All places of what is at `<|>`: `path: text`. */
function places(sources: Record<string, string>, configuration?: string): string[] {
  const { cursor, show } = seedsOf(sources, configuration);
  const file = { uri: configurationUri, text: configuration };
  return references(cursor.seed, cursor.position, { includeDeclaration: true, configurationFile: file }).map(show);
}

suite('references', () => {
  test('of a publisher or a usage are all seeds that have it, by path, and its declaration', () => {
    const seeds = {
      'z.seed': "title: A\npublisher: '<|>post' # sure",
      'a.seed': '# a comment\npublisher:   post',
      'b.seed': 'publisher: mail\nusage: post',
      'c.seed': 'publisher: mail\npublisher: post',
    };
    assert.deepEqual(places(seeds), ['a.seed: post', 'c.seed: post', "z.seed: 'post'"]);
    assert.deepEqual(places(seeds, 'publishers: {post: {}}'), [
      'a.seed: post',
      'c.seed: post',
      'seedbed.yaml: post',
      "z.seed: 'post'",
    ]);
  });

  test('leave the declaration out where it is not wanted', () => {
    const configuration = 'usages: [kept]';
    const { cursor, show, corpus } = seedsOf({ 'a.seed': 'usage: <|>kept' }, configuration);
    const options = { includeDeclaration: false, configurationFile: { uri: configurationUri, text: configuration } };
    assert.deepEqual(references(cursor.seed, cursor.position, options).map(show), ['a.seed: kept']);
    assert.deepEqual(referencesTo({ corpus }, 'usage', 'kept', options).map(show), ['a.seed: kept']);
  });

  test('of a url are all seeds of its article', () => {
    assert.deepEqual(
      places({
        'b.seed': 'url: https://apnews.com/<|>a?id=1&utm_source=x',
        'a.seed': 'title: A\nurl: "http://apnews.com/a?id=1"',
        'c.seed': 'url: https://apnews.com/a?id=2',
      }),
      ['a.seed: "http://apnews.com/a?id=1"', 'b.seed: https://apnews.com/a?id=1&utm_source=x'],
    );
  });

  test('count a seed as it stands in its document, not as the index had it', () => {
    const { cursor, show, corpus } = seedsOf({ 'a.seed': 'usage: <|>kept', 'b.seed': 'usage: kept' });
    corpus.upsert(summaryOf('file:///seeds/a.seed', { usage: 'used', usagePlace: 0 }));
    const found = references(cursor.seed, cursor.position, { includeDeclaration: true });
    assert.deepEqual(found.map(show), ['a.seed: kept', 'b.seed: kept']);
  });

  test('of a value of a declared field are all seeds that have it, and its declaration', () => {
    const configuration =
      'fields: {section: {values: [news, culture]}, agency: {type: publisher}, live: {type: boolean}}';
    const seeds = { 'b.seed': 'title: A\nsection: <|>news', 'a.seed': 'section: "news"', 'c.seed': 'usage: news' };
    assert.deepEqual(places(seeds, configuration), ['a.seed: "news"', 'b.seed: news', 'seedbed.yaml: news']);
    assert.deepEqual(places({ 'a.seed': 'agency: <|>ap\npublisher: ap' }, configuration), ['a.seed: ap']);
    assert.deepEqual(places({ 'a.seed': 'live: <|>true', 'b.seed': 'live: True' }, configuration), [
      'a.seed: true',
      'b.seed: True',
    ]);
  });

  test('of anything else are none', () => {
    assert.deepEqual(places({ 'a.seed': 'title: <|>A', 'b.seed': 'title: A' }), []);
    const prose = 'x'.repeat(300);
    assert.deepEqual(places({ 'a.seed': `note: <|>${prose}`, 'b.seed': `note: ${prose}` }, 'fields: {note: }'), []);
  });
});

/** What is marked with what is at `<|>`, with the number of its line. */
function marked(source: string): string[] {
  const { seed, position } = seedsOf([source]).cursor;
  return documentHighlights(seed, position).map(
    ({ range }) => `${range.start.line}: ${textAt(seed.document.text, range)}`,
  );
}

suite('highlights', () => {
  test('are the value itself, without its quotes', () => {
    assert.deepEqual(marked('usage: "<|>kept" # sure'), ['1: kept']);
    assert.deepEqual(marked('publisher: <|>ap'), ['1: ap']);
    assert.deepEqual(marked('<|>publisher: ap'), []);
  });

  const url = 'https://apnews.com/a';

  test('are for a url also its copies in the body, from each of them', () => {
    const body = `See ${url}, <${url}>.\nNot ${url}/b, ${url}b or ${url}.html, but ${url}.`;
    const expected = [`1: ${url}`, `5: ${url}`, `5: ${url}`, `6: ${url}`];
    assert.deepEqual(marked(`${header(`url: ${url}<|>`)}${body}`), expected);
    assert.deepEqual(marked(`${header(`url: ${url}`)}${body.replace('<', '<<|>')}`), expected);
    assert.deepEqual(marked(`${header(`url: ${url}`)}${body.replace('Not', 'N<|>ot')}`), []);
  });

  test('are bounded', () => {
    assert.equal(marked(`${header(`url: <|>${url}`)}${`${url} `.repeat(10_000)}`).length, 501);
  });
});
