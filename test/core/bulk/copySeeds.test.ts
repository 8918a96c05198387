import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CopyFormat } from '../../../server/src/core/index.ts';
import { copySeeds } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';

/** What is copied of all these seeds. */
function copied(as: CopyFormat, sources: Parameters<typeof seedsOf>[0], configurationText?: string): string {
  const { corpus, configuration } = seedsOf(sources, configurationText);
  const seeds = Array.from(corpus.seeds(), (seed) => ({ seed, corpus, configuration }));
  return copySeeds(seeds, as);
}

const tunnel = `url: https://apnews.com/article/harbour-tunnel
title: Harbour tunnel opens
publisher: ap
usage: candidate
initial_rank: 4`;

suite('copied as links', () => {
  const link = (lines: string) => copied('links', [lines]);

  test('seeds are Markdown, one in a line', () => {
    assert.equal(
      copied('links', [tunnel, 'url: https://a.com/b\ntitle: B']),
      '[Harbour tunnel opens](https://apnews.com/article/harbour-tunnel)\n[B](https://a.com/b)',
    );
  });

  test('only what would mean something is escaped', () => {
    assert.equal(
      link("url: https://a.com/b\ntitle: 'It''s *not* [over], they say! AT&T <b> &amp; 5_000 | $5'"),
      "[It's \\*not\\* \\[over\\], they say! AT&T \\<b> \\&amp; 5\\_000 \\| \\$5](https://a.com/b)",
    );
    assert.equal(
      link('url: https://a.com/b_(c)?x=1&copy;=2\ntitle: B'),
      '[B](https://a.com/b_%28c%29?x=1&amp;copy;=2)',
    );
    assert.equal(link('url: https://a.com/b\ntitle: "B\\n# C"'), '[B # C](https://a.com/b)');
  });

  test('a seed without a title has the name of its file, one without a url is no link', () => {
    assert.equal(link('url: https://a.com/b'), '[seed 1.seed](https://a.com/b)');
    assert.equal(link('title: "# B"'), '\\# B');
    assert.equal(link('url: javascript:alert(1)\ntitle: "[B](c)"'), '\\[B\\]\\(c\\)');
  });
});

suite('copied as citations', () => {
  const citation = (lines: string, configurationText?: string) => copied('citations', [lines], configurationText);

  test('seeds have the name of their publisher, one in a line', () => {
    assert.equal(
      copied('citations', [tunnel, 'title: B']),
      'Harbour tunnel opens. Associated Press. https://apnews.com/article/harbour-tunnel\nB',
    );
    assert.equal(citation('title: A\npublisher: post', 'publishers:\n  post: { name: The Post }\n'), 'A. The Post');
    assert.equal(citation('title: A\npublisher: gazette'), 'A. gazette');
  });

  test('a title that ends a sentence gets no full stop', () => {
    assert.equal(citation('title: Who rings?\npublisher: gazette'), 'Who rings? gazette');
    assert.equal(citation("title: '“Ring it!”'\npublisher: gazette"), '“Ring it!” gazette');
  });
});

suite('copied as CSV', () => {
  /** The record of a seed. */
  const record = (lines: string) => copied('csv', [lines]).split('\r\n').slice(1, -1).join('\r\n');

  test('seeds are records below a header, their files told from the folder of seedbed.yaml', () => {
    assert.equal(
      copied('csv', { 'harbour/a b.seed': tunnel, 'c.seed': 'title: C' }),
      'file,url,title,publisher,usage,initial_rank\r\n' +
        'harbour/a b.seed,https://apnews.com/article/harbour-tunnel,Harbour tunnel opens,ap,candidate,4\r\n' +
        'c.seed,,C,,,\r\n',
    );
  });

  test('what would end a cell is quoted', () => {
    assert.equal(record(`title: 'A "b", c'`), 'seed 1.seed,,"A ""b"", c",,,');
    assert.equal(record('title: "a\\nb"'), 'seed 1.seed,,"a\nb",,,');
    assert.equal(record("title: It's"), "seed 1.seed,,It's,,,");
  });

  test('what a spreadsheet would take for a formula has an apostrophe before it', () => {
    assert.equal(record(`title: '=HYPERLINK("x","y")'`), `seed 1.seed,,"'=HYPERLINK(""x"",""y"")",,,`);
    for (const start of ['=', '+', '-', '@', '＝'])
      assert.equal(record(`title: "${start}1"`), `seed 1.seed,,'${start}1,,,`);
    assert.equal(record('title: "\\t=1"'), `seed 1.seed,,'\t=1,,,`);
    assert.equal(record('title: 1 - 1 = 0'), 'seed 1.seed,,1 - 1 = 0,,,');
  });
});
