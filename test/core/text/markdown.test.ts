import assert from 'node:assert/strict';
import { test } from 'node:test';
import { display } from '../../../server/src/core/text/display.ts';
import { escapeMarkdown, markdownCode, markdownCodeBlock } from '../../../server/src/core/text/markdown.ts';

test('text stays text in Markdown', () => {
  assert.equal(escapeMarkdown('*a* _b_ `c` [d](e) # f'), '\\*a\\* \\_b\\_ \\`c\\` \\[d\\]\\(e\\) \\# f');
  assert.equal(escapeMarkdown('<b>&amp;</b>'), '&lt;b&gt;&amp;amp\\;&lt;\\/b&gt;');
  assert.equal(escapeMarkdown('one\n\n- two\t\u00A0three '), 'one \\- two three');
  assert.equal(escapeMarkdown('www.example.com a@b.c'), 'www\\.example\\.com a\\@b\\.c');
  assert.equal(escapeMarkdown('é 💡 “x”'), 'é 💡 “x”');
});

test('inline code that its text cannot end', () => {
  assert.equal(markdownCode('ap'), '`ap`');
  assert.equal(markdownCode('a`b``c'), '```a`b``c```');
  assert.equal(markdownCode('`a`'), '`` `a` ``');
  assert.equal(markdownCode('a\nb'), '`a b`');
});

test('a block of code that its text cannot end', () => {
  assert.equal(markdownCodeBlock('a: b\r\nc', 'yaml'), '```yaml\na: b\nc\n```');
  assert.equal(markdownCodeBlock('```\n# Out', 'yaml'), '````yaml\n```\n# Out\n````');
});

test('text in a list: one line, shortened, nothing that steers', () => {
  assert.equal(display('  a\n b '), 'a b');
  assert.equal(display('abcdef', 6), 'abcdef');
  assert.equal(display('abcdefg', 6), 'abcde…');
  assert.equal(display('💡'.repeat(7), 6), '💡💡💡💡💡…');
  assert.equal(display('a\u001B[2J\u202Eb'), 'a\\u{1B}[2J\\u{202E}b');
  assert.equal(display(`a${' '.repeat(1000)}b`, 6), 'a…');
});
