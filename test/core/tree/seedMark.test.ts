import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Corpus, readConfiguration, ruleCodes, seedMark } from '../../../server/src/core/index.ts';
import { summaryOf } from '../../support/summaries.ts';

const uri = 'file:///news/001.txt';

/** The mark of a seed with some values, and the usages that are declared. */
function markOf(values: Parameters<typeof summaryOf>[1], usages = 'candidate, selected, rejected') {
  const corpus = new Corpus();
  corpus.upsert(summaryOf(uri, values));
  return seedMark(uri, corpus, readConfiguration(`usages: [${usages}]`, ruleCodes).configuration);
}

suite('the mark of a seed', () => {
  test('has its title, its rank, and its usage with the letter that stands for it', () => {
    assert.deepEqual(markOf({ title: 'Ferry', usage: 'rejected', rank: 3 }), {
      label: 'Ferry',
      usage: 'rejected',
      letter: 'R',
      rank: 3,
    });
  });

  test('has the name of a file without a title, and no letter for a usage that nobody declares', () => {
    assert.deepEqual(markOf({ usage: 'reject' }), { label: '001.txt', usage: 'reject' });
  });

  test('has for each usage a letter of its own, as far as there are any', () => {
    const letters = ['cut', 'candidate', 'cat', 'act'].map((usage) => markOf({ usage }, 'cut, candidate, cat, act'));
    assert.deepEqual(
      letters.map((mark) => mark?.letter),
      ['C', 'A', 'T', undefined],
    );
  });

  test('is none where there is no such seed', () => {
    assert.equal(
      seedMark('file:///other.txt', new Corpus(), readConfiguration('', ruleCodes).configuration),
      undefined,
    );
  });
});
