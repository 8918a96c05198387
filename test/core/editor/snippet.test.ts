import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { SeedContext } from '../../../server/src/core/index.ts';
import { check, newSeed } from '../../../server/src/core/index.ts';
import { seedOf } from '../../support/features.ts';

interface Snippet {
  readonly isFileTemplate: boolean;
  readonly prefix?: string;
  readonly body: readonly string[];
}

const source = await readFile(new URL('../../../syntaxes/seed.snippets.json', import.meta.url), 'utf8');
const [snippet] = Object.values(JSON.parse(source) as Record<string, Snippet>);

test('the snippet, once filled in, is what a new seed is by default', () => {
  const url = 'https://apnews.com/article/harbour-tunnel-opens';
  const values = new Map([
    ['1', url],
    ['2', 'Harbour tunnel opens'],
    ['3', 'ap'],
  ]);
  const filled = snippet!.body
    .join('\n')
    .replace(/\$\{\d\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$(?:(\d)|\{(\d):([^}]*)\})/g, (_, bare: string | undefined, number: string | undefined, text = '') => {
      return values.get(bare ?? number ?? '') ?? String(text);
    });
  const { corpus, configuration } = seedOf('');
  const seed = newSeed({ url, folder: 'file:///seeds', corpus, configuration, randomHex: '0123456789abcdef' });
  assert.equal(filled, 'text' in seed && seed.text);
  assert.deepEqual(codesOf(seedOf(filled)), ['empty-summary']);
});

test('the snippet offers itself for files, and not while words are typed: there the server has a header to offer', () => {
  assert.equal(snippet!.isFileTemplate, true);
  assert.equal(snippet!.prefix, undefined);
});

function codesOf(seed: SeedContext): string[] {
  return check(seed).map(({ rule }) => rule.code);
}
