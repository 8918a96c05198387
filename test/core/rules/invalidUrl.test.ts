import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

/** A seed of whose url is said that it is wrong. */
function wrong(url: string): string {
  return seed(`url: ${url}
     ${'^'.repeat(url.length)} error(invalid-url)`);
}

test('an absolute http or https URL is right', () => {
  for (const url of [
    'https://apnews.com/article/harbour-tunnel?page=2#part',
    'http://apnews.com/article/harbour-tunnel',
    'HTTPS://APNEWS.com:443/',
    'https://apnews.com/hafen-für-alle',
  ]) {
    expectFindings(seed(`url: ${url}`), { configuration: 'rules: { insecure-url: off }' });
  }
});

test('anything else is an error', () => {
  expectFindings(
    seed(`url: see the newsroom wiki
     ^^^^^^^^^^^^^^^^^^^^^ error(invalid-url): “see the newsroom wiki” has a space in it; an absolute https:// URL is expected.`),
  );
  expectFindings(
    seed(`url: /article/harbour-tunnel
     ^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url): “/article/harbour-tunnel” is no full web address; an absolute https:// URL is expected.`),
  );
  for (const url of [
    'ftp://apnews.com/x',
    'mailto:desk@apnews.com',
    'https://desk:secret@apnews.com/',
    'javascript:alert(1)',
    '12',
    'no',
  ]) {
    expectFindings(wrong(url));
  }
});

test('a slip in https:// is mended', () => {
  for (const slip of [
    'htps://',
    'htttps://',
    'ttps://',
    'https:/',
    'https:',
    'https//',
    'https:///',
    'HTTPS:/',
    'hhttps://',
  ]) {
    expectFix(wrong(`${slip}apnews.com/article/tunnel`), seed('url: https://apnews.com/article/tunnel'), {
      title: 'Change the URL to “https://apnews.com/article/tunnel”',
      kind: 'safe',
    });
  }
  for (const slip of ['http:/', 'http//', 'htp://', 'ttp://']) {
    expectFix(wrong(`${slip}apnews.com/article/tunnel`), seed('url: http://apnews.com/article/tunnel'), {
      kind: 'safe',
      configuration: 'rules: { insecure-url: off }',
    });
  }
});

test('a slip that could be either is yours to judge', () => {
  expectFixes(wrong('httsp://apnews.com/'), [
    'unsafe: Change the URL to “https://apnews.com/”',
    'unsafe: Change the URL to “http://apnews.com/”',
  ]);
});

test('a missing https:// is added where the domain is the publisher’s', () => {
  for (const rest of ['apnews.com/article/tunnel', '//apnews.com/article/tunnel']) {
    expectFix(wrong(rest), seed('url: https://apnews.com/article/tunnel'), { kind: 'safe' });
  }
});

test('elsewhere that is a guess', () => {
  expectFix(wrong('www.tidewater-gazette.example/tunnel'), seed('url: https://www.tidewater-gazette.example/tunnel'), {
    kind: 'unsafe',
  });
  expectFix(
    seed(`url: www.reuters.com/world/ferry
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url)
publisher: ap`),
    seed(`url: https://www.reuters.com/world/ferry
publisher: ap
           ^^ warning(publisher-mismatch)`),
    { kind: 'unsafe' },
  );
});

test('angle brackets come off', () => {
  expectFix(wrong('<https://apnews.com/article/tunnel>'), seed('url: https://apnews.com/article/tunnel'), {
    kind: 'safe',
  });
  expectFix(wrong('<htps://apnews.com/article/tunnel>'), seed('url: https://apnews.com/article/tunnel'), {
    kind: 'safe',
  });
});

test('a Markdown link is followed', () => {
  for (const label of ['https://apnews.com/article/tunnel', '']) {
    expectFix(
      wrong(`'[${label}](https://apnews.com/article/tunnel)'`),
      seed('url: https://apnews.com/article/tunnel'),
      {
        kind: 'safe',
      },
    );
  }
});

test('but not blindly where it has words of its own', () => {
  expectFix(wrong("'[AP News](https://apnews.com/article/tunnel)'"), seed('url: https://apnews.com/article/tunnel'), {
    kind: 'unsafe',
  });
});

test('nor where it shows another address than it leads to', () => {
  expectFix(
    wrong("'[https://reuters.com/world/ferry](https://apnews.com/article/tunnel)'"),
    seed('url: https://apnews.com/article/tunnel'),
    { kind: 'unsafe' },
  );
});

test('spaces around the URL, in quotes, come off', () => {
  expectFix(wrong('" https://apnews.com/article/tunnel "'), seed('url: https://apnews.com/article/tunnel'), {
    kind: 'safe',
  });
});

test('no fix makes anything up', () => {
  for (const url of ['tunnel', 'https://', 'https://localhost/', 'https://apnews.com/a b', 'htps://a b/']) {
    expectFixes(wrong(url), []);
  }
});

test('fields that the configuration declares as URLs are held to the same', () => {
  expectFix(
    seed(`archive: htps://archive.example/tunnel
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url)`),
    seed('archive: https://archive.example/tunnel'),
    { kind: 'safe', configuration: 'fields: { archive: { type: url } }' },
  );
});

test('a list and nothing at all are for other rules', () => {
  expectFindings(
    seed(`url: [a, b]
     ^^^^^^ error(wrong-type)`),
  );
  expectFindings(
    seed(`url: ~
     ^ error(empty-value)`),
  );
});
