/** The start of a header line as a key and what stands between it and its value; offsets count from the line's start. */
export interface KeyLine {
  /** The key as written, without quotes, bullets or emphasis around it. */
  readonly key: string;
  /** The known key that is meant, however it is written (`Initial Rank`, `initialRank`); undefined for any other. */
  readonly known: string | undefined;
  /** Spaces and tabs before all else. */
  readonly indentation: number;
  /** After the key, and after its closing quote if it has one. */
  readonly keyEnd: number;
  /** `damaged` for what is meant as a colon: `：`, `=`, `;`, several of them, an arrow, a dash; empty for nothing. */
  readonly separator: ':' | 'damaged' | '';
  /** After the separator. */
  readonly separatorEnd: number;
  /** True where a bullet stands before the key, or Markdown emphasis around it. */
  readonly decorated: boolean;
}

/**
 * Reads a line as `key: value`, tolerating a damaged separator, Markdown around the key and other spellings of a known
 * one; undefined where no word starts the line.
 */
export function readKeyLine(line: string, keys: ReadonlySet<string> = none): KeyLine | undefined {
  const plain = readPlainKey(line, keys);
  if (plain) return plain;
  const match = keyPattern.exec(line);
  if (!match) return undefined;
  const [, indentation = '', bullet = '', open = '', quote = '', key = '', close = '', separator = ''] = match;
  const known = knownKey(key, keys);
  if (separator === '' || (key.includes(' ') && known === undefined)) return readBareWord(line, keys);
  return {
    key,
    known,
    indentation: indentation.length,
    keyEnd: indentation.length + bullet.length + open.length + quote.length * 2 + key.length,
    separator: separator === ':' ? ':' : 'damaged',
    separatorEnd: match[0].length,
    decorated: bullet !== '' || open !== '' || close !== '',
  };
}

/** True where YAML would see a key at the line's very start: a word, a colon, and a blank or the line's end. */
export function isFieldLike(line: string): boolean {
  return fieldLike.test(line);
}

/** True for a line that starts with one of `keys`, however it is spelt, and a separator. */
export function isKnownField(line: string, keys: ReadonlySet<string>): boolean {
  const read = readKeyLine(line, keys);
  return read?.known !== undefined && read.separator !== '';
}

const none: ReadonlySet<string> = new Set();

/** A known key as nearly all are written, at the line's start and with a colon and a space after it. */
function readPlainKey(line: string, keys: ReadonlySet<string>): KeyLine | undefined {
  const keyEnd = line.indexOf(':');
  if (keyEnd < 1 || keyEnd > longestPlainKey || line[keyEnd + 1] !== ' ') return undefined;
  const key = line.slice(0, keyEnd);
  if (!keys.has(key) || !plainKey.test(key) || line[keyEnd + 2] === ':') return undefined;
  const separatorEnd = keyEnd + 1;
  return { key, known: key, indentation: 0, keyEnd, separator: ':', separatorEnd, decorated: false };
}

const longestPlainKey = 60;
const plainKey = /^[A-Za-z][\w-]*$/;

/** Indentation, bullets, what opens emphasis, a quote, the key, what closes emphasis, and the separator. */
const keyPattern =
  /^([ \t]*)((?:[-*+•‣] {1,4}){0,3})((?:\*\*|__|`)?)(["']?)([A-Za-z_][\w.-]{0,60}(?: [A-Za-z][\w-]{0,60})?)\4((?:\*\*|__|`)?)[ \t]{0,20}((?::?[-–—=]{1,2}>|:?[→⇒➜]|:[ \t]{1,2}:{1,3}(?=[ \t])|(?<=[ \t])[-–—](?=[ \t])|[:：=;]{1,4})?)(?:\*\*|__)?/;

const bareWord = /^([ \t]*)([A-Za-z_][\w.-]{0,60})/;

const fieldLike = /^(["']?)[A-Za-z_][\w.-]{0,200}\1[ \t]{0,20}:(?:[ \t]|$)/;

function readBareWord(line: string, keys: ReadonlySet<string>): KeyLine | undefined {
  const match = bareWord.exec(line);
  if (!match) return undefined;
  const [whole, indentation = '', key = ''] = match;
  const known = keys.has(key) ? key : undefined;
  const end = whole.length;
  return {
    key,
    known,
    indentation: indentation.length,
    keyEnd: end,
    separator: '',
    separatorEnd: end,
    decorated: false,
  };
}

function knownKey(written: string, keys: ReadonlySet<string>): string | undefined {
  if (keys.has(written)) return written;
  const folded = fold(written);
  for (const key of keys) if (fold(key) === folded) return key;
  return undefined;
}

/** Letters and digits alone: what is left of a key whatever its style. */
function fold(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}
