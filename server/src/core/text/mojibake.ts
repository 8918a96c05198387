/**
 * The text that was meant where one is UTF-8 read as Windows-1252 (or as Latin-1), once or several times: `â€™` is `’`.
 * Undefined where it is not: every character must be one of those 256, and all bytes together must be valid UTF-8.
 */
export function undoMojibake(text: string): string | undefined {
  let meant = text;
  for (let round = 0; round < mostRounds; round++) {
    const read = readAsUtf8(meant);
    if (read === undefined) break;
    meant = read;
  }
  return meant === text ? undefined : meant;
}

/** What Windows-1252 has for the bytes from 0x80 to 0x9F; five of them stand for nothing. */
export const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

const mostRounds = 3;

/** How a character of two bytes or more begins: without any, nothing can be read as UTF-8 that is not ASCII. */
const byteSequence = new RegExp(`[\xC2-\xF4][\x80-\xBF${windows1252}]`);

function readAsUtf8(text: string): string | undefined {
  if (!byteSequence.test(text)) return undefined;
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const index = windows1252.indexOf(character);
    const byte = index === -1 ? code : 0x80 + index;
    if (byte > 0xff) return undefined;
    bytes += `%${byte.toString(16).padStart(2, '0')}`;
  }
  try {
    const read = decodeURIComponent(bytes);
    return /[\x80-\x9F\p{Cn}\p{Co}]/u.test(read) ? undefined : read;
  } catch {
    return undefined;
  }
}
