import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  promises,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, suite, test } from 'node:test';
import fc from 'fast-check';
import { Journal, changeOf, hashOf, type JournalEntry } from '../../../client/src/bulk/journal.ts';
import { journalFolder, removeAbandoned } from '../../../client/src/bulk/journalFolder.ts';

const root = mkdtempSync(join(tmpdir(), 'seedbed-journal-'));
after(() => rmSync(root, { recursive: true }));
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(root, 'journal-'))));

/** As it is read by whoever comes later. */
async function entries(): Promise<readonly JournalEntry[]> {
  const read: JournalEntry[] = [];
  for await (const entry of new Journal(folder).entries()) read.push(entry);
  return read;
}

suite('the way back from a change', () => {
  test('is made of the lines that differ', () => {
    const before = 'title: Ferry\nusage: candidate\nrank: 1\n';
    const { start, end, text } = changeOf('file:///1', before, before.replace('candidate', 'used'));
    assert.deepEqual({ start, end, text }, { start: 13, end: 25, text: 'usage: candidate\n' });
  });

  test('leads from any text to any other, and cuts no line and no pair of \\r and \\n', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\n', '\r\n', '😀'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = changeOf('file:///1', before, after);
        assert.equal(after.slice(0, change.start) + change.text + after.slice(change.end), before);
        assert.deepEqual([change.before, change.after], [hashOf(before), hashOf(after)]);
        for (const offset of [change.start, change.end]) {
          assert.ok(offset === 0 || offset === after.length || after[offset - 1] === '\n');
        }
      }),
    );
  });
});

suite('the journal', () => {
  const first = changeOf('file:///1', 'a\n', 'b\n');
  const second = changeOf('file:///2', 'a\n', 'b\n');
  const third = changeOf('file:///3', 'a\n', 'b\n');

  test('keeps what was planned, and what of it was made, for whoever opens it later', async () => {
    const record = new Journal(folder).begin('Set usage to “used”', 'seed');
    await record.plan([first, second]);
    await record.made([first.uri]);
    const [entry, ...others] = await entries();
    assert.equal(entry?.label, 'Set usage to “used”');
    assert.deepEqual(entry.changes, [
      { uri: first.uri, steps: [first], isMade: true },
      { uri: second.uri, steps: [second], isMade: false },
    ]);
    assert.deepEqual(others, []);
  });

  test('takes what is said last of a file', async () => {
    const record = new Journal(folder).begin('Fix all problems', 'seed');
    await record.plan([first]);
    const formatted = changeOf(first.uri, 'a\n', 'b \n');
    await record.plan([formatted]);
    assert.deepEqual((await entries())[0]?.changes, [{ uri: first.uri, steps: [formatted], isMade: false }]);
  });

  test('keeps the steps of a file that is changed more than once, also by whoever goes on with it later', async () => {
    const journal = new Journal(folder);
    const record = journal.begin('Review seeds', 'seed');
    const [b, c, d] = ['b\n', 'c\n', 'd\n'].map((text, index) =>
      changeOf(first.uri, ['a\n', 'b\n', 'c\n'][index]!, text),
    );
    await record.plan([b!]);
    await record.plan([c!]);
    const later = new Journal(folder).resume(record.path, 'Review seeds', 'seed');
    await later.plan([d!]);
    await later.made([first.uri]);
    assert.deepEqual((await entries())[0]?.changes, [{ uri: first.uri, steps: [b, c, d], isMade: true }]);
    const formatted = changeOf(first.uri, 'b\n', 'c \n');
    await later.plan([formatted]);
    assert.deepEqual((await entries())[0]?.changes[0]?.steps, [b, formatted], 'what was said last of a text');
  });

  test('writes nothing for a change of nothing', async () => {
    new Journal(folder).begin('Set usage to “used”', 'seed');
    assert.deepEqual(readdirSync(folder), []);
  });

  test('gives the last change first, and forgets those that it is told to', async () => {
    const journal = new Journal(folder);
    for (const label of ['one', 'two', 'three']) await journal.begin(label, 'seed').plan([first]);
    assert.deepEqual(
      (await entries()).map(({ label }) => label),
      ['three', 'two', 'one'],
    );
    await journal.remove((await entries())[1]!);
    assert.deepEqual(
      (await entries()).map(({ label }) => label),
      ['three', 'one'],
    );
  });

  test('keeps the last 20', async () => {
    const journal = new Journal(folder);
    for (let number = 1; number <= 23; number++) await journal.begin(`${number}`, 'seed').plan([first]);
    const labels = (await entries()).map(({ label }) => label);
    assert.deepEqual(
      labels,
      Array.from({ length: 20 }, (_, index) => `${23 - index}`),
    );
  });

  test('keeps no more bytes than it may, but the last change whatever its size', async () => {
    const journal = new Journal(folder, 64 * 1024);
    const large = { ...first, text: 'x'.repeat(33 * 1024) };
    for (const label of ['one', 'two']) await journal.begin(label, 'seed').plan([large]);
    await journal.begin('three', 'seed').plan([first]);
    assert.deepEqual(
      (await entries()).map(({ label }) => label),
      ['three', 'two'],
    );
  });

  test('forgets no change for a large one, nor a large one for the change that follows it', async () => {
    const journal = new Journal(folder, 64 * 1024);
    const large = { ...first, text: 'x'.repeat(65 * 1024) };
    for (const [label, change] of [
      ['one', first],
      ['two', large],
      ['three', first],
    ] as const) {
      await journal.begin(label, 'seed').plan([change]);
    }
    assert.deepEqual(
      (await entries()).map(({ label }) => label),
      ['three', 'two', 'one'],
    );
    await journal.begin('four', 'seed').plan([first]);
    assert.deepEqual(
      (await entries()).map(({ label }) => label),
      ['four', 'three', 'one'],
    );
  });

  for (const isHeader of [true, false]) {
    test(`loses only a line that is cut off by a full disk${isHeader ? ', be it the first,' : ''} and not the next`, async () => {
      const record = new Journal(folder).begin('one', 'seed');
      if (!isHeader) await record.plan([third]);
      await cutOff(() => record.plan([second]), isHeader ? 20 : 40);
      await record.plan([first]);
      await record.made([first.uri]);
      const [entry] = await entries();
      assert.equal(entry?.label, 'one');
      assert.deepEqual(entry.changes, [
        ...(isHeader ? [] : [{ uri: third.uri, steps: [third], isMade: false }]),
        { uri: first.uri, steps: [first], isMade: true },
      ]);
    });
  }

  /** Runs something while the disk takes no more than `bytes` of what is written. */
  const cutOff = async (write: () => Promise<void>, bytes: number): Promise<void> => {
    const { appendFile } = promises;
    promises.appendFile = async (path, data, options) => {
      assert.ok(typeof data === 'string');
      await appendFile(path, data.slice(0, bytes), options);
      throw new Error('ENOSPC: no space left on device');
    };
    syncBuiltinESMExports();
    try {
      await assert.rejects(write, /ENOSPC/);
    } finally {
      promises.appendFile = appendFile;
      syncBuiltinESMExports();
    }
  };

  test('is read as far as it goes where a line was cut off, or is none of its own', async () => {
    const record = new Journal(folder).begin('one', 'seed');
    await record.plan([first]);
    await record.plan([second]);
    const path = join(folder, readdirSync(folder)[0]!);
    truncateSync(path, statSync(path).size - 10);
    appendFileSync(path, '\n"text"\nnull\n{"planned":[{"uri":1}, null]}\n{"made":3}\n');
    assert.deepEqual((await entries())[0]?.changes, [{ uri: first.uri, steps: [first], isMade: false }]);
    truncateSync(path, 5);
    assert.deepEqual(await entries(), []);
  });
});

suite('the folder of the journal', () => {
  test('is the same for all windows of a folder, and another one for each window without', () => {
    const [all, storage] = [join(folder, 'all'), join(folder, 'storage')];
    assert.equal(journalFolder(storage, all), journalFolder(storage, all));
    assert.notEqual(journalFolder(undefined, all), journalFolder(undefined, all));
  });

  test('is removed a month after the last change in a window that had none', async () => {
    const [old, recent] = [join(folder, 'old'), join(folder, 'recent')];
    for (const each of [old, recent]) mkdirSync(each);
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    utimesSync(old, daysAgo(31), daysAgo(31));
    utimesSync(recent, daysAgo(29), daysAgo(29));
    await removeAbandoned(folder);
    assert.deepEqual([existsSync(old), existsSync(recent)], [false, true]);
  });
});
