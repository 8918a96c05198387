import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

/** A seed with one more field, of the type that `declared` says. */
function expectField(declared: string, line: string): void {
  expectFindings(seed(line), { configuration: `fields: {extra: ${declared}}\n` });
}

test('each type takes what PyYAML reads as it', () => {
  for (const [type, ...values] of [
    ['list', '[a, b]', '[]', '\n- a\n- b', '\n  - a # why\n  - &b b', '&all\n- a', '[1, [2]]'],
    ['mapping', '{a: b}', '\n  a: b\n  c:\n  - d'],
    ['float', '1.5', '1', '.5', '.inf', '1_000'],
    ['integer', '1', '-3'],
    ['boolean', 'true', 'false'],
    ['date', '2026-01-31', '2026-01-31 10:00:00', '2026-01-31T10:00:00Z'],
    ['[string, list]', 'a', '[a, b]', "'12'"],
    ['[date, string]', '2026-01-31', 'soon'],
    ['[boolean, list]', 'true', '[a]'],
  ] as const) {
    for (const value of values) expectField(`{type: ${type}}`, `extra:${value.startsWith('\n') ? '' : ' '}${value}`);
  }
});

test('anything else is said to be of the wrong type', () => {
  expectField(
    '{type: list}',
    `extra: harbour
       ^^^^^^^ error(wrong-type): “harbour” is read as text, but “extra” needs a list.`,
  );
  expectField(
    '{type: mapping}',
    `extra: [a]
       ^^^ error(wrong-type): This is a list, but “extra” needs a group of “key: value” fields.`,
  );
  expectField(
    '{type: float}',
    `extra: many
       ^^^^ error(wrong-type): “many” is read as text, but “extra” needs a number.`,
  );
  expectField(
    '{type: date}',
    `extra: 2026-1-31
       ^^^^^^^^^ error(wrong-type): “2026-1-31” is read as text, but “extra” needs a date such as 2026-01-31.`,
  );
  expectField(
    '{type: [string, list]}',
    `extra: 12
       ^^ error(wrong-type): “12” is read as the number 12, but “extra” needs text or a list.`,
  );
  expectField(
    '{type: [list, date]}',
    `extra: {a: b}
       ^^^^^^ error(wrong-type): This is a group of fields, but “extra” needs a list or a date such as 2026-01-31.`,
  );
});

test('a number in quotes is written without where a number is expected', () => {
  expectFix(
    seed(`extra: '4'
       ^^^ error(wrong-type)`),
    seed('extra: 4'),
    { configuration: 'fields: {extra: {type: float}}\n', title: 'Write “4” without quotes', kind: 'safe' },
  );
});

test('a value of several types is judged as the one that it has', () => {
  const configuration = 'fields: {source: {type: [url, list]}}\n';
  expectFindings(seed('source: [a, b]'), { configuration });
  expectFindings(
    seed(`source: a b
        ^^^ error(invalid-url)`),
    { configuration },
  );
});

test('an enum has the values that are declared', () => {
  const configuration = 'fields: {section: {values: [news, culture, sport]}}\n';
  expectFindings(seed('section: culture'), { configuration });
  expectFix(
    seed(`section: Culture
         ^^^^^^^ error(unknown-value): “Culture” is not a value of “section”. Did you mean “culture”?`),
    seed('section: culture'),
    { configuration, title: 'Change it to “culture”', kind: 'safe' },
  );
  expectFixes(
    seed(`section: sprot
         ^^^^^ error(unknown-value): “sprot” is not a value of “section”. Did you mean “sport”?`),
    ['unsafe: Change it to “sport”'],
    { configuration },
  );
  expectFixes(
    seed(`section: weather
         ^^^^^^^ error(unknown-value): “weather” is not a value of “section”. Use “news”, “culture”, “sport”.`),
    [],
    { configuration },
  );
  expectFindings(
    seed(`section: 12
         ^^ error(wrong-type): “12” is read as the number 12, but “section” needs one of its declared values.`),
    { configuration },
  );
});

test('a url may be relative where that is declared', () => {
  const configuration = 'fields: {url: {relative: true}, image: {relative: true}}\n';
  for (const url of ['/news/tunnel', '../tunnel?page=2', 'tunnel.html', 'https://apnews.com/article/tunnel']) {
    expectFindings(seed(`url: ${url}\nimage: ${url}`), { configuration });
  }
  expectFindings(
    seed(`url: htps://apnews.com/a
     ^^^^^^^^^^^^^^^^^^^ error(invalid-url)`),
    { configuration },
  );
});

test('a built-in field may be missing or empty where that is declared', () => {
  const without = seed().replace(/usage: .*\n/, '');
  expectFindings(without, { configuration: 'fields: {usage: {required: false}}\n' });
  expectFindings(
    seed(`usage:
^^^^^ error(empty-value)`),
    { configuration: 'fields: {usage: {required: false}}\n' },
  );
  for (const empty of ['usage:', 'usage: ~', "usage: ''"]) {
    expectFindings(seed(empty), { configuration: 'fields: {usage: {empty: true}}\n' });
  }
  for (const empty of ['initial_rank:', 'initial_rank: null']) {
    expectFindings(seed(empty), { configuration: 'fields: {initial_rank: {empty: true}}\n' });
  }
  for (const empty of ['url:', 'title:', 'publisher:']) {
    expectFindings(seed(empty), { configuration: `fields: {${empty.slice(0, -1)}: {empty: true}}\n` });
  }
});

test('fields stand in the order of the configuration', () => {
  const configuration = 'header: {order: [title, section]}\nfields: {section: {}}\n';
  const ordered = `---
title: Harbour tunnel opens after nine years of digging
section: news
url: https://apnews.com/article/harbour-tunnel-opens
publisher: ap
usage: candidate
initial_rank: 4
---
## Article summary
The tunnel under the harbour opened on Monday.
`;
  expectFindings(ordered, { configuration });
  expectFix(
    seed('section: news')
      .replace('url:', 'url:')
      .replace(
        '---\nurl: https://apnews.com/article/harbour-tunnel-opens',
        '---\nurl: https://apnews.com/article/harbour-tunnel-opens\n^^^ hint(field-order)',
      ),
    ordered,
    { configuration, kind: 'safe' },
  );
});

test('a summary has one of the levels of the configuration, and the first where it is written anew', () => {
  const configuration = 'body: {levels: [3, 2]}\n';
  expectFindings(seed(), { configuration });
  expectFindings(seed().replace('## ', '### '), { configuration });
  expectFix(
    seed().replace('## Article summary', '# Article summary\n^^^^^^^^^^^^^^^^^ warning(missing-summary)'),
    seed().replace('## ', '### '),
    { configuration, kind: 'unsafe' },
  );
  expectFindings(
    seed().replace('## Article summary', '### Article summary\n^^^^^^^^^^^^^^^^^^^ warning(missing-summary)'),
  );
});

test('rules have other severities for some seeds, and some findings are ignored there', () => {
  const configuration = `rules: {unknown-usage: hint}
overrides:
  "2026/**": {unknown-usage: warning}
  "2026/old/*": {unknown-usage: off}
ignore:
  "drafts/**": unknown-usage
`;
  const found = (severity: string) =>
    seed(`usage: printed
       ^^^^^^^ ${severity}(unknown-usage)`);
  expectFindings(found('hint'), { configuration });
  expectFindings(found('warning'), { configuration, path: '2026/a.seed' });
  expectFindings(seed('usage: printed'), { configuration, path: '2026/old/a.seed' });
  expectFindings(seed('usage: printed'), { configuration, path: 'drafts/a/b.seed' });
});
