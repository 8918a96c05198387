import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, rules } from '../../../server/src/core/index.ts';
import { createRandom } from '../../../scripts/bench/random.ts';
import { breachesOf, changesOf } from '../../support/fixLaws.ts';
import type { HeaderEdit } from '../../support/headerEdits.ts';
import { applyEdit, operations } from '../../support/headerEdits.ts';
import { readWithYaml } from '../../support/headerReading.ts';
import { contextOf, header } from '../../support/seed.ts';
import { soundSeed } from '../../support/soundSeeds.ts';
import { runs } from '../../support/properties.ts';

// What holds for every safe fix of every text, and for fix-all. `npm run fuzz -- fixes` tries as many as one likes, and asks
// PyYAML itself what a reader sees; here `yaml` stands in for it.

const laws = [
  ['1', 'no word is lost, but for those that a fix says it drops'],
  ['2', 'no word is made up, but for those of the declared vocabularies'],
  ['3', 'other fields keep their values, and the body its bytes'],
  ['4', 'a header that is read as a list of fields stays one, with the same keys'],
  ['5', 'a fix helps: the finding is gone, no new error comes, and no quote, fence, arrow or backslash is left over'],
  ['6', 'fix-all, run again, changes nothing'],
] as const;

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const edit: fc.Arbitrary<HeaderEdit> = fc.record({
  operation: fc.constantFrom(...operations),
  at: share,
  from: share,
  choice: share,
});

for (const [number, law] of laws) {
  for (const [name, mostEdits] of [
    ['a sound seed', 0],
    ['a seed edited in up to three places', 3],
  ] as const) {
    test(`${law}: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.nat(),
          fc.array(edit, { minLength: Math.min(1, mostEdits), maxLength: mostEdits }),
          (seed, edits) => {
            const text = edits.reduce(applyEdit, soundSeed(createRandom(seed)));
            for (const change of changesOf(contextOf(text), contextOf)) {
              const breach = breachesOf(change, readWithYaml).find((one) => one.law.startsWith(number));
              if (!breach) continue;
              const what = change.single?.fix.title ?? 'fix-all';
              assert.fail(`${what}: ${breach.law} ${breach.detail}\n${text}→\n${change.after.document.text}`);
            }
          },
        ),
        { numRuns: runs(100), seed: 20260101 },
      );
    });
  }
}

/** A safe fix that somebody might write: what is replaced stands between `«` and `»`. */
function breaches(drawn: string, newText: string, { code = 'yaml-syntax', drops = false } = {}): string[] {
  const start = drawn.indexOf('«');
  const range = { start, end: drawn.indexOf('»') - 1 };
  const before = contextOf(drawn.replace(/[«»]/g, ''));
  const rule = rules.find((other) => other.code === code)!;
  const fix = { title: 'A fix', kind: 'safe', edits: [{ range, newText }], drops: drops ? [range] : [] } as const;
  const finding = { range, message: 'A finding.', rule, severity: 'error' } as const;
  const after = contextOf(applyEdits(before.document.text, fix.edits));
  const change = { before, after, codes: new Set([code]), single: { finding, fix } };
  return breachesOf(change, readWithYaml).map(({ law }) => law);
}

test('the laws are broken by what breaks them', () => {
  assert.deepEqual(breaches(header('title: Tunnel« opens»'), ''), ['1 lost: words']);
  assert.deepEqual(breaches(header('title: Tunnel« opens»'), '', { drops: true }), []);
  assert.deepEqual(breaches(header('title: Tunnel« opens»'), 's', { drops: true }), []);
  assert.deepEqual(breaches(header('title: Tunnel« opens»'), ' closes', { drops: true }), ['2 made-up: words']);
  assert.deepEqual(breaches(header('title: «Tunnel opens»'), 'opens Tunnel'), ['1 lost: order of words']);
  assert.deepEqual(breaches(header('title: Tunnel«»'), ' closes'), ['2 made-up: words']);
  assert.deepEqual(breaches(header('title: a\nnote: one«\n  two»\nlast: 3'), '\n"two": 2'), [
    '2 made-up: words',
    '4 sound: a key is new',
  ]);
  assert.deepEqual(breaches(header('note: one\ntitle: a«»'), '\nnote: one one'), [
    '2 made-up: words',
    '3 other: value of another field',
  ]);
  assert.deepEqual(breaches(header('title: a\nlist:«»\n- a'), '\n---'), ['4 sound: the body begins elsewhere']);
  assert.deepEqual(breaches(header('title: «&a»\nnote: 1'), "'&a'"), ['4 sound: what was no text becomes one']);
  assert.deepEqual(breaches(header('title: «"Tunnel»\nnote: 1'), `'"Tunnel'`), ['5 helps: a double quote at an end']);
  assert.deepEqual(breaches(header('title: «Tunnel»'), "'Tunnel"), [
    '4 sound: PyYAML refuses it now (error)',
    '5 helps: new error unclosed-quote',
  ]);
});

test('the laws are kept by what keeps them', () => {
  const kept: [drawn: string, newText: string][] = [
    ['title: «Tunnel: open»', "'Tunnel: open'"],
    ['title: «"Caf\\xe9 \\u2014 \\"bar\\""»', `'Café — "bar"'`],
    ['title: Tun«\u200B»nel', ''],
    ['«Title»: a', 'title'],
    ['usage: «USED»', 'used'],
    ['initial_rank: «"4.0"»', '4'],
    ['«Initial Rank»: 4', 'initial_rank'],
    ['title: «|\n  One: two»', "'One: two'"],
    ['title: "«😀»  sails"', '\\U0001F600'],
  ];
  for (const [drawn, newText] of kept) assert.deepEqual(breaches(header(drawn), newText), [], drawn);
});

test('an error that stood below an early fence all the time is no new one', () => {
  assert.deepEqual(breaches('---\n«...\n»title: "Tunnel\ropens"\n---\n', '', { code: 'second-header' }), []);
});

test('what a round of fix-all drops, a fix of that round names', () => {
  const text = header('url: https//apnews.com/article/a?utm_source=rss\ntitle:a\ntitle: a');
  const all = changesOf(contextOf(text), contextOf).find(({ single }) => !single)!;
  assert.ok(all.rounds!.length > 1);
  assert.deepEqual(breachesOf(all, readWithYaml), []);
  const unnamed = all.rounds!.map((round) => ({ ...round, drops: [] }));
  const lost = breachesOf({ ...all, rounds: unnamed }, readWithYaml).map(({ law }) => law);
  assert.deepEqual(lost, ['1 lost: words', '1 lost: words']);
});
