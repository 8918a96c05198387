import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { body, contextOf, expectFindings, expectFixes, other } from '../../support/seed.ts';

const report = `The ferry line that was given up ten years ago is to sail again from June. The first boat leaves the old
pier at nine in the evening, calls at the three islands and is back before the bakers open. Tickets are sold on board,
and dogs travel free of charge on every night but Saturday.
`;

/** Another seed with this body, another title and another url. */
function copy(number: number, text = report, changes = ''): string {
  return other(number, `initial_rank: ${number + 10}\n${changes}`.trim()).replace(
    /## Article summary\n[^]*/,
    `## Article summary\n${text}`,
  );
}

const found = body(`## Article summary
^^^^^^^^^^^^^^^^^^ information(near-duplicate)
${report}`);

test('another seed has the same words', () => {
  expectFindings(
    body(`## Article summary
^^^^^^^^^^^^^^^^^^ information(near-duplicate): Almost the same body is in another seed (about 100%): “Island ferry sails again on day 1”, #11 in one.seed.
${report}`),
    { others: { 'one.seed': copy(1) } },
  );
});

test('or almost the same', () => {
  expectFindings(found, { others: { 'one.seed': copy(1, `${report}More on Sunday.\n`) } });
  const [finding] = check(
    contextOf(body(`## Article summary\n${report}`), { others: { 'one.seed': copy(1, `${report}More on Sunday.\n`) } }),
  );
  assert.match(finding!.message, /^Almost the same body is in another seed \(about (?:8[0-9]|9[0-9])%\): /);
});

test('of several, the most similar is named first', () => {
  const others = { 'a.seed': copy(1, `${report}More on Sunday.\n`), 'b.seed': copy(2) };
  const [finding] = check(contextOf(body(`## Article summary\n${report}`), { others }));
  assert.match(
    finding!.message,
    /^Almost the same body is in 2 other seeds \(up to about 100%\), among them .* in b\.seed\.$/,
  );
  assert.deepEqual(
    finding!.related?.map(({ uri, message }) => [uri, message.replace(/[89][0-9]%$/, '…%')]),
    [
      ['file:///seeds/b.seed', '“Island ferry sails again on day 2”, #12 in b.seed: about 100%'],
      ['file:///seeds/a.seed', '“Island ferry sails again on day 1”, #11 in a.seed: about …%'],
    ],
  );
});

test('a body without a heading shows it on its first line', () => {
  const [first = '', ...rest] = report.split('\n');
  expectFindings(
    body(`
${first}
${'^'.repeat(first.length)} information(near-duplicate)
${rest.join('\n')}`),
    { configuration: 'body: { headings: [] }', others: { 'one.seed': copy(1) } },
  );
});

test('other words, and too few, are no matter', () => {
  expectFindings(body(`## Article summary\n${report}`), {
    others: {
      'one.seed': copy(1, 'Growers in the valley hope that the frost stays away from the orchards this spring.\n'),
    },
  });
  expectFindings(body('## Article summary\nTo be written.\n'), { others: { 'one.seed': copy(1, 'To be written.\n') } });
});

test('one mistake is one finding: two seeds of one article have one body', () => {
  const url = 'url: https://apnews.com/article/harbour-tunnel-opens';
  const codes = check(
    contextOf(body(`## Article summary\n${report}`), { others: { 'one.seed': copy(1, report, url) } }),
  );
  assert.deepEqual(
    codes.map(({ rule }) => rule.code),
    ['duplicate-url'],
  );
});

test('seeds that the configuration calls different are not told of', () => {
  expectFindings(body(`## Article summary\n${report}`), {
    others: { 'one.seed': copy(1) },
    configuration: 'duplicates:\n  different:\n    - [this.seed, one.seed]\n',
  });
});

test('the other can be opened, or declared to be another', () => {
  const others = { 'one.seed': copy(1) };
  expectFixes(
    found,
    [
      'unsafe: Open “Island ferry sails again on day 1”, #11 in one.seed',
      'unsafe: Not the same: record that in seedbed.yaml',
    ],
    { others },
  );
});
