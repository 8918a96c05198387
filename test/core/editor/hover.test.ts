import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { header, hoverRange, hoverText } from '../../support/features.ts';

describe('a key', () => {
  test('what it is for, what it holds, and whether every seed has it', () => {
    const expected =
      '**publisher**\n\nWho published the article: a slug such as `ap`.\n\nRequired: a publisher’s slug.';
    for (const line of ['<|>publisher: ap', 'publ<|>isher: ap', 'publisher<|>: ap', 'publ<|>isher:']) {
      assert.equal(hoverText(header(line)), expected, line);
    }
    assert.equal(hoverRange(header('publ<|>isher: ap')), 'publisher');
  });

  test('of the configuration, in the words of the configuration', () => {
    const configuration = 'fields: {author: {type: string, description: "Byline, *as printed*"}}';
    assert.equal(
      hoverText(header('auth<|>or: A'), { configuration }),
      '**author**\n\nByline\\, \\*as printed\\*\n\nOptional: text.',
    );
  });

  test('that no field has: nothing', () => {
    assert.equal(hoverText(header('tit<|>el: A')), undefined);
  });
});

describe('a publisher', () => {
  test('its name, where it is found, and how many seeds have it', () => {
    assert.equal(
      hoverText(header('publisher: b<|>bc'), { others: ['publisher: bbc', 'publisher: ap'] }),
      '**BBC**\n\n`bbc.com`, `bbc.co.uk` · United Kingdom\n\nIn 2 seeds.',
    );
    assert.equal(hoverRange(header("publisher: 'b<|>bc' # sure")), "'bbc'");
  });

  test('declared in the configuration', () => {
    const configuration = 'publishers: {planet: {name: The Daily Planet, domains: [planet.example.com]}}';
    assert.equal(
      hoverText(header('publisher: plan<|>et'), { configuration }),
      '**The Daily Planet**\n\n`planet.example.com`\n\nIn 1 seed. Declared in `seedbed.yaml`.',
    );
  });

  test('that nobody knows, with the one that is near', () => {
    assert.equal(hoverText(header('publisher: <|>Daily Planet')), '`Daily Planet`\n\nNot declared. In 1 seed.');
    assert.equal(
      hoverText(header('publisher: <|>associated press')),
      '`associated press`\n\nNot declared. In 1 seed. Did you mean `ap` (Associated Press)?',
    );
    assert.equal(
      hoverText(header('publisher: <|>reuterz')),
      '`reuterz`\n\nNot declared. In 1 seed. Did you mean `reuters` (Reuters)?',
    );
  });
});

describe('a usage', () => {
  test('what it means, and how many seeds have it', () => {
    assert.equal(
      hoverText(header('usage: candi<|>date'), { others: ['usage: candidate'] }),
      '**candidate**\n\nWaiting for a decision\\.\n\nIn 2 seeds.',
    );
  });

  test('that is not declared, with the one that is near', () => {
    assert.equal(
      hoverText(header('usage: candi<|>dat')),
      '`candidat`\n\nNot declared. In 1 seed. Did you mean `candidate`?',
    );
  });
});

test('a url: its host, and whose it is', () => {
  assert.equal(hoverText(header('url: https://www.apne<|>ws.com/a')), '`www.apnews.com` · Associated Press (`ap`)');
  assert.equal(hoverText(header('url: https://exam<|>ple.com/a')), '`example.com` · unknown publisher');
  assert.equal(hoverText(header('url: not a u<|>rl')), undefined);
});

test('a rank: among how many, and who else has it', () => {
  assert.equal(
    hoverText(header('initial_rank: <|>4'), { others: ['initial_rank: 1'] }),
    '**\\#4** of 2 in this folder',
  );
  const others = ['title: One & all\ninitial_rank: 4', 'initial_rank: 4', 'initial_rank: 5'];
  assert.equal(
    hoverText(header('initial_rank: <|>4'), { others }),
    '**\\#4** of 4 in this folder\n\nOther seeds with this rank:\n\n- One &amp; all\n- other 2\\.seed',
  );
  const many = Array<string>(7).fill('title: Twin\ninitial_rank: 4');
  assert.match(hoverText(header('initial_rank: 4<|>'), { others: many })!, /(- Twin\n){5}- and 2 more$/);
  assert.equal(
    hoverText(header('initial_rank: <|>99999999999999999999')),
    'YAML parsers differ: PyYAML reads the number 99999999999999999999, YAML 1.2 reads the number 100000000000000000000.',
  );
  for (const value of ['0', '-1', '"4"', 'four']) {
    assert.equal(hoverText(header(`initial_rank: <|>${value}`)), undefined, value);
  }
});

test('nothing about titles, comments, fences, blanks and the body', () => {
  for (const marked of [
    header('title: A <|>title'),
    header('publisher: ap # sur<|>e'),
    header('publisher: ap  <|>'),
    header('<|>'),
    '-<|>--\nurl: x\n---\n',
    '---\nurl: x\n---\nusage: <|>used',
  ]) {
    assert.equal(hoverText(marked), undefined, marked);
  }
});

test('what a file says is shown, and does nothing', () => {
  const configuration = `
publishers:
  evil:
    name: "[click](command:evil) <img src=x> &amp; https://evil.example"
    domains: [evil.example.com]
usages:
  candidate: "![x](https://evil.example/x.png)\\n\\n# Big \\u202E"`;
  assert.equal(
    hoverText(header('publisher: <|>evil'), { configuration })?.split('\n')[0],
    '**\\[click\\]\\(command\\:evil\\) &lt;img src\\=x&gt; &amp;amp\\; https\\:\\/\\/evil\\.example**',
  );
  assert.equal(
    hoverText(header('usage: <|>candidate'), { configuration })?.split('\n\n')[1],
    '\\!\\[x\\]\\(https\\:\\/\\/evil\\.example\\/x\\.png\\) \\# Big \\\\u\\{202E\\}',
  );
  assert.match(hoverText(header('publisher: <|>"a`b"'))!, /^``a`b``\n/);
});
