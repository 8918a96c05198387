import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { definition } from '../../../server/src/core/index.ts';
import { builtInPublishers } from '../../../server/src/core/schema/publishers.ts';
import { header } from '../../support/seed.ts';
import { seedsOf, textAt } from '../../support/seeds.ts';

const configurationUri = 'file:///seeds/seedbed.yaml';
const page = 'file:///extension/docs/publishers.md';

/** Where going to the definition of what is at `<|>` leads: `path: text`. */
function targets(sources: Record<string, string> | string, configuration?: string): string[] {
  const { cursor, show } = seedsOf(typeof sources === 'string' ? [sources] : sources, configuration);
  return definition(cursor.seed, cursor.position, { uri: configurationUri, text: configuration }, page).map((link) =>
    link.targetUri === page
      ? `page: ${link.targetSelectionRange.start.line}`
      : show({ uri: link.targetUri, range: link.targetSelectionRange }),
  );
}

suite('a publisher or a usage', () => {
  test('leads to its entry in seedbed.yaml', () => {
    const publishers = 'publishers:\n  "post": { name: Post } # ours\n';
    assert.deepEqual(targets('publisher: po<|>st', publishers), ['seedbed.yaml: "post"']);
    for (const usages of ['usages: [used, kept]', 'usages:\n  kept: For later', 'usages:\n- kept\n', 'usages: kept']) {
      assert.deepEqual(targets("usage: '<|>kept'", usages), ['seedbed.yaml: kept'], usages);
    }
  });

  test('leads there also where the rest of the file has a fault', () => {
    assert.deepEqual(targets('usage: <|>kept', 'usages: [used, kept]\nrank: [\n'), ['seedbed.yaml: kept']);
  });

  test('of a declared field leads to its entry there, too', () => {
    const fields =
      'fields:\n  section:\n    values: { news: What happened, culture: }\n  agency: { type: publisher }\n';
    assert.deepEqual(targets('section: <|>culture', fields), ['seedbed.yaml: culture']);
    assert.deepEqual(targets('section: <|>sport', fields), []);
    assert.deepEqual(targets('agency: <|>post', `${fields}publishers: { post: }\n`), ['seedbed.yaml: post']);
  });

  test('shows all that is said of it', () => {
    const configuration = 'publishers:\n  post:\n    name: Post\n\n  # others\n';
    const { cursor } = seedsOf(['publisher: po<|>st'], configuration);
    const [link] = definition(cursor.seed, cursor.position, { uri: configurationUri, text: configuration }, page);
    assert.equal(textAt(configuration, link!.targetRange), 'post:\n    name: Post');
    assert.equal(textAt(cursor.seed.document.text, link!.originSelectionRange!), 'post');
  });

  test('that is built in leads to its line on the page of all publishers', () => {
    const text = readFileSync(new URL('../../../docs/publishers.md', import.meta.url), 'utf8');
    for (const { slug } of builtInPublishers) {
      const { cursor } = seedsOf([`publisher: <|>${slug}`]);
      const [link] = definition(cursor.seed, cursor.position, undefined, page);
      assert.equal(link?.targetUri, page);
      assert.equal(textAt(text, link.targetSelectionRange), slug);
    }
  });

  test('that nobody declares leads nowhere', () => {
    assert.deepEqual(targets('publisher: planet<|>'), []);
    assert.deepEqual(targets('usage: candi<|>date'), []);
    assert.deepEqual(targets('publisher: <|>post', 'publishers: [post'), []);
  });
});

suite('a url', () => {
  test('leads to the first seed of its article, by folder, rank and path', () => {
    const seeds = {
      'b/1.seed': 'url: https://apnews.com/a\ninitial_rank: 1',
      'a/1.seed': 'url: https://apnews.com/a?utm_source=x\ninitial_rank: 3',
      'a/2.seed': 'url: http://www.apnews.com/a/\ninitial_rank: 2',
      'a/3.seed': 'url: https://apnews.com/b\ninitial_rank: 1',
      'c/1.seed': 'url: https://apnews.com/a#<|>top',
    };
    assert.deepEqual(targets(seeds), ['a/2.seed: http://www.apnews.com/a/']);
  });

  test('leads to itself where it is alone', () => {
    assert.deepEqual(targets('url: https://apnews.com/<|>a'), ['seed 1.seed: https://apnews.com/a']);
    assert.deepEqual(targets({ 'a.seed': 'url: not a u<|>rl', 'b.seed': 'url: not a url' }), ['a.seed: not a url']);
  });
});

test('nothing else leads anywhere', () => {
  for (const lines of ['<|>publisher: ap', 'title: <|>ap', 'publisher:<|>', 'publisher: <|>[ap]', 'usage: <|>8']) {
    assert.deepEqual(targets(lines), [], lines);
  }
  assert.deepEqual(targets({ 'a.seed': `${header('publisher: ap')}a<|>p` }), []);
  assert.deepEqual(targets('publisher: a<|>p\npublisher: bbc'), [], 'the last one counts');
});
