// Corpora in which most seeds have to do with others, for properties.

import fc from 'fast-check';

/** Seeds that have to do with each other: few urls, titles, ranks and publishers, and now and then something is wrong. */
const seedText = fc
  .record({
    article: fc.integer({ min: 1, max: 6 }),
    title: fc.integer({ min: 1, max: 8 }),
    domain: fc.constantFrom('apnews.com', 'www.example-times.com', 'bbc.co.uk'),
    publisher: fc.constantFrom('ap', 'times', 'times', 'bbc', 'nobody', ''),
    usage: fc.constantFrom('candidate', 'candidate', 'used', 'candidat'),
    rank: fc.constantFrom('1', '2', '3', '4', '007', 'No. 5', ''),
    story: fc.integer({ min: 1, max: 4 }),
    breakage: fc.constantFrom('', '', '', '', 'fence', 'tab', 'heading', 'colon', 'list', 'bom', 'crlf', 'empty'),
  })
  .map(({ article, title, domain, publisher, usage, rank, story, breakage }) => {
    if (breakage === 'empty') return '';
    const body = `The tunnel under the harbour of town ${story} opened after long years of digging. `.repeat(6 + story);
    const text = `---
url: https://${domain}/article/harbour-tunnel-${article}
title: Harbour tunnel opens after ${title} years
publisher: ${publisher}
usage: ${usage}
initial_rank: ${rank}
${breakage === 'list' ? 'tags:\n  - one\n  - two\n' : ''}---
## ${breakage === 'heading' ? 'Artikel' : 'Article summary'}
${body}
`;
    if (breakage === 'fence') return text.replace('\n---\n', '\n');
    if (breakage === 'tab') return text.replace('usage: ', 'usage:\t');
    if (breakage === 'colon') return text.replace('title: ', 'title: A: ');
    if (breakage === 'bom') return `\uFEFF${text}`;
    return breakage === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  });

const configurations: readonly string[] = [
  '',
  '',
  'usages: [candidate, used, other]\nduplicates: { threshold: 0.6 }\n',
  'overrides: { "a/**": { unknown-usage: off } }\nignore: { "b/*": [duplicate-title] }\n',
  'fields:\n  tags: { type: list }\nrules: { near-duplicate: off, rank-gap: warning }\n',
];

/** Seeds in a few folders, with a configuration or two, to be shared by so many parts. */
export const relatedSeeds = fc.record({
  seeds: fc.array(fc.tuple(fc.constantFrom('', 'a/', 'b/', 'a/deep er/'), seedText), { minLength: 1, maxLength: 24 }),
  configuration: fc.constantFrom(...configurations),
  nested: fc.constantFrom('', '', 'usages: [candidat]\n'),
  parts: fc.integer({ min: 1, max: 5 }),
});

type RelatedSeeds = typeof relatedSeeds extends fc.Arbitrary<infer Value> ? Value : never;

/** The files, by their paths: also one that is not UTF-8. */
export function filesOf({ seeds, configuration, nested }: Omit<RelatedSeeds, 'parts'>) {
  const files: Record<string, string | Uint8Array> = {};
  for (const [index, [folder, text]] of seeds.entries()) files[`${folder}${index}.seed`] = text;
  if (seeds.length % 3 === 0) files['a/bad.seed'] = Uint8Array.of(0xe9);
  if (configuration !== '') files['seedbed.yaml'] = configuration;
  if (nested !== '') files['b/seedbed.yaml'] = nested;
  return files;
}
