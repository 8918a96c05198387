/**
 * A text in which characters are written as codes of mail, of urls or of programs: `=C3=A4`, `=?utf-8?q?…?=`, `%C3%A4`,
 * `\u00e4`, `\xe4`. Each is changed to its character where it stands for one.
 */
export function decodeCodes(text: string): string {
  if (!/[=%\\]/.test(text)) return text;
  return text
    .replace(encodedWord, (written, charset: string, kind: string, words: string) =>
      /q/i.test(kind) && /^utf-?8$/i.test(charset)
        ? (decodeBytes(words.replaceAll('_', ' '), '=') ?? written)
        : written,
    )
    .replace(/(?:=[C-F][\dA-F]=[89AB][\dA-F](?:=[89AB][\dA-F]){0,2})+/g, (run) => decodeBytes(run, '=') ?? run)
    .replace(/(?:%[\dA-F]{2}[^\s%]*){2,}/gi, (run) => decodeBytes(run, '%') ?? run)
    .replace(drivePath.test(text) ? nothing : programCode, (written) => {
      const code = Number.parseInt(written.slice(2), 16);
      return code < 0xa0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff
        ? written
        : String.fromCodePoint(code);
    });
}

/** `\x41` and the like are left alone: they are as likely part of a path. */
const programCode = /(?<!\\)\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|x[\dA-Fa-f]{2})/g;

/** In the name of a file on a drive a backslash is no beginning of a code. */
const drivePath = /(?<![A-Za-z])[A-Za-z]:\\/;
const nothing = /(?!)/g;

const encodedWord = /=\?([\w-]{1,20})\?([qQbB])\?([^?\s]{1,400})\?=/g;

const anyByte = /=[\dA-Fa-f]{2}/g;

/** Undefined where the bytes are no UTF-8. */
function decodeBytes(text: string, sign: '=' | '%'): string | undefined {
  const spelled = sign === '=' ? text.replaceAll('%', '%25').replace(anyByte, (code) => `%${code.slice(1)}`) : text;
  try {
    return decodeURIComponent(spelled);
  } catch {
    return undefined;
  }
}
