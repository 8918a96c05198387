import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fix } from '../../../server/src/core/index.ts';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, header, seed } from '../../support/seed.ts';

test('fields out of order are a hint, at the first one out of place', () => {
  expectFix(
    header(`url: https://apnews.com/article/harbour-tunnel-opens
publisher: ap
^^^^^^^^^ hint(field-order): “publisher” is out of order: “title” belongs here. The order is url, title, publisher, usage, initial_rank.
initial_rank: 4
usage: candidate
title: Harbour tunnel opens after nine years of digging`),
    seed(),
    { title: 'Put the fields in order', kind: 'safe' },
  );
});

test('the order is that of the fields that are there', () => {
  expectFindings(
    header(`^^^ error(missing-field)
^^^ error(missing-field)
title: Harbour tunnel opens
^^^^^ hint(field-order): “title” is out of order: “url” belongs here. The order is url, title, publisher.
url: https://apnews.com/article/harbour-tunnel-opens
publisher: ap`),
  );
});

test('a field takes its comments and its folded lines along', () => {
  expectFix(
    header(
      `# Checked by Ann

# as printed
title: Harbour tunnel opens after nine years of digging, and nobody is more surprised than
^^^^^ hint(field-order)
  the engineers
# without its tracking parameters
url: "https://apnews.com/article/\\
  harbour-tunnel-opens"
publisher: ap
usage: candidate
initial_rank: 4
# end of the header`,
    ),
    header(`# Checked by Ann

# without its tracking parameters
url: "https://apnews.com/article/\\
  harbour-tunnel-opens"
# as printed
title: Harbour tunnel opens after nine years of digging, and nobody is more surprised than
  the engineers
publisher: ap
usage: candidate
initial_rank: 4
# end of the header`),
    { kind: 'safe' },
  );
});

test('fields beyond the known ones follow them, as they stand', () => {
  expectFix(
    header(`zebra: 1
^^^^^ warning(unknown-field)
title: Harbour tunnel opens after nine years of digging
^^^^^ hint(field-order)
author: A. Reporter
^^^^^^ warning(unknown-field)
url: https://apnews.com/article/harbour-tunnel-opens
publisher: ap
usage: candidate
initial_rank: 4`),
    seed(`zebra: 1
^^^^^ warning(unknown-field)
author: A. Reporter
^^^^^^ warning(unknown-field)`),
    { code: 'field-order', kind: 'safe' },
  );
});

function fixes(text: string): readonly Fix[] | undefined {
  return check(contextOf(text))
    .find(({ rule }) => rule.code === 'field-order')
    ?.fixes?.();
}

test('the order is left alone while the header cannot be read as a whole, or has a field twice', () => {
  const lines = `title: Harbour tunnel: open
url: https://apnews.com/article/harbour-tunnel-opens
publisher: ap
usage: candidate
initial_rank: 4`;
  assert.deepEqual(fixes(header(lines)), []);
  assert.deepEqual(fixes(header(`${lines.replace(': open', ' opens')}\nusage: used`)), []);
  assert.equal(fixes(header(lines.replace(': open', ' opens')))?.length, 1);
});

test('declared fields come in the order of the configuration', () => {
  const configuration = 'fields: { author: { type: string }, section: { type: string } }';
  expectFindings(seed('author: A. Reporter\nsection: Harbour'), { configuration });
  expectFix(
    seed('section: Harbour\n^^^^^^^ hint(field-order)\nauthor: A. Reporter'),
    seed('author: A. Reporter\nsection: Harbour'),
    { kind: 'safe', configuration },
  );
});

test('undeclared fields among the others are no matter of order', () => {
  expectFindings(
    header(`url: https://apnews.com/article/harbour-tunnel-opens
title: Harbour tunnel opens after nine years of digging
author: A. Reporter
^^^^^^ warning(unknown-field)
publisher: ap
usage: candidate
initial_rank: 4`),
  );
});
