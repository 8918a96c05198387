import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFixes, other, seed } from '../../support/seed.ts';

const url = 'url: https://apnews.com/article/harbour-tunnel-opens';

/** Another seed of the same article; that it is there twice is another finding, and switched off. */
function twin(number: number, usage: string): string {
  return other(number, `${url}\nusage: ${usage}\ninitial_rank: ${number}`);
}

const configuration = 'rules: { duplicate-url: off }';

test('another seed of the same article has another usage', () => {
  expectFindings(
    seed(`usage: candidate
       ^^^^^^^^^ error(usage-conflict): The usage is “candidate” here, but “used” in another seed for the same article: “Island ferry sails again on day 1”, #1 in one.seed.`),
    { configuration, others: { 'one.seed': twin(1, 'used') } },
  );
});

test('of several, the message says how many', () => {
  expectFindings(
    seed(`usage: candidate
       ^^^^^^^^^ error(usage-conflict): The usage is “candidate” here, but “used” in 2 other seeds for the same article, among them “Island ferry sails again on day 1”, #1 in 1.seed.`),
    { configuration, others: { '1.seed': twin(1, 'used'), '2.seed': twin(2, 'used'), '3.seed': twin(3, 'candidate') } },
  );
  expectFindings(
    seed(`usage: candidate
       ^^^^^^^^^ error(usage-conflict): The usage is “candidate” here, but different in 2 other seeds for the same article, among them “Island ferry sails again on day 1”, #1 in 1.seed.`),
    { configuration, others: { '1.seed': twin(1, 'used'), '2.seed': twin(2, 'rejected') } },
  );
});

test('the usages of the others are related, can be opened, and can be taken over', () => {
  const surroundings = { configuration, others: { 'one.seed': twin(1, 'used') } };
  const context = contextOf(seed(), surroundings);
  const { usagePlace: place } = context.corpus.get('file:///seeds/one.seed')!;
  const [finding] = check(context);
  assert.deepEqual(
    finding?.related?.map((other) => [other.uri, other.place, other.message]),
    [['file:///seeds/one.seed', place, '“used”: “Island ferry sails again on day 1”, #1 in one.seed']],
  );
  assert.deepEqual(finding.fixes?.()[0]?.open, { uri: 'file:///seeds/one.seed', place });
  expectFixes(
    seed(`usage: candidate
       ^^^^^^^^^ error(usage-conflict)`),
    [
      'unsafe: Open “Island ferry sails again on day 1”, #1 in one.seed',
      'placeholder: Set the usage to “used”, as in the other seed',
    ],
    surroundings,
  );
});

test('one mistake is one finding: the same word in another spelling, or no word, is for another rule', () => {
  expectFindings(seed(), { configuration, others: { 'one.seed': twin(1, 'Candidate') } });
  expectFindings(seed(), { configuration, others: { 'one.seed': twin(1, '') } });
  expectFindings(
    seed(`usage:
^^^^^ error(empty-value)`),
    { configuration, others: { 'one.seed': twin(1, 'used') } },
  );
});

test('other articles may have what usage they like', () => {
  expectFindings(seed(), { others: { 'one.seed': other(1, 'usage: used\ninitial_rank: 1') } });
});

test('without the configuration, both are said: that the article is there twice, and that its usages differ', () => {
  expectFindings(
    seed(`${url}
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning(duplicate-url)
usage: candidate
       ^^^^^^^^^ error(usage-conflict)`),
    { others: { 'one.seed': twin(1, 'used') } },
  );
});
