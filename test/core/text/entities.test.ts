import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities, findEntity } from '../../../server/src/core/text/entities.ts';
import { withoutHanging } from '../../support/hangs.ts';

for (const [text, decoded] of [
  ['a &amp; b &AMP; c', 'a & b & c'],
  ['&lt;b&gt; &quot;x&quot; &apos;', `<b> "x" '`],
  ['caf&eacute; &Eacute;t&eacute; &szlig; &yuml; &iexcl;', 'café Été ß ÿ ¡'],
  ['&ndash;&mdash;&lsquo;&rsquo;&ldquo;&rdquo;&hellip;&euro;&trade;', '–—‘’“”…€™'],
  ['&#8217; &#039; &#x27; &#X2019; &#128640;', `’ ' ' ’ 🚀`],
  ['&#146; &#150;', '’ –'],
  ['a&nbsp;b&#160;c&thinsp;d&#x2003;e&#10;f', 'a b c d e f'],
  ['&amp;amp; &amp;quot; &amp;amp;#8217;', `& " ’`],
] as const) {
  test(`“${text}” is “${decoded}”`, () => {
    assert.notEqual(findEntity(text), undefined);
    assert.equal(decodeEntities(text), decoded);
  });
}

test('what stands for no character stays', () => {
  for (const text of [
    '&',
    '&;',
    '&#;',
    '&amp',
    '&x;',
    '&constructor;',
    '&__proto__;',
    '&#0;',
    '&#27;',
    '&#xD800;',
    '&#x110000;',
  ]) {
    assert.equal(decodeEntities(text), text);
    assert.equal(findEntity(text), undefined);
  }
});

test('long texts without an entity keep nobody waiting', () => {
  for (const text of ['&'.repeat(100_000), '&#1'.repeat(100_000), '&amp'.repeat(50_000), `&${'amp;'.repeat(50_000)}`]) {
    withoutHanging(() => decodeEntities(text));
  }
});
