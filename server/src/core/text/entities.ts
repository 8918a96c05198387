import type { TextRange } from './range.ts';
import { windows1252 } from './mojibake.ts';

/**
 * The text with the character references of HTML decoded, those that are encoded twice (`&amp;quot;`) as well. Spaces of
 * any kind become plain ones. What is no reference, or stands for nothing that belongs into a line of text, stays.
 */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let round = 0; round < mostRounds && findEntity(decoded); round++) {
    decoded = decoded.replace(reference, (written) => decode(written) ?? written);
  }
  return decoded;
}

/** The place of the first character reference that `decodeEntities` decodes. */
export function findEntity(text: string): TextRange | undefined {
  if (!text.includes('&')) return undefined;
  for (const { 0: written, index } of text.matchAll(reference)) {
    if (decode(written) !== undefined) return { start: index, end: index + written.length };
  }
  return undefined;
}

const mostRounds = 4;

const reference = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,8});/g;

function decode(written: string): string | undefined {
  const name = written.slice(1, -1);
  const character = name.startsWith('#') ? numbered(name) : named.get(name);
  return character === undefined || !/[\s\p{Z}]/u.test(character) ? character : ' ';
}

/** As HTML has it: numbers from 128 to 159 are meant as bytes of Windows-1252. */
function numbered(name: string): string | undefined {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code > 0x10ffff) return undefined;
  const character = code >= 0x80 && code <= 0x9f ? windows1252[code - 0x80]! : String.fromCodePoint(code);
  return /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u.test(character) ? undefined : character;
}

/** The names of Latin-1, in its order from U+00A0, and those of letters and signs that headlines have beyond it. */
const named: ReadonlyMap<string, string> = new Map([
  ...`nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro
para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave
Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc
Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc
iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`
    .split(/\s/)
    .map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ...`quot" QUOT" apos' amp& AMP& lt< LT< gt> GT> num# dollar$ percnt% commat@ excl! quest? lpar( rpar) comma, colon:
ndash– mdash— horbar― lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ lsaquo‹ rsaquo› bull• hellip… prime′ Prime″ euro€ trade™
minus− dagger† permil‰ larr← rarr→ OElig\u0152 oelig\u0153 Scaron\u0160 scaron\u0161 Zcaron\u017D zcaron\u017E Yuml\u0178
Ccaron\u010C ccaron\u010D Cacute\u0106 cacute\u0107 Lstrok\u0141 lstrok\u0142 aogon\u0105 eogon\u0119 nacute\u0144
Sacute\u015A sacute\u015B zacute\u017A Zdot\u017B zdot\u017C gbreve\u011F Idot\u0130 inodot\u0131 Scedil\u015E scedil\u015F
abreve\u0103 zwnj\u200C zwj\u200D lrm\u200E rlm\u200F`
    .split(/\s/)
    .map((pair) => [pair.slice(0, -1), pair.slice(-1)] as const),
  ...['ensp', 'emsp', 'thinsp'].map((name) => [name, ' '] as const),
]);
