import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ReviewSession, type Decision } from '../../../client/src/review/reviewSession.ts';

const decision = (uri: string, usage: string): Decision => ({ uri, label: uri, result: usage, usage, changes: [] });

suite('a review', () => {
  test('goes from seed to seed, and back to those that nobody has decided on', () => {
    const session = new ReviewSession(['a', 'b', 'c', 'd']);
    session.next();
    assert.equal(session.current, 'b');
    session.note(decision('b', 'used'));
    session.next();
    assert.equal(session.current, 'c');
    assert.equal(session.back(), true);
    assert.equal(session.current, 'a', 'b has left the queue');
    assert.equal(session.back(), false);
    assert.equal(session.following, 'c');
    session.next();
    session.next();
    session.next();
    assert.equal(session.current, undefined, 'all have been looked through');
    assert.deepEqual(session.undecided, ['a', 'c', 'd']);
  });

  test('counts what was decided last of each seed', () => {
    const session = new ReviewSession(['a', 'b']);
    session.note(decision('a', 'used'));
    session.note(decision('b', 'rejected'));
    session.note(decision('a', 'rejected'));
    session.note({ uri: 'a', label: 'a', result: 'rank 4', changes: [] });
    assert.deepEqual([...session.counts], [['rejected', 2]]);
  });

  test('forgets a decision, and goes to its seed', () => {
    const session = new ReviewSession(['a', 'b', 'c']);
    session.note(decision('a', 'used'));
    session.note(decision('a', 'rejected'));
    session.next();
    session.next();
    session.forget(session.decisions[0]!);
    assert.equal(session.current, 'a');
    assert.deepEqual([...session.counts], [['used', 1]]);
    session.forget(session.decisions[0]!);
    assert.deepEqual(session.undecided, ['a', 'b', 'c']);
    assert.deepEqual(session.decisions, []);
  });

  test('is the same after it was stored and read', () => {
    const session = new ReviewSession(['a', 'b', 'c']);
    session.note(decision('a', 'used'));
    session.next();
    const stored = session.store('journal/1.jsonl');
    const again = ReviewSession.restore(structuredClone(stored));
    assert.deepEqual(again?.store('journal/1.jsonl'), stored);
    assert.equal(again?.current, 'b');
    assert.equal(ReviewSession.restore(undefined), undefined);
    assert.equal(ReviewSession.restore({ ...stored, version: 2 as 1 }), undefined);
  });
});
