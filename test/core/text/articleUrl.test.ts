import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { articleOf } from '../../../server/src/core/text/articleUrl.ts';
import { runs } from '../../support/properties.ts';

const article = 'https://www.bbc.co.uk/news/world-123';

test('one article, whatever way its address was copied', () => {
  for (const same of [
    'http://www.bbc.co.uk/news/world-123',
    'https://bbc.co.uk/news/world-123',
    'HTTPS://WWW.BBC.CO.UK/news/world-123',
    'https://www.bbc.co.uk./news/world-123',
    'https://www.bbc.co.uk:443/news/world-123',
    'http://www.bbc.co.uk:80/news/world-123',
    'http://www.bbc.co.uk:443/news/world-123',
    'https://www.bbc.co.uk/news/world-123/',
    'https://www.bbc.co.uk/news/world-123//',
    'https://www.bbc.co.uk/news/world-123#comments',
    'https://www.bbc.co.uk/news/world-123#a?b=1',
    'https://www.bbc.co.uk/news/world-123?',
    'https://www.bbc.co.uk/news/world-123?utm_source=a&utm_medium=b&fbclid=c',
    'https://www.bbc.co.uk/news/world-123/?at_medium=RSS#top',
    'https://www.bbc.co.uk/sport/../news/world-123',
    'https://m.bbc.co.uk/news/world-123',
    'https://mobile.bbc.co.uk/news/world-123',
    'https://amp.bbc.co.uk/news/world-123',
    'https://www.m.bbc.co.uk/news/world-123',
    'https://www.bbc.co.uk/news/amp/world-123',
    'https://www.bbc.co.uk/news/world-123/amp',
    'https://www.bbc.co.uk/amp/news/world-123/amp/',
    'https://www.bbc.co.uk/news/world-123.amp',
    'https://www.bbc.co.uk/news/world-123?amp',
    'https://www.bbc.co.uk/news/world-123?amp=1&utm_source=a',
    'https://www.bbc.co.uk/news/world-123?outputType=amp',
    'https://www-bbc-co-uk.cdn.ampproject.org/c/s/www.bbc.co.uk/news/world-123',
    'https://www-bbc-co-uk.cdn.ampproject.org/v/s/www.bbc.co.uk/news/amp/world-123?amp=1#share',
    'https://www.google.com/amp/s/www.bbc.co.uk/news/world-123.amp',
    'https://www.google.co.uk/amp/WWW.bbc.co.uk:80/news/world-123?utm_source=a',
  ]) {
    assert.equal(articleOf(same), articleOf(article), same);
  }
  assert.equal(articleOf(article), 'bbc.co.uk/news/world-123');
});

test('what is the same for other addresses', () => {
  for (const [one, other] of [
    ['https://example.com', 'http://www.example.com/'],
    ['https://example.com/?id=1', 'https://m.example.com?id=1&gclid=2'],
    ['https://example.com/a.html', 'https://example.com/a.amp.html'],
    ['https://example.com/?amp=1', 'https://example.com/amp/'],
    ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
    ['https://example.com/caf%C3%A9', 'https://example.com/café'],
    ['https://example.com:8080/a', 'http://www.example.com:8080/a/'],
    ['http://127.0.0.1/a', 'http://127.0.0.1/a/'],
  ] as const) {
    assert.notEqual(articleOf(one), undefined, one);
    assert.equal(articleOf(one), articleOf(other), one);
  }
});

test('other articles', () => {
  for (const [one, other] of [
    [article, 'https://www.bbc.co.uk/news/world-124'],
    [article, 'https://www.bbc.com/news/world-123'],
    [article, 'https://news.bbc.co.uk/news/world-123'],
    [article, 'https://www.bbc.co.uk/News/World-123'],
    [article, 'https://www.bbc.co.uk/news/world-123/index.html'],
    [article, 'https://www.bbc.co.uk/news/world-123?page=2'],
    [article, 'https://www.bbc.co.uk:8080/news/world-123'],
    ['https://example.com/?id=1', 'https://example.com/?id=2'],
    ['https://example.com/?a=1&b=2', 'https://example.com/?b=2&a=1'],
    ['https://example.com/a', 'https://example.com/a.html'],
    ['https://example.com/a?ref=amp', 'https://example.com/a'],
    ['https://example.com/amplifier', 'https://example.com/lifier'],
    ['https://example.com/lamp', 'https://example.com/l'],
    // These are no variants of one site, but sites.
    ['https://m.co.uk/a', 'https://amp.co.uk/a'],
    ['https://mobile.com/a', 'https://m.com/a'],
  ] as const) {
    assert.notEqual(articleOf(one), undefined, one);
    assert.notEqual(articleOf(one), articleOf(other), `${one} ${other}`);
  }
});

test('what is no address of an article has none', () => {
  for (const text of ['', 'bbc.co.uk/news', 'ftp://bbc.co.uk/a', 'https://', 'https://co.uk/a', 'https:// bbc.co.uk']) {
    assert.equal(articleOf(text), undefined, text);
  }
});

test('a cache around nothing, or around another cache, is an address like others', () => {
  for (const url of [
    'https://www.google.com/amp/s/',
    'https://www.google.com/amp/s/nothing',
    'https://a.cdn.ampproject.org/c/s/www.google.com/amp/s/bbc.co.uk/a',
  ]) {
    const once = articleOf(url);
    assert.match(once!, /^(?:google\.com|a\.cdn\.ampproject\.org)/);
    assert.equal(articleOf(`https://${once}`), once);
  }
});

const piece = fc.constantFrom(
  ...'/ // amp .amp .html .htm a m. www. ? & = # 1 .. . %2e é amp=1 utm_source=b :443 :80 bbc.co.uk \\'.split(' '),
  ' ',
);
const url = fc
  .tuple(
    fc.constantFrom('http://', 'https://', ''),
    fc.constantFrom('bbc.co.uk', 'www.m.example.com', 'm.co.uk', 'EXAMPLE.org.:443', 'www.google.com/amp/s/', ''),
    fc.array(piece, { maxLength: 12 }),
  )
  .map(([scheme, host, pieces]) => scheme + host + pieces.join(''));

test('the address of an article is that of itself, and no text is too odd to be asked about', () => {
  fc.assert(
    fc.property(fc.oneof(url, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()), (text) => {
      const once = articleOf(text);
      if (once !== undefined) assert.equal(articleOf(`https://${once}`), once, text);
    }),
    { numRuns: runs(3000) },
  );
});

// Each would take minutes if the time grew with the square of the length.
test('long addresses take no longer than they are long', () => {
  const length = 200_000;
  for (const part of [
    '/',
    '/amp',
    '.amp',
    '/.amp',
    '.amp/amp',
    '.amp.html',
    '&',
    '&amp',
    '&utm_source=a',
    '#',
    '%',
    'é',
  ]) {
    articleOf(`https://example.com/a?${part.repeat(length / part.length)}x`);
    articleOf(`https://example.com/${part.repeat(length / part.length)}`);
    articleOf(`https://example.com/${part.repeat(200_000)}x`);
  }
  for (const part of ['m.', 'www.', 'a', '.', '@', ':']) articleOf(`https://${part.repeat(200_000)}example.com/`);
  articleOf(`https://${'google.com/amp/s/'.repeat(50_000)}bbc.co.uk/a`);
});
