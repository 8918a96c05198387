import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../../server/src/core/text/plainText.ts';
import { withoutHanging } from '../../support/hangs.ts';
import { anyCharacter } from '../../support/characters.ts';

suite('Markdown as plain text:', () => {
  const examples: readonly (readonly [string, string])[] = [
    ['plain words', 'plain words'],
    ['**bold**, *soft*, ***both***, __under__, _line_ and ~~gone~~', 'bold, soft, both, under, line and gone'],
    ['5 * 3 and snake_case', '5 * 3 and snake_case'],
    ['a [link](https://a.example/b_(c) "title") and [another][1]', 'a link and another'],
    ['[**bold** link](x) and ![picture](y)', 'bold link and picture'],
    ['[sic] stays, as does [x', '[sic] stays, as does [x'],
    ['`code *as is*` and ``a ` b``', 'code *as is* and a ` b'],
    ['\\*no emphasis\\* and \\[no](link)', '*no emphasis* and [no](link)'],
    ['<b>bold</b> <!-- not shown --> 3 < 4 <https://a.example>', 'bold 3 < 4 https://a.example'],
    ['fish &amp; chips&nbsp;&ldquo;x&rdquo;', 'fish & chips “x”'],
    ['# Heading\n\n> quoted\n> - item\n1. first\n2) second\n* third', 'Heading quoted item first second third'],
    ['```js\ncode\n```\n---\n===\ntext', 'code text'],
    ['| a | b |\n|---|---|', '| a | b |'],
    ['rise\u202E and \u0007fall', 'rise\\u{202E} and \\u{7}fall'],
  ];
  for (const [markdown, plain] of examples) {
    test(JSON.stringify(markdown), () => assert.equal(plainText(markdown, 400), plain));
  }

  test('any text is of the length that was asked for, on one line, and prints', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter, maxLength: 300 }),
        fc.integer({ min: 1, max: 60 }),
        (text, longest) => {
          const plain = plainText(text, longest);
          assert.ok(plain.length <= longest, plain);
          assert.doesNotMatch(plain, /\p{Cs}/u, 'no half of a character');
          assert.doesNotMatch(plain, /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        },
      ),
    );
  });

  test('a text that is made to take long does not', () => {
    for (const part of ['[', '![](', '<a', '`', '*', '_', '<!--', '> ', '- ', '1. ', '\\', '&', '[a](']) {
      withoutHanging(() => plainText(part.repeat(50_000), 400));
    }
  });
});
