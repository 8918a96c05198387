import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileGlob } from '../../../server/src/core/text/glob.ts';
import { runs } from '../../support/properties.ts';
import { withoutHanging } from '../../support/hangs.ts';

function expectMatches(
  pattern: string,
  { yes = [], no = [] }: { yes?: readonly string[]; no?: readonly string[] },
): void {
  const matches = compileGlob(pattern);
  for (const path of yes) assert.equal(matches(path), true, `${pattern} should match ${path}`);
  for (const path of no) assert.equal(matches(path), false, `${pattern} should not match ${path}`);
}

test('* and ? stay within a name', () => {
  expectMatches('*.txt', { yes: ['a.txt', 'a.b.txt'], no: ['a/b.txt', 'txt', 'a.txt.bak', ''] });
  expectMatches('a?c', { yes: ['abc'], no: ['ac', 'abbc', 'a/c'] });
  expectMatches('a*b*c', { yes: ['abc', 'a--b--c', 'abbcc', 'abcbc'], no: ['acb', 'ab'] });
  expectMatches('seeds/*', { yes: ['seeds/a'], no: ['seeds', 'seeds/a/b'] });
});

test('** stands for any folders, none included', () => {
  expectMatches('**/a', { yes: ['a', 'x/a', 'x/y/a'], no: ['b', 'a/b', 'xa'] });
  expectMatches('a/**', { yes: ['a/b', 'a/b/c', 'a'], no: ['b/a'] });
  expectMatches('a/**/b', { yes: ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/b'], no: ['a/x', 'x/a/b'] });
  expectMatches('**/a/**/b', { yes: ['a/b', 'x/a/y/a/z/b'], no: ['b', 'x/b'] });
});

test('a set matches its characters, or all others where it is negated', () => {
  expectMatches('[0-9][a-cx].txt', { yes: ['1a.txt', '9x.txt'], no: ['ax.txt', '1d.txt', '1.txt'] });
  expectMatches('[!0-9]', { yes: ['a'], no: ['5', ''] });
  expectMatches('[^0-9]', { yes: ['a'], no: ['5'] });
  expectMatches('[]-]', { yes: [']', '-'], no: ['a'] });
  expectMatches('[a', { yes: ['[a'], no: ['a'] });
});

test('braces match each of their alternatives', () => {
  expectMatches('{a,b}/*.{txt,md}', { yes: ['a/x.txt', 'b/x.md'], no: ['c/x.txt', 'a/x.seed'] });
  expectMatches('a{,b}', { yes: ['a', 'ab'], no: ['abb'] });
  expectMatches('{a', { yes: ['{a'], no: ['a'] });
  expectMatches('{a,b}'.repeat(10), { no: ['a'.repeat(10)] });
});

test('hidden files and folders are matched by name only', () => {
  expectMatches('**/*.txt', { no: ['.a.txt', '.git/a.txt', 'x/.git/a.txt'] });
  expectMatches('.notes/*.txt', { yes: ['.notes/a.txt'] });
  expectMatches('.*', { yes: ['.a'] });
});

test('everything else is itself', () => {
  const names = ['Seeds (old)', 'a+b', '!a', '#a', '$1', "it's", '"a"', 'a|b', '^a', 'é', '💡'];
  for (const name of names) expectMatches(`${name}/*.txt`, { yes: [`${name}/x.txt`], no: ['x.txt'] });
  expectMatches('a\\*b', { yes: ['a*b'], no: ['axb'] });
  expectMatches('./a', { yes: ['a'] });
  expectMatches('', { no: ['', 'a'] });
});

test('a hostile pattern costs pattern times path, not more', () => {
  const matches = compileGlob('**/'.repeat(50) + '*a'.repeat(50) + 'b');
  const path = 'a/'.repeat(1500) + 'a'.repeat(250) + 'c';
  assert.equal(
    withoutHanging(() => matches(path)),
    false,
  );
});

test('a glob matches what it matches by its plain definition, which tries everything', () => {
  const piece = fc.constantFrom('a', 'b', '*', '?', '[ab]', '[!a]', '/', '**/', '.');
  const pattern = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
  const path = fc
    .array(fc.constantFrom('a', 'b', '/'), { minLength: 1, maxLength: 8 })
    .map((letters) => letters.join(''));
  fc.assert(
    fc.property(pattern, path, (glob, text) => {
      const expected = covers(glob.replace(/^\.\//, '').split('/'), text.split('/'));
      assert.equal(compileGlob(glob)(text), expected, `${glob} on ${text}`);
    }),
    { numRuns: runs(2000) },
  );
});

/** By definition. The paths here have no dots, so hidden names do not matter. */
function covers([segment, ...segments]: readonly string[], names: readonly string[]): boolean {
  if (segment === undefined) return names.length === 0;
  const [name, ...rest] = names;
  if (segment === '**') return covers(segments, names) || (name !== undefined && covers([segment, ...segments], rest));
  const pattern = segment.replaceAll('.', '\\.').replaceAll('[!', '[^').replace(/\*+/g, '.*').replaceAll('?', '.');
  return name !== undefined && new RegExp(`^${pattern}$`).test(name) && covers(segments, rest);
}
