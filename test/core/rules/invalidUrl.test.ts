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
    'https://APNEWS.com:443/',
    'https://apnews.com/hafen-für-alle',
  ]) {
    expectFindings(seed(`url: ${url}`), { configuration: 'rules: { insecure-url: off }' });
  }
});

test('anything else is an error', () => {
  expectFindings(
    seed(`url: see the newsroom wiki
     ^^^^^^^^^^^^^^^^^^^^^ error(invalid-url): “see the newsroom wiki” contains a space. Write an absolute https:// URL.`),
  );
  expectFindings(
    seed(`url: /article/harbour-tunnel
     ^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url): “/article/harbour-tunnel” is not a full web address. Write an absolute https:// URL.`),
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
  for (const label of ['Link', 'apnews.com/article/tunnel', 'https://apnews.com/article/tunnel', '']) {
    expectFix(
      wrong(`'[${label}](https://apnews.com/article/tunnel)'`),
      seed('url: https://apnews.com/article/tunnel'),
      {
        kind: 'safe',
      },
    );
  }
});

test('what it shows is kept in a comment where it says something of its own, and only when asked', () => {
  for (const label of ['Tunnel opens', 'https://reuters.com/world/ferry']) {
    expectFix(
      wrong(`'[${label}](https://apnews.com/article/tunnel)'`),
      seed(`url: https://apnews.com/article/tunnel # ${label}`),
      { kind: 'unsafe' },
    );
  }
});

const tunnel = 'https://apnews.com/article/tunnel';

/** A url that readers can follow, of which something is said all the same, and what is meant. */
function expectTidied(written: string, meant = tunnel, kind: 'safe' | 'unsafe' = 'safe'): void {
  const mark = '^'.repeat(written.length);
  expectFix(seed(`url: ${written}\n     ${mark} warning(invalid-url)`), seed(`url: ${meant}`), { kind });
}

test('what HTML, JSON and a sentence leave at its end comes off', () => {
  for (const end of [
    '"',
    '"",',
    '”',
    '>',
    '<br>',
    '<br/>',
    '</a>',
    ',',
    ';',
    "'",
    ']',
    '&quot;',
    '&#39;',
    '&amp;',
    '",',
  ]) {
    expectTidied(`${tunnel}${end}`);
  }
  expectTidied(`"${tunnel},"`);
});

test('a full stop and a bracket may belong to it', () => {
  for (const end of ['.', ')']) expectTidied(`${tunnel}${end}`, tunnel, 'unsafe');
  const abbreviated = 'https://en.wikipedia.org/wiki/Time_Inc.';
  expectFindings(seed(`url: ${abbreviated}\n     ${'^'.repeat(abbreviated.length)} information(invalid-url)`));
  for (const url of ['https://en.wikipedia.org/wiki/Tunnel_(film)', `${tunnel}!`, `${tunnel}?`, `${tunnel}?a=1&lt=2`]) {
    expectFindings(seed(`url: ${url}`));
  }
});

test('codes of HTML in it, and capitals before its colon', () => {
  expectTidied(`${tunnel}?a=1&amp;b=2`, `${tunnel}?a=1&b=2`);
  expectTidied(`${tunnel}?a=1&amp;amp;copy=2`, `${tunnel}?a=1&copy=2`);
  for (const scheme of ['Https', 'HTTPS', 'hTTps']) expectTidied(tunnel.replace('https', scheme));
});

test('an address that is cut off, or broken inside, is yours to complete', () => {
  for (const end of ['…', '...', '<x', '“x”y']) {
    expectFixes(seed(`url: ${tunnel}${end}\n     ${'^'.repeat(tunnel.length + end.length)} warning(invalid-url)`), []);
  }
});

test('brackets, quotes and emphasis around it come off', () => {
  for (const written of [
    `“${tunnel}”`,
    `‘${tunnel}’`,
    `«${tunnel}»`,
    `(${tunnel})`,
    `'[${tunnel}]'`,
    `'"${tunnel}"'`,
    `<${tunnel}`,
    `<${tunnel}>.`,
    `_${tunnel}_`,
    `'**${tunnel}**'`,
    `'url: ${tunnel}'`,
    `“${tunnel}?a=1&amp;b=2”`,
  ]) {
    expectFix(wrong(written), seed(`url: ${tunnel}${written.includes('?') ? '?a=1&b=2' : ''}`), { kind: 'safe' });
  }
});

test('a scheme that is torn, doubled or mistyped', () => {
  for (const scheme of [
    'https ://',
    'https:/ /',
    'https:// ',
    'https://https://',
    'http://https://',
    'https:https://',
    'https;//',
    'https//:',
    'https.//',
    'https:://',
    'https::////',
    'https:\\\\',
  ]) {
    expectFix(wrong(`${scheme}apnews.com/article/tunnel`), seed(`url: ${tunnel}`), { kind: 'safe' });
  }
  expectFixes(wrong('https://http://apnews.com/a'), ['unsafe: Change the URL to “http://apnews.com/a”']);
  expectFix(
    seed('url: https: //apnews.com/article/tunnel\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(unquoted-value)'),
    seed(`url: ${tunnel}`),
    { kind: 'safe' },
  );
});

test('what cannot be seen in it goes', () => {
  for (const character of ['\u00AD', '\u200B', '\u2060', '\uFEFF', '\u200E']) {
    expectFix(wrong(`https://apnews.com/arti${character}cle/tunnel`), seed(`url: ${tunnel}`), { kind: 'safe' });
  }
});

test('a url on several lines is joined: unasked only at a mark', () => {
  const onLines = (first: string, second: string) =>
    seed(`url: ${first}\n     ${'^'.repeat(first.length)}… error(invalid-url)\n  ${second}`);
  for (const [first, second] of [
    ['https://apnews.com/', 'article/tunnel'],
    ['https://apnews.com', '/article/tunnel'],
    [`'https://apnews.com/`, `article/tunnel'`],
    ['>-', tunnel.replace('article/', 'article/\n  ')],
  ] as const) {
    expectFix(onLines(first, second), seed(`url: ${tunnel}`), { kind: 'safe' });
  }
  expectFix(onLines('https://apnews.com/article/tun', 'nel'), seed(`url: ${tunnel}`), { kind: 'unsafe' });
});

test('words around it are kept in a comment, and only when asked', () => {
  expectFix(wrong(`see ${tunnel}`), seed(`url: ${tunnel} # see`), { kind: 'unsafe' });
  expectFix(wrong(`${tunnel} (AP)`), seed(`url: ${tunnel} # (AP)`), { kind: 'unsafe' });
  expectFixes(wrong(`${tunnel} https://apnews.com/article/ferry`), []);
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

test('backslashes before letters are slashes, and so are those before marks beside them', () => {
  expectFix(
    seed(`url: https:\\\\apnews.com\\article\\_\\id\\1
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url)`),
    seed('url: https://apnews.com/article/_/id/1'),
  );
});
