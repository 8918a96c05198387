import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, seed } from '../../support/seed.ts';

test('the publisher is another than the one whose domain the url has', () => {
  expectFix(
    seed(`url: https://www.reuters.com/world/ferry-line-returns
publisher: ap
           ^^ warning(publisher-mismatch): The url is on “www.reuters.com”, which belongs to “reuters”, not to “ap”.`),
    seed(`url: https://www.reuters.com/world/ferry-line-returns
publisher: reuters`),
    { title: 'Change the publisher to “reuters”', kind: 'unsafe' },
  );
});

test('the url is named as the reason', () => {
  const { document, ...rest } = contextOf(seed('url: https://www.reuters.com/world/ferry'));
  const [place] = check({ document, ...rest })[0]?.related ?? [];
  assert.ok(place?.range);
  assert.equal(place.message, 'This url belongs to “reuters”.');
  assert.equal(document.text.slice(place.range.start, place.range.end), 'https://www.reuters.com/world/ferry');
});

test('a domain of the publisher’s, and one below it, is right', () => {
  expectFindings(seed('url: https://apnews.com/article/harbour-tunnel'));
  expectFindings(seed('url: https://projects.apnews.com/harbour-tunnel'));
});

test('a domain that nobody claims says nothing', () => {
  expectFindings(seed('url: https://tidewater-gazette.example/harbour-tunnel'));
  expectFindings(seed('url: https://notapnews.com/harbour-tunnel'));
});

test('a declared domain goes before a built-in one', () => {
  expectFindings(
    seed(`url: https://apnews.com/article/harbour-tunnel
publisher: ap
           ^^ warning(publisher-mismatch): The url is on “apnews.com”, which belongs to “wire”, not to “ap”.`),
    { configuration: 'publishers: { wire: { domains: [apnews.com] } }' },
  );
});

test('one mistake is one finding: an unknown publisher or a broken url is for another rule', () => {
  expectFindings(
    seed(`url: https://www.reuters.com/world/ferry
publisher: AP
           ^^ warning(unknown-publisher)`),
  );
  expectFindings(
    seed(`url: www.reuters.com/world/ferry
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url)
publisher: ap`),
  );
});
