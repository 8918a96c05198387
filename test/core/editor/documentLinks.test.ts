import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLinks } from '../../../server/src/core/editor/documentLinks.ts';
import { linesOf } from '../../../server/src/core/text/lines.ts';
import { header, seedOf } from '../../support/features.ts';

/** Each link's text, and where it leads. */
function links(lines: string, configuration = ''): [string, string | undefined][] {
  const seed = seedOf(header(lines), { configuration });
  return documentLinks(seed).map(({ range, target }) => {
    const { start, end } = linesOf(seed.document).offsetsOf(range);
    return [seed.document.text.slice(start, end), target];
  });
}

test('the url of the header, without its quotes and comment', () => {
  const link = ['https://apnews.com/a?b=1', 'https://apnews.com/a?b=1'];
  assert.deepEqual(links('url: https://apnews.com/a?b=1'), [link]);
  assert.deepEqual(links('url: "https://apnews.com/a?b=1"  # sure'), [link]);
  assert.deepEqual(links('url: HTTPS://APNews.com/a b'.replace(' b', '')), [
    ['HTTPS://APNews.com/a', 'https://apnews.com/a'],
  ]);
});

test('and of configured fields that hold one', () => {
  assert.deepEqual(links('archive: https://archive.org/a', 'fields: {archive: {type: url}}'), [
    ['https://archive.org/a', 'https://archive.org/a'],
  ]);
});

test('nothing but http and https, nothing that is no url, nothing elsewhere', () => {
  for (const url of [
    'command:evil',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'apnews.com',
    'https://u:p@apnews.com/',
  ]) {
    assert.deepEqual(links(`url: ${url}`), [], url);
  }
  assert.deepEqual(links('title: https://apnews.com/a'), []);
});
