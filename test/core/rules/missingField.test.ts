import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, header, other, seed } from '../../support/seed.ts';

const url = 'url: https://apnews.com/article/harbour-tunnel-opens';
const title = 'title: Harbour tunnel opens after nine years of digging';

/** A finding on the opening fence. */
const missing = '^^^ error(missing-field)';

test('each of the five fields is required', () => {
  expectFindings(
    header(`^^^ error(missing-field): The header has no “url”. Every seed needs one.
^^^ error(missing-field): The header has no “title”. Every seed needs one.
^^^ error(missing-field): The header has no “publisher”. Every seed needs one.
^^^ error(missing-field): The header has no “usage”. Every seed needs one.
^^^ error(missing-field): The header has no “initial_rank”. Every seed needs one.`),
  );
});

test('the publisher is what the url says: a guess, unless seedbed.yaml or most seeds from the domain say so', () => {
  const before = header(`${missing}\n${url}\n${title}\nusage: candidate\ninitial_rank: 4`);
  const after = header(`${url}\n${title}\npublisher: ap\nusage: candidate\ninitial_rank: 4`);
  const insert = { title: 'Insert “publisher: ap”' };
  expectFix(before, after, { ...insert, kind: 'unsafe' });
  expectFix(before, after, { ...insert, kind: 'safe', configuration: 'publishers: { ap: {} }' });
  const others = { 'one.seed': other(1), 'two.seed': other(2), 'three.seed': other(3) };
  const ranked = Object.entries(others).map(([path, text], index) => [
    path,
    text.replace('rank: 4', `rank: ${index + 1}`),
  ]);
  expectFix(before, after, { ...insert, kind: 'safe', others: Object.fromEntries(ranked) as Record<string, string> });
});

test('where the url says nothing, there is a place to fill in', () => {
  const elsewhere = 'url: https://tidewater-gazette.example/tunnel';
  expectFix(
    header(`${missing}\n${elsewhere}\n${title}\nusage: candidate\ninitial_rank: 4`),
    header(`${elsewhere}
${title}
publisher:
^^^^^^^^^ error(empty-value)
usage: candidate
initial_rank: 4`),
    { title: 'Insert “publisher” to fill in', kind: 'placeholder' },
  );
});

test('the rank is the next free one, which is a guess', () => {
  expectFix(
    header(`${missing}\n${url}\n${title}\npublisher: ap\nusage: candidate`),
    header(`${url}\n${title}\npublisher: ap\nusage: candidate\ninitial_rank: 2`),
    { title: 'Insert “initial_rank: 2”', kind: 'placeholder', others: { 'one.seed': other(1, 'initial_rank: 1') } },
  );
});

test('so is the first of the usages', () => {
  expectFix(
    header(`${missing}\n${url}\n${title}\npublisher: ap\ninitial_rank: 4`),
    header(`${url}\n${title}\npublisher: ap\nusage: new\ninitial_rank: 4`),
    { title: 'Insert “usage: new”', kind: 'placeholder', configuration: 'usages: [new, old]' },
  );
});

test('a url and a title are yours to fill in', () => {
  expectFix(
    header(`${missing}\n${title}\npublisher: ap\nusage: candidate\ninitial_rank: 4`),
    header(`url:\n^^^ error(empty-value)\n${title}\npublisher: ap\nusage: candidate\ninitial_rank: 4`),
    { title: 'Insert “url” to fill in', kind: 'placeholder' },
  );
});

test('a field stands after the nearest one that comes before it, whatever is around', () => {
  expectFix(
    header(`${missing}
author: A. Reporter
^^^^^^ warning(unknown-field)
${url}
title: Harbour tunnel opens after nine years of digging, and nobody is more surprised than
  the engineers
# to be decided
usage: candidate
initial_rank: 4`),
    header(`author: A. Reporter
^^^^^^ warning(unknown-field)
${url}
title: Harbour tunnel opens after nine years of digging, and nobody is more surprised than
  the engineers
publisher: ap
# to be decided
usage: candidate
initial_rank: 4`),
    { kind: 'unsafe' },
  );
});

test('a declared field is missing where it is required', () => {
  const configuration = `fields:
  author: { type: string, required: true }
  section: { type: string, required: false }
`;
  expectFix(
    header(`${missing}: The header has no “author”. Every seed needs one.
${url}
${title}
publisher: ap
usage: candidate
initial_rank: 4`),
    seed('author:\n^^^^^^ error(empty-value)'),
    { kind: 'placeholder', configuration },
  );
});

test('a header without a closing fence gets its field all the same', () => {
  expectFixes(
    `---\n^^^ error(unclosed-header)\n${url}\n${title}\npublisher: ap\nusage: candidate\ninitial_rank: 4\n\n## Article summary\nText.\n`,
    ['safe: Close the header with “---”'],
  );
  expectFindings(
    `---\n^^^ error(unclosed-header)\n^^^ error(missing-field)\n${url}\n${title}\npublisher: ap\nusage: candidate\n\n## Article summary\nText.\n`,
  );
});

test('a field that is there in a damaged line is not missing', () => {
  expectFindings(
    header(`${url}
${title}
publisher ap
^^^^^^^^^ error(missing-colon)
usage: candidate
initial_rank: 4`),
  );
});

test('where there is no header, or no list of fields, that is all there is to say', () => {
  expectFindings(`## Article summary
^^^^^^^^^^^^^^^^^^ error(missing-header)
Text.
`);
  expectFindings(`---
- url
^^^^^ error(not-a-mapping)
- title
---
## Article summary
Text.
`);
});

/** Seeds of one site that all name the same publisher. */
const gazette = Object.fromEntries(
  [1, 2, 3].map((number) => [
    `${number}.seed`,
    seed(
      `url: https://tidewater-gazette.example/${number}\ntitle: Other news ${number}\npublisher: tidewater\ninitial_rank: ${number}`,
    ),
  ]),
);

test('where the url says nothing and other seeds from its domain do, what they say is a guess', () => {
  const elsewhere = 'url: https://tidewater-gazette.example/tunnel';
  expectFix(
    header(`${missing}\n${elsewhere}\n${title}\nusage: candidate\ninitial_rank: 4`),
    header(`${elsewhere}\n${title}\npublisher: tidewater\nusage: candidate\ninitial_rank: 4`),
    {
      title: 'Insert “publisher: tidewater” (3 of 3 seeds from tidewater-gazette.example say so)',
      kind: 'unsafe',
      others: gazette,
      configuration: 'publishers: { tidewater: {} }',
    },
  );
});

test('whose url it is comes first, and stays certain', () => {
  expectFixes(
    header(`${missing}\nurl: https://tidewater-gazette.example/tunnel\n${title}\nusage: candidate\ninitial_rank: 4`),
    [
      'safe: Insert “publisher: harbour-post”',
      'unsafe: Insert “publisher: tidewater” (3 of 3 seeds from tidewater-gazette.example say so)',
    ],
    { others: gazette, configuration: 'publishers: { harbour-post: { domains: [tidewater-gazette.example] } }' },
  );
});
