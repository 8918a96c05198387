import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isIpAddress, parseHttpUrl } from '../../../server/src/core/text/url.ts';
import { anyCharacter } from '../../support/characters.ts';
import { runs } from '../../support/properties.ts';
import { withoutHanging } from '../../support/hangs.ts';

test('the url of an article is accepted, with its host', () => {
  const text = 'https://apnews.com/article/gaza-3b0fb328?utm_source=x#top';
  assert.deepEqual(parseHttpUrl(text), { text, href: text, scheme: 'https', host: 'apnews.com' });
});

const accepted: readonly [text: string, host: string, href?: string][] = [
  ['http://news.bbc.co.uk/1', 'news.bbc.co.uk'],
  ['HTTPS://WWW.ApNews.com', 'www.apnews.com', 'https://www.apnews.com/'],
  ['https://apnews.com:8443/a', 'apnews.com'],
  ['https://apnews.com:443/a', 'apnews.com', 'https://apnews.com/a'],
  ['https://apnews.com./a', 'apnews.com'],
  ['https://www.gov.uk/', 'www.gov.uk'],
  ['https://münchen.de/straße', 'xn--mnchen-3ya.de', 'https://xn--mnchen-3ya.de/stra%C3%9Fe'],
  ['https://example.com/a?q=b\\c', 'example.com'],
  [
    'https://example.com/نمی‌دانم',
    'example.com',
    'https://example.com/%D9%86%D9%85%DB%8C%E2%80%8C%D8%AF%D8%A7%D9%86%D9%85',
  ],
  ['https://news.example/a', 'news.example'],
  ['https://127.0.0.1:8080/a', '127.0.0.1'],
  ['https://[2001:DB8::1]/a', '[2001:db8::1]', 'https://[2001:db8::1]/a'],
];

for (const [text, host, href = text] of accepted) {
  test(`accepts ${text}`, () => {
    const url = parseHttpUrl(text);
    assert.equal(url?.host, host);
    assert.equal(url.href, href);
    assert.equal(url.text, text);
  });
}

const rejected: readonly [text: string, because: string][] = [
  ['', 'empty'],
  ['apnews.com/a', 'no scheme'],
  ['//apnews.com/a', 'no scheme'],
  ['ftp://apnews.com/a', 'another scheme'],
  ['javascript:alert(1)', 'another scheme'],
  ['https:/apnews.com/a', 'one slash'],
  ['https:apnews.com/a', 'no slash'],
  ['https:///apnews.com/a', 'three slashes'],
  ['https:\\\\apnews.com\\a', 'backslashes'],
  ['https://apnews.com\\@evil.com/', 'a backslash before the query'],
  ['<https://apnews.com/a>', 'angle brackets around it'],
  [' https://apnews.com/a', 'a leading space'],
  ['https://apnews.com/a\n', 'a trailing line break'],
  ['https://apnews.com/a b', 'a space within'],
  ['https://apnews.com/a\tb', 'a tab within'],
  ['ht\ntps://apnews.com/a', 'a line break within'],
  ['https://apnews.com/a\u00A0b', 'a no-break space'],
  ['https://apnews.com/a\u200Bb', 'a zero-width space'],
  ['https://ap\u00ADnews.com/a', 'a soft hyphen'],
  ['https://apnews.com/\u202Ea', 'a bidirectional override'],
  ['https://apnews.com/\uD800', 'half a character'],
  ['https://user:secret@apnews.com/', 'credentials'],
  ['https://@apnews.com/', 'empty credentials'],
  ['https://', 'no host'],
  ['https:///', 'no host'],
  ['https://localhost/a', 'no dot in the host'],
  ['https://co.uk/a', 'a public suffix for a host'],
  ['https://ap..com/a', 'an empty label'],
  ['https://apnews.com:99999/', 'no such port'],
  ['https://2130706433/', 'a number for a host'],
  ['https://0x7f.1/', 'an address in disguise'],
  ['https://256.1.1.1/', 'no such address'],
];

for (const [text, because] of rejected) {
  test(`rejects ${JSON.stringify(text)}: ${because}`, () => {
    assert.equal(parseHttpUrl(text), undefined);
  });
}

test('an accepted url is accepted again as normalized, with the same host', () => {
  const path = fc.string({ unit: 'grapheme', maxLength: 30 });
  const texts = fc
    .tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), path)
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const url = parseHttpUrl(text);
      if (url === undefined) return;
      assert.deepEqual(parseHttpUrl(url.href), { ...url, text: url.href });
    }),
  );
});

test('a url that needs no mending is what the URL standard makes of it', () => {
  const pieces =
    "a b1 xn-- xn--a -- . .. / // /. %2e %41 ? # & = : :80 @ _ ~ ! $ ' ( ) * + , ; 0 0x7f 127 A é \\ [ | ^ ` {".split(
      ' ',
    );
  const host = fc.tuple(
    fc.stringMatching(/^[a-z0-9-]{0,8}$/),
    fc.constantFrom('bbc.co.uk', 'apnews.com', 'co.uk', 'xn--a.de', 'a.1'),
  );
  const rest = fc.array(fc.constantFrom(...pieces), { maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom('http', 'https'), host, rest, (scheme, [label, domain], parts) => {
      const behind = `://${label}${label === '' ? '' : '.'}${domain}/${parts.join('')}`;
      const url = parseHttpUrl(scheme + behind);
      // A scheme in upper case has to be mended: such a url is never taken as it is.
      const mended = parseHttpUrl(scheme.toUpperCase() + behind);
      assert.deepEqual(url, mended && { ...mended, text: scheme + behind });
      if (url) assert.equal(url.href, new URL(scheme + behind).href);
    }),
    { numRuns: runs(5000) },
  );
});

test('no text makes the reading of a url throw or hang', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void parseHttpUrl(`https://${text}`)));
  for (const part of ['a.', 'a/', '\\', '@', '[', '%', ' ', 'x']) {
    withoutHanging(() => parseHttpUrl(`https://${part.repeat(200_000)}`));
  }
});

test('an IP address is told from a name', () => {
  assert.equal(isIpAddress('127.0.0.1'), true);
  assert.equal(isIpAddress('[::1]'), true);
  assert.equal(isIpAddress('1.example.com'), false);
});

test('a host with an empty label is nobody’s', () => {
  for (const host of ['bbc.co.uk..', 'bbc..co.uk', 'bbc.co.uk.1..', 'bbc.co.uk%2e%2e']) {
    assert.equal(parseHttpUrl(`https://${host}/news`), undefined, host);
  }
  assert.equal(parseHttpUrl('https://bbc.co.uk./news')?.host, 'bbc.co.uk');
});
