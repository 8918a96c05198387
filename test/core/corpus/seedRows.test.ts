import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Corpus } from '../../../server/src/core/index.ts';
import { summaryOf } from '../../support/summaries.ts';

test('rows stand in the order of uris, whatever comes and goes', () => {
  // Folders within each other, folders that begin with another's name, and documents that are in no folder.
  const folders = ['f:/a/', 'f:/a/b/', 'f:/a/b/c/', 'f:/a-b/', 'f:/a0/', 'f:/a!/b/'];
  const uri = fc
    .tuple(
      fc.constantFrom(...folders),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '!', '0'), minLength: 1 }),
    )
    .map(([folder, name]) => folder + name);
  const anyUri = fc.oneof({ weight: 20, arbitrary: uri }, fc.constantFrom('u:1', 'u:1-2', 'u:1/2'));
  fc.assert(
    fc.property(fc.array(fc.array(fc.record({ uri: anyUri, isGone: fc.boolean() })), { maxLength: 4 }), (rounds) => {
      const corpus = new Corpus();
      const uris = new Set<string>();
      for (const changes of rounds) {
        for (const change of changes) {
          if (change.isGone) corpus.remove(change.uri);
          else corpus.upsert(summaryOf(change.uri));
          uris[change.isGone ? 'delete' : 'add'](change.uri);
        }
        const { rows, places } = corpus.rows.uriOrder;
        assert.deepEqual(
          Array.from(rows, (row) => corpus.rows.uriOf(row)),
          [...uris].sort(),
        );
        assert.ok(rows.every((row, place) => places[row] === place));
      }
    }),
  );
});

test('what is made of a seed is kept until the seed changes', () => {
  const corpus = new Corpus();
  const made: string[] = [];
  const titles = corpus.rows.remember((row) => {
    const title = corpus.rows.titleOf(row) ?? 'none';
    made.push(title);
    return title;
  });
  const titleOf = (uri: string) => titles.at(corpus.rowOf(uri)!);
  corpus.upsert(summaryOf('f:/1', { title: 'One' }));
  corpus.upsert(summaryOf('f:/2', { title: 'Two' }));
  assert.deepEqual([titleOf('f:/1'), titleOf('f:/2'), titleOf('f:/1')], ['One', 'Two', 'One']);
  corpus.upsert(summaryOf('f:/2', { title: 'Three' }));
  assert.deepEqual([titleOf('f:/1'), titleOf('f:/2')], ['One', 'Three']);
  corpus.remove('f:/1');
  corpus.upsert(summaryOf('f:/3'));
  assert.deepEqual([titleOf('f:/3'), titleOf('f:/2')], ['none', 'Three']);
  assert.deepEqual(made, ['One', 'Two', 'Three', 'none']);
});
