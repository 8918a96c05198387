import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedPart, signatureLength, signatureOf } from '../../../server/src/core/corpus/minHash.ts';
import { parseSeed } from '../../../server/src/core/index.ts';
import { createRandom, pick } from '../../../scripts/bench/random.ts';
import { anyCharacter } from '../../support/characters.ts';

/** The signature of a body with a character for each byte; empty where it has none. */
function signature(body: string): string {
  const document = parseSeed(`---\ntitle: Harbour tunnel opens\n---\n${body}`, new Set(['title']));
  return String.fromCharCode(...(signatureOf(document) ?? []));
}

/** The share in common that two signatures tell. */
function shareOf(one: string, other: string): number {
  return sharedPart(Array.from(one).filter((character, index) => character === other[index]).length);
}

const tunnel = `The tunnel under the harbour opened on Monday, nine years after the first shovel. Its ferrymen, who had been
promised a party, were given a pamphlet. “We shall read it,” said Renée Ödman, who has rowed since 1987.`;

test('the same words make the same signature', () => {
  const same = [
    tunnel.toUpperCase().replace('RENÉE', 'Renée'),
    tunnel.replaceAll('\n', '\r\n\r\n'),
    tunnel.replaceAll(/[“”,.]/g, ' '),
    tunnel.normalize('NFD'),
    tunnel.replaceAll('é', 'e'),
    tunnel.replace('harbour', 'har\u00ADbour'),
    `## Article summary\n\n${tunnel}\n\nSources\n-------\n`,
    tunnel.replace('the harbour', '[the **harbour**](https://example.com/harbour "Harbour")'),
    tunnel.replace('Monday', '<b class="day">Monday</b>'),
  ];
  for (const body of same) assert.equal(signature(body), signature(tunnel), body);
});

test('a body too short to be told from others has no signature', () => {
  for (const body of ['', 'To be written.', '## Article summary\n', 'TODO: say in ten words what the article says.']) {
    assert.equal(signature(body), '', body);
  }
});

test('bodies with the same words have all in common, those with none have nothing', () => {
  assert.equal(shareOf(signature(tunnel), signature(tunnel)), 1);
  const bees = `A survey of village gardens suggests that bees which spend the night inside foxglove flowers begin their
    day nine minutes earlier than ten years ago, and that no gardener has noticed before.`;
  assert.ok(shareOf(signature(tunnel), signature(bees)) < 0.05);
});

test('one word that differs leaves most in common', () => {
  const share = shareOf(signature(tunnel), signature(tunnel.replace('Monday', 'Tuesday')));
  assert.ok(share > 0.65 && share < 0.95, String(share));
});

test('scripts without spaces have a word for each character', () => {
  const text = '海港隧道周一通车，距离动工已有九年。渡船工人本来期待一场聚会，结果只收到一本小册子。';
  const share = shareOf(signature(text), signature(text.replace('周一', '周二')));
  assert.ok(share > 0.6 && share < 1, String(share));
  assert.equal(signature(text.replaceAll(/[，。]/g, '')), signature(text));
});

test('the share in common is estimated to some hundredths', () => {
  const random = createRandom(1);
  const words = Array.from({ length: 5000 }, (_, index) => `w${index.toString(36)}`);
  let sum = 0;
  let squares = 0;
  const pairs = 300;
  for (let pair = 0; pair < pairs; pair++) {
    const one = Array.from({ length: 30 + Math.floor(random() * 400) }, () => pick(random, words));
    const other = one.map((word) => (random() < pair / pairs / 4 ? pick(random, words) : word));
    const error =
      shareOf(signature(one.join(' ')), signature(other.join(' '))) - jaccard(shingles(one), shingles(other));
    assert.ok(Math.abs(error) < 0.25, `off by ${error}`);
    sum += error;
    squares += error ** 2;
  }
  assert.ok(Math.abs(sum / pairs) < 0.01, `on average off by ${sum / pairs}`);
  assert.ok(Math.sqrt(squares / pairs) < 0.05, `as a rule off by ${Math.sqrt(squares / pairs)}`);
});

test('any text has a signature, and shares all with itself', () => {
  const word = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom('](', ')', '<a', '>', '# ', '\n', 'word '));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const made = signature(words.join(' '));
      assert.ok(made === '' || (made.length === signatureLength && shareOf(made, made) === 1));
    }),
  );
});

// Where each opening character were followed to the end of the text, it would take minutes.
test('the longest body takes no time, whatever it is made of', { timeout: 20_000 }, () => {
  for (const part of ['](', '<a ', '<', 'a ', 'word', '字', '\u0301', '🚀', '# a\n']) {
    const text = part.repeat(Math.ceil((1 << 20) / part.length));
    for (let time = 0; time < 5; time++) signature(text);
  }
});

function shingles(words: readonly string[]): Set<string> {
  return new Set(words.slice(3).map((_, index) => words.slice(index, index + 4).join(' ')));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((shingle) => other.has(shingle)).length;
  return shared / (one.size + other.size - shared);
}
