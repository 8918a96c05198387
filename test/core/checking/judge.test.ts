import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedFinding, Fix, TextEdit } from '../../../server/src/core/index.ts';
import { applyEdits, check, checkedSeed, fieldKeys, fixAll, judge, parseSeed } from '../../../server/src/core/index.ts';
import { contextOf, seed } from '../../support/seed.ts';

// What the judge says of fixes that no rule would make. `«old»«new»` in a text stands for an edit, and the first finding
// of the text is what it claims to mend.

test('a word that is not there any more is lost', () => {
  assert.equal(verdict("title: «@Tunnel opens again»«'Tunnel opens'»"), 'a word is lost');
});

test('a letter is as good as a word', () => {
  assert.equal(verdict('title: «"Leak at C:\\temp"»«"Leak at C: emp"»\nusage: Candidate'), 'a word is lost');
});

test('words keep their order', () => {
  assert.equal(verdict("title: «@Tunnel opens»«'opens @Tunnel'»"), 'a word is lost');
  assert.equal(verdict("title:«»« '@Tunnel opens'» # again\n «@Tunnel opens»«»"), 'a word is lost');
  const text = '---\ntitle #2026\n  opens \rand\n---\n';
  assert.equal(fixAll(contextOf(text)).text, '---\ntitle: #2026\n  opens  and\n---\n');
});

test('what the fix names may go', () => {
  assert.equal(verdict("title: «@Tunnel again»«'@Tunnel'»", { drops: 'again' }), undefined);
});

test('a word that nobody wrote is made up', () => {
  assert.equal(verdict("title: «@Tunnel opens»«'@Tunnel opens today'»"), 'a word is made up');
});

test('a declared word may be written in place of one that is named', () => {
  assert.equal(verdict('usage: «candidat»«candidate»', { drops: 'candidat' }), undefined);
});

test('white space, punctuation, quotes and invisible characters may go', () => {
  assert.equal(verdict("title: «@Tun\u00ADnel,  opens»«'@Tunnel opens'»"), undefined);
});

test('an escape and the character that it stands for are the same word', () => {
  assert.equal(verdict('title: «"Caf\\xE9  opens"»«Café opens»'), undefined);
});

test('a field that the finding is not about keeps its value', () => {
  assert.equal(verdict('usage: Candidate\ninitial_rank: «4»«"4"»'), 'another value changes');
});

test('the body keeps its bytes', () => {
  const text = seed('usage: Candidate').replace('on Monday.', 'on Monday«.»«. »');
  assert.equal(judged(text), 'another value changes');
});

test('a header that PyYAML reads keeps its fences', () => {
  const text = seed('usage: Candidate').replace('---\n##', '«---\n»«»##');
  assert.equal(judged(text), 'a sound header is restructured');
  assert.equal(judged(`«---»«----»${seed('usage: Candidate').slice(3)}`), 'a sound header is restructured');
});

test('a key that is mended hides no other one', () => {
  assert.equal(verdict('title: Tunnel opens\nnote: 1\ntitle«::»«:» Tunnel closes'), 'a sound header is restructured');
});

test('the closing fence stays on a line that every reader finds', () => {
  const text = seed('usage: Candidate').replace('initial_rank: 4\n', 'initial_rank: 4\r«note\n»«»');
  assert.equal(judged(text, { drops: 'note' }), 'another value changes');
});

test('the finding must be gone', () => {
  assert.equal(verdict('usage: «Candidate»«"Candidate"»'), 'it does not help');
});

test('no piece of the damage is left over', () => {
  assert.equal(verdict('title: «@Tunnel opens"»«\'@Tunnel opens"\'»'), 'it does not help');
  assert.equal(verdict("title: «-> @Tunnel: opens»«'-> @Tunnel: opens'»"), 'it does not help');
  assert.equal(verdict("title: «&'s Tunnel»«'''s Tunnel'»"), 'it does not help');
  assert.equal(verdict('title: «@one"»«\'@one"\'»\nnote: two"'), 'it does not help');
  assert.equal(verdict("title: «&Tunnel'»«'&Tunnel'''»"), 'it does not help');
  assert.equal(verdict("title: «`Tunnel` opens`»«'`Tunnel` opens`'»"), 'it does not help');
  assert.equal(verdict("title: «\\Tunnel opens:»«'\\Tunnel opens:'»"), 'it does not help');
  assert.equal(verdict('title: «Tunnel: $4.50"»«\'Tunnel: $4.50"\'»'), 'it does not help');
  assert.equal(verdict('title: «Tunnel: 4.50"»«\'Tunnel: 4.50"\'»'), undefined);
});

test('a piece of the damage that was there before is still left over', () => {
  const garbled = (title: string) => fixAll(contextOf(`---\ntitle: ${title}\n---\n`)).text.slice(11, -5);
  assert.equal(garbled('Velk&rsquo;s'), 'Velk’s');
  assert.equal(garbled('Velk&rsquo;"'), 'Velk&rsquo;"');
  assert.equal(garbled('Velk\\\n  \\xE9 opens'), 'Velk\\\n  \\xE9 opens');
});

test('a quote after a name with a number in it is none for inches', () => {
  assert.equal(verdict('title: «@Tunnel B12"»«\'@Tunnel B12"\'»'), 'it does not help');
  assert.equal(verdict('tags: «**e9"»«\'**e9"\'»'), 'it does not help');
});

test('the body begins where it did, also for readers that take a lone CR for no break', () => {
  const text = '---\nurl: x\n-\r---\nusage: used\n---\n';
  assert.equal(fixAll(contextOf(text)).text, text);
});

test('a field with a mark too many in its key is another one to PyYAML: it is mended as a whole, or stays', () => {
  const fixed = (header: string) => fixAll(contextOf(`---\n${header}\n---\n`)).text.slice(4, -5);
  assert.equal(fixed("title:'Velk: opens"), "title: 'Velk: opens'");
  // The quotes go on to the next line, which is no field of its own.
  assert.equal(fixed("title:: 'Tunnel opens\nlicence: CC'"), "title: 'Tunnel opens\n  licence: CC'");
  assert.equal(fixed('title>: "\nusage: used\'\n:"'), "title: 'usage: used'' :'");
  const twice = "title: 'Velk: opens'\ntitle:'Velk: opens";
  assert.equal(fixed(twice), twice);
});

test('beside a field with a mark too many in its key, which PyYAML takes for another one, all stays that PyYAML reads', () => {
  const stays = (header: string) => {
    const text = `---\n${header}\n---\n`;
    assert.equal(fixAll(contextOf(text)).text, text);
  };
  // The one that PyYAML reads is not the one to be taken out.
  stays('title "Tunnel: opens"\ntitle: "Tunnel: opens"');
  // The key reaches up to the second colon, and its value ends with a blank.
  stays('url:ferry" title: "Tunnel opens\n  "');
});

test('a header with a block of text at the margin, which PyYAML reads, is left alone', () => {
  for (const block of [
    'notes:\r|+\ntitle: Tunnel\n',
    'reporter: &Byron\n|',
    'url: "\nurl: https//apnews.com"\nnotes:\n|',
  ]) {
    const text = `---\ntitle: Tunnel\n${block}\n---\n`;
    assert.equal(fixAll(contextOf(text)).text, text);
  }
});

test('a mark of a block below a value begins none, and goes', () => {
  for (const mark of ['|', '>', '|-']) {
    const text = `---\nurl: https://apnews.com/a\n${mark}\ntitle: Tunnel\n${mark}\n---\n`;
    assert.equal(fixAll(contextOf(text)).text, '---\nurl: https://apnews.com/a\ntitle: Tunnel\n---\n');
  }
});

test('a header with a key that is no text, which PyYAML may read, is left alone', () => {
  for (const line of ['&rank: ', '? a\n: b', '!!null : b', '*a : b']) {
    const text = `---\nurl: https://apnews.com/a\n# c\n${line}\n---\n`;
    assert.equal(fixAll(contextOf(text)).text, text);
  }
});

test('a header is not turned into a program', () => {
  assert.equal(judged(`«\n»«»---js\nurl: x\n---\n`), 'it does not help');
});

test('a fix that breaks a law is offered as unsafe, with the law', () => {
  const fixes = check(contextOf(seed('title: > Tunnel opens')))[0]?.fixes?.();
  assert.deepEqual(
    fixes?.map(({ kind, brokenLaw }) => [kind, brokenLaw]),
    [['unsafe', 'it does not help']],
  );
});

/** What the judge says of an edit in a header line of an otherwise clean seed. */
function verdict(changes: string, options?: { readonly drops: string }) {
  return judged(seed(changes), options);
}

function judged(marked: string, { drops }: { readonly drops?: string } = {}) {
  const edits: TextEdit[] = [];
  let text = '';
  let from = 0;
  for (const { 0: all, 1: old = '', 2: newText = '', index } of marked.matchAll(/«([^»]*)»«([^»]*)»/g)) {
    text += marked.slice(from, index) + old;
    edits.push({ range: { start: text.length - old.length, end: text.length }, newText });
    from = index + all.length;
  }
  text += marked.slice(from);
  const context = contextOf(text);
  const before = checkedSeed(context);
  const [finding] = before.findings();
  assert.ok(finding, 'there is nothing to mend');
  const place = drops === undefined ? -1 : text.indexOf(drops, edits[0]!.range.start);
  const fix: Fix = {
    title: 'Mend it',
    kind: 'safe',
    edits,
    ...(drops === undefined ? {} : { drops: [{ start: place, end: place + drops.length }] }),
  };
  const document = parseSeed(applyEdits(text, edits), fieldKeys(context.configuration));
  return judge(
    before,
    [{ finding: finding satisfies CheckedFinding, fix }],
    checkedSeed(context.withDocument(document)),
  );
}

test('a fence is left over, even where PyYAML reads the line as another field', () => {
  const text = '---\nurl:--- title: |\n---\n';
  assert.equal(fixAll(contextOf(text)).text, text);
});

test('each line break of an undeclared value that PyYAML reads stays one', () => {
  const text = (lineBreaks: string) => `---\r\nexcerpt: "a${lineBreaks}b"\r\n---\r\n`;
  assert.equal(fixAll(contextOf(text('\r\r\n'))).text, text('\r\n\r\n'));
});

test('after a value that PyYAML reads, several line breaks are one that was written badly', () => {
  const text = (lineBreak: string) => `---\r\nexcerpt: a${lineBreak}note: b\r\n---\r\n`;
  assert.equal(fixAll(contextOf(text('\r\r\n'))).text, text('\r\n'));
});

test('a tab in quotes in a list stays', () => {
  const text = '---\ntags:\n- "\t"\n---\n';
  assert.equal(fixAll(contextOf(text)).text, text);
});

test('a comment that would become the text of a block keeps the fields in their order', () => {
  const text = '---\ntitle: >\nurl:\n  #comment\n---\n';
  assert.equal(fixAll(contextOf(text)).text, text);
});
