import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { seedCard } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';

const tunnel = `---
url: https://apnews.com/article/1
title: Harbour tunnel opens
publisher: ap
usage: used
initial_rank: 4
---
`;

test('the card of a seed tells what it is, how it begins, and what else there is of it', () => {
  const { seed } = seedsOf({
    'a.seed': `${tunnel}## Article summary\nEngineers cut the *ribbon*.\n\n## Details\nMore.\n`,
    'b.seed': tunnel.replace('initial_rank: 4', 'initial_rank: 5').replace('usage: used', 'usage: reject'),
  });
  assert.deepEqual(seedCard(seed('a.seed')), {
    uri: 'file:///seeds/a.seed',
    label: 'Harbour tunnel opens',
    rank: 4,
    publisher: 'ap',
    publisherName: 'Associated Press',
    usage: 'used',
    url: 'https://apnews.com/article/1',
    summary: 'Engineers cut the ribbon.',
    twins: [{ uri: 'file:///seeds/b.seed', label: 'Harbour tunnel opens', rank: 5, publisher: 'ap', usage: 'reject' }],
    problems: seedCard(seed('a.seed')).problems,
  });
});

test('problems: the severest first, ten at most', () => {
  const { seed } = seedsOf({
    'a.seed': `${tunnel.replace('https:', 'http:').replace('usage: used\n', '')}## Article summary\nEngineers cut.\n`,
  });
  const { problems } = seedCard(seed('a.seed'));
  assert.match(problems[0]!, /usage/);
  assert.match(problems[1]!, /https/);
  const many = Array.from({ length: 30 }, (_, index) => `field ${index}: x`).join('\n');
  assert.equal(seedCard(seedsOf([many]).seed('seed 1.seed')).problems.length, 10);
});

test('a seed that says nothing has a card all the same', () => {
  const { uri, label, summary, twins } = seedCard(seedsOf({ 'a b.seed': '---\n---\n' }).seed('a b.seed'));
  assert.deepEqual([uri, label, summary, twins], ['file:///seeds/a%20b.seed', 'a b.seed', '', []]);
});

test('no url that is none', () => {
  for (const url of ['javascript:alert(1)', 'not a url', 'command:x', `https://apnews.com/${'a'.repeat(3000)}`]) {
    assert.equal(seedCard(seedsOf([`url: ${url}`]).seed('seed 1.seed')).url, undefined, url);
  }
});

suite('the summary is what stands', () => {
  const summary = (body: string) => seedCard(seedsOf({ 'a.seed': tunnel + body }).seed('a.seed')).summary;

  test('below its heading', () => {
    assert.equal(
      summary('Before.\n\n## Else\nNo.\n\n## Article summary\nYes.\nAnd more.\n\n### Below\nNo.\n'),
      'Yes. And more.',
    );
  });

  test('below its heading, where another one is above that', () => {
    assert.equal(summary('# Article\n\n## Article summary\nYes.\n'), 'Yes.');
  });

  test('at the beginning, where there is no such heading', () => {
    assert.equal(summary('Yes.\n\n## Else\nNo.\n'), 'Yes.');
    assert.equal(summary('# Else\nYes.\n\n## Other\nNo.\n'), 'Yes.');
    assert.equal(summary('# Else\n## Other\nYes.\n'), 'Yes.');
  });

  test('nowhere, where there is nothing below its heading', () => {
    assert.equal(summary('Before.\n\n## Article summary\n\n## Else\nNo.\n'), '');
  });

  test('in 400 characters, up to the end of a word', () => {
    const text = summary(`## Article summary\n${'harbour '.repeat(200)}`);
    assert.ok(text.length <= 400 && text.length > 380);
    assert.match(text, /harbour…$/);
  });
});
