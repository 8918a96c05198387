import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SymbolInformation } from 'vscode-languageserver-types';
import { workspaceSymbols } from '../../../server/src/core/index.ts';
import { seedsOf } from '../../support/seeds.ts';
import { runs } from '../../support/properties.ts';

/** Each symbol as VS Code shows it before the file's path. */
function symbols(query: string, ...seeds: string[]): string[] {
  const declared = 'fields: { language: { type: enum, values: [english, norwegian] } }';
  return workspaceSymbols([seedsOf(seeds, declared).corpus], query).map(({ name, containerName }) => {
    return containerName === undefined ? name : `${name} [${containerName}]`;
  });
}

const tunnel = 'title: Harbour tunnel opens\npublisher: ap\nusage: used\ninitial_rank: 4';

test('a seed is shown by rank, title and publisher', () => {
  assert.deepEqual(symbols('', tunnel), ['#4 Harbour tunnel opens · ap']);
  assert.deepEqual(symbols('harbour opens', tunnel), ['#4 Harbour tunnel opens · ap']);
  assert.deepEqual(symbols('#4', tunnel), ['#4 Harbour tunnel opens · ap']);
  assert.deepEqual(symbols('', 'title: Harbour tunnel opens'), ['Harbour tunnel opens']);
  assert.deepEqual(symbols('', 'usage: used'), ['seed 1.seed']);
});

test('and by what else was found, where VS Code would not find it in that', () => {
  assert.deepEqual(symbols('tunnel harb', tunnel), ['#4 Harbour tunnel opens · ap [Harbour]']);
  assert.deepEqual(symbols('tunnel #4 ap', tunnel), ['#4 Harbour tunnel opens · ap [#4 ap]']);
  assert.deepEqual(symbols('press', tunnel), ['#4 Harbour tunnel opens · ap · Associated Press']);
  assert.deepEqual(symbols('used tunnel', tunnel), ['#4 Harbour tunnel opens · ap · used [tunnel]']);
  assert.deepEqual(symbols('norw', 'title: Tunnel\nlanguage: norwegian'), ['Tunnel · norwegian']);
  assert.deepEqual(symbols('cafe', 'title: Le café'), ['Le café · cafe']);
});

test('control characters and overlong titles are shown in a way that harms nobody', () => {
  const [symbol = ''] = symbols('', `title: "A\\u202Eb ${'long '.repeat(100)}"\npublisher: ${'x'.repeat(100)}`);
  assert.match(symbol, /^A\\u\{202E\}b long/);
  assert.ok(symbol.length < 120);
});

test('a symbol stands where its title begins, which lists of symbols show the line of', () => {
  const [symbol] = workspaceSymbols([seedsOf([tunnel]).corpus], 'tunnel');
  const start = { line: 1, character: 7 };
  assert.deepEqual(symbol?.location, { uri: 'file:///seeds/seed%201.seed', range: { start, end: start } });
});

test('there are 200 at most', () => {
  assert.equal(symbols('tunnel', ...Array.from({ length: 300 }, () => tunnel)).length, 200);
});

test('what is found is kept by VS Code’s own filter', () => {
  const word = fc.constantFrom('Harbour', 'tunnel', 'café', 'Über', 'Covid-19', 'of', 'the', '地震', 'O’Neill', '12');
  const words = fc.array(word, { minLength: 1, maxLength: 30 });
  const asked = fc.constantFrom('harb', 'tun', 'hrbr', 'cafe', 'CAFÉ', 'uber', 'covid', '19', '#4', '4', 'ap', 'press');
  const others = fc.constantFrom('used', 'us', 'neill', '地', 'associated', 'of', 'seed');
  const query = fc.array(fc.oneof(asked, others), { minLength: 1, maxLength: 4 });
  let kept = 0;
  fc.assert(
    fc.property(words, query, fc.constantFrom(' ', '  '), fc.boolean(), (title, pieces, gap, isLong) => {
      const asked = pieces.join(gap);
      const text = `${title.join(' ')}${isLong ? ' and so on'.repeat(20) : ''}`;
      const { corpus } = seedsOf([`title: ${text}\npublisher: ap\nusage: used\ninitial_rank: 4`]);
      for (const symbol of workspaceSymbols([corpus], asked)) {
        kept++;
        assert.ok(isKept(symbol, asked), `${asked} → ${symbol.name} [${symbol.containerName}]`);
      }
    }),
    { numRuns: runs(2000) },
  );
  assert.ok(kept > runs(2000) / 20, 'the queries find something');
});

/**
 * As VS Code does it (`symbolsQuickAccess.ts`, `fuzzyScorer.ts`): all characters of the query in the name, in their order,
 * or else those of its first word in the name and those of each other one in the container, of 128 characters each.
 */
function isKept({ name, containerName, location }: SymbolInformation, query: string): boolean {
  const label = `$(symbol-file) ${name}`.slice(0, 128).slice('$(symbol-file) '.length);
  const path = location.uri.slice('file:///seeds/'.length);
  const container = (containerName === undefined ? path : `${containerName} • ${path}`).slice(0, 128);
  const [first = '', ...rest] = query.split(' ').filter(Boolean);
  return isWithin(query, label) || (isWithin(first, label) && rest.every((piece) => isWithin(piece, container)));
}

function isWithin(part: string, whole: string): boolean {
  const text = whole.toLowerCase();
  let position = 0;
  for (const character of part.toLowerCase()) {
    position = text.indexOf(character, position) + 1;
    if (position === 0) return false;
  }
  return true;
}
