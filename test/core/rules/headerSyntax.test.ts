import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, header, seed } from '../../support/seed.ts';

test('unclosed-quote: the quote is closed at the end of the value', () => {
  expectFix(
    seed(`title: "Tunnel: nine years of digging
       ^ error(unclosed-quote): The title starts with a quote that is never closed. Add “"” at its end.`),
    seed('title: "Tunnel: nine years of digging"'),
    { kind: 'safe' },
  );
  expectFix(seed(`usage: 'candidate\n       ^ error(unclosed-quote)`), seed(`usage: 'candidate'`), { kind: 'safe' });
});

test('missing-space-after-colon: the space is inserted', () => {
  expectFix(
    seed().replace(
      'usage: candidate',
      'usage:candidate\n^^^^^^ error(missing-space-after-colon): “usage:” needs a space after its colon.',
    ),
    seed(),
    { kind: 'safe' },
  );
});

for (const written of ['publisher ap', 'publisher = ap', 'publisher=ap', 'publisher; ap']) {
  test(`missing-colon: ${written}`, () => {
    const width = 'publisher'.length + (/^publisher( ?[=;])/.exec(written)?.[1]?.length ?? 0);
    expectFix(
      seed().replace(
        'publisher: ap',
        `${written}\n${'^'.repeat(width)} error(missing-colon): The key “publisher” needs a colon after it.`,
      ),
      seed(),
      { kind: 'safe' },
    );
  });
}

test('missing-colon: what PyYAML reads in the other fields is none of it, whatever it looks like', () => {
  expectFix(
    seed(`publisher:: ap
^^^^^^^^^^^ error(missing-colon)
aliases: [one, "
^^^^^^^ warning(unknown-field)
initialrank:4 more", two]`),
    seed(`publisher: ap
aliases: [one, "
^^^^^^^ warning(unknown-field)
initialrank:4 more", two]`),
    { kind: 'safe' },
  );
});

test('missing-colon: a key that is there already is not written a second time unasked', () => {
  expectFix(
    seed().replace(
      'usage: candidate',
      `usage: candidate
usage:: used
^^^^^ error(duplicate-field)
^^^^^^^ error(missing-colon)`,
    ),
    seed().replace('usage: candidate', 'usage: candidate\nusage: used\n^^^^^ error(duplicate-field)'),
    { kind: 'unsafe', code: 'missing-colon' },
  );
});

test('bad-indentation: a comment after the value is none of it', () => {
  expectFix(
    seed().replace(
      /url: .*/,
      `  url: “https://apnews.com/article/harbour-tunnel-opens  # the long one
^^ error(bad-indentation)
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url)`,
    ),
    seed().replace(
      /url: .*/,
      `  url: https://apnews.com/article/harbour-tunnel-opens  # the long one
^^ error(bad-indentation)`,
    ),
    { kind: 'safe', code: 'invalid-url' },
  );
});

test('tab-indentation: a tab after the colon, inside, at the end, before a continuation', () => {
  expectFix(
    seed('publisher:\tap\n          ^ error(tab-indentation): There is a tab where YAML needs spaces.'),
    seed(),
    {
      kind: 'safe',
    },
  );
  expectFix(seed('title: Tunnel\topens\n             ^ error(tab-indentation)'), seed('title: Tunnel opens'), {
    kind: 'safe',
  });
  expectFix(seed('usage: candidate\t\n                ^ error(tab-indentation)'), seed(), { kind: 'safe' });
  expectFix(seed('title: Tunnel\n\topens\n^ error(tab-indentation)'), seed('title: Tunnel\n  opens'), { kind: 'safe' });
});

test('tab-indentation: tabs are found beside another mistake', () => {
  expectFindings(
    seed(`title: Live: tunnel\topens
       ^^^^^^^^^^^^^^^^^^ error(unquoted-value)
usage:\tcandidate\t
      ^ error(tab-indentation)
                ^ error(tab-indentation)`),
  );
});

test('tab-indentation: a tab in quotes or in a comment is a tab', () => {
  expectFindings(seed('title: "Tunnel\topens"\n              ^ warning(title-whitespace)'));
  expectFindings(seed('usage: candidate # a\ttab'));
  expectFindings(seed('note: |\n  a\tb\t'), { configuration: 'fields: { note: { type: string } }' });
});

test('bad-indentation: a field moves to the margin', () => {
  expectFix(
    seed().replace(
      'usage: candidate',
      '  usage: candidate\n^^ error(bad-indentation): The field “usage” is indented. Move it to the margin.',
    ),
    seed(),
    { kind: 'safe' },
  );
});

test('bad-indentation: where all fields are indented YAML reads them, and they are left unless somebody asks', () => {
  const fields = (indent: string) => seed().replace(/^(?=\w+: )/gm, indent);
  expectFix(
    fields('  ').replace(
      '\n  title',
      '\n^^ warning(bad-indentation): All fields are indented, so one added at the margin breaks the header. Move them to the margin.\n  title',
    ),
    fields(''),
    { kind: 'unsafe' },
  );
  // A block with a number counts from its field.
  expectFix(
    seed('note: |2\n    two')
      .replace(/^(?=\w+: |    two)/gm, '  ')
      .replace('\n  title', '\n^^ warning(bad-indentation)\n  title'),
    seed('note: |2\n    two'),
    { kind: 'unsafe', configuration: 'fields: { note: { type: string } }' },
  );
});

test('bad-indentation: the rest of a title is indented', () => {
  expectFix(
    seed(`title: Tunnel opens after nine years
of digging
^^^^^^^^^^ error(bad-indentation): This line is not a field, and is not indented like the rest of “title”.`),
    seed('title: Tunnel opens after nine years\n  of digging'),
    { kind: 'safe' },
  );
});

test('bad-indentation: words after a slug are not taken for the rest of it unasked', () => {
  expectFixes(seed('usage: candidate\nof many\n^^^^^^^ error(bad-indentation)'), [
    'unsafe: Indent the line as part of “usage”',
  ]);
});

test('yaml-feature: an anchor and its alias are written out together', () => {
  expectFix(
    header(`url: https://apnews.com/article/harbour-tunnel-opens
title: &slug ap
       ^^^^^^^^ warning(yaml-feature): Anchors (&name) are not for seeds. Use plain “key: value” lines.
publisher: *slug
           ^^^^^ warning(yaml-feature): Aliases (*name) are not for seeds. Use plain “key: value” lines.
usage: candidate
initial_rank: 4`),
    header(`url: https://apnews.com/article/harbour-tunnel-opens
title: ap
publisher: ap
usage: candidate
initial_rank: 4`),
    { kind: 'unsafe' },
  );
});

test('yaml-feature: a tag that says text is dropped', () => {
  expectFix(
    seed('title: !!str Tunnel opens\n       ^^^^^^^^^^^^^^^^^^ warning(yaml-feature)'),
    seed('title: Tunnel opens'),
    { kind: 'safe' },
  );
  expectFix(seed('title: !!str 1984\n       ^^^^^^^^^^ warning(yaml-feature)'), seed("title: '1984'"), {
    kind: 'safe',
  });
});

test('yaml-feature: a header in braces becomes lines', () => {
  expectFix(
    header(`{"url": "https://apnews.com/article/a", "title": "Tunnel: open", "publisher": "ap", "usage": "candidate", "initial_rank": 4}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(yaml-feature)`),
    header(`url: https://apnews.com/article/a
title: 'Tunnel: open'
publisher: ap
usage: candidate
initial_rank: 4`),
    { kind: 'safe' },
  );
});

test('yaml-feature: the end of a document', () => {
  expectFix(seed('initial_rank: 4\n...\n^^^ warning(yaml-feature)'), seed(), { kind: 'safe' });
});

test('yaml-syntax: a backslash that begins no escape', () => {
  expectFix(
    seed(String.raw`title: "Tunnel \opens"
               ^^ error(yaml-syntax): “\o” is not a YAML escape. Inside double quotes, write a backslash as “\\”.`),
    seed(String.raw`title: "Tunnel \\opens"`),
    { kind: 'safe' },
  );
});

test('yaml-syntax: characters that do not print, and line breaks of other alphabets', () => {
  expectFix(
    seed(
      'title: Tunnel\0 opens\n             ^ error(yaml-syntax): The character NULL (U+0000) does not print, and PyYAML rejects a header with it.',
    ),
    seed('title: Tunnel opens'),
    { kind: 'safe' },
  );
  expectFix(seed('title: Tunnel\u2028opens\n             ^ error(yaml-syntax)'), seed('title: Tunnel opens'), {
    kind: 'safe',
  });
});

test('yaml-syntax: a line that is no field', () => {
  expectFixes(
    seed(`some words
^^^^^^^^^^ error(yaml-syntax): “some words” is not a field. Write a key, a colon and a value.`),
    [],
  );
});
