import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

test('https is offered', () => {
  expectFix(
    seed(`url: http://apnews.com/article/harbour-tunnel
     ^^^^ information(insecure-url): The url starts with “http:”. Nearly all publishers use “https:”.`),
    seed('url: https://apnews.com/article/harbour-tunnel'),
    { title: 'Change the URL to “https://apnews.com/article/harbour-tunnel”', kind: 'unsafe' },
  );
  expectFix(
    seed(`url: "HTTP://apnews.com/article/tunnel" # from the wire
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(invalid-url)
      ^^^^ information(insecure-url)`),
    seed(`url: 'https://apnews.com/article/tunnel' # from the wire`),
    { code: 'insecure-url', kind: 'unsafe' },
  );
});

test('a port answers to http alone', () => {
  expectFixes(seed('url: http://apnews.com:8080/tunnel\n     ^^^^ information(insecure-url)'), []);
});

test('what is no URL is another finding', () => {
  expectFindings(seed('url: http:/apnews.com/tunnel\n     ^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url)'));
});

test('every field that holds urls is looked at', () => {
  expectFix(
    seed('archive: http://web.archive.org/x\n         ^^^^ information(insecure-url)'),
    seed('archive: https://web.archive.org/x'),
    { configuration: 'fields: { archive: { type: url } }' },
  );
});
