/** The start of a header line as a key and what stands between it and its value; offsets count from the line's start. */
export interface KeyLine {
  readonly key: string;
  /** Spaces and tabs before the key. */
  readonly indentation: number;
  /** Behind the key, and behind its closing quote if it has one. */
  readonly keyEnd: number;
  /** `=` and `;` are meant as a colon; empty where nothing stands between the key and what follows. */
  readonly separator: ':' | '=' | ';' | '';
  /** Behind the separator. */
  readonly separatorEnd: number;
}

/** Reads a line as `key: value`, tolerating a damaged separator; undefined where no word starts the line. */
export function readKeyLine(line: string): KeyLine | undefined {
  const match = keyPattern.exec(line);
  if (!match) return undefined;
  const [whole, indentation, quote, key, , separator] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const keyEnd = indentation.length + key.length + 2 * quote.length;
  return {
    key,
    indentation: indentation.length,
    keyEnd,
    separator: separator as KeyLine['separator'],
    separatorEnd: separator === '' ? keyEnd : whole.length,
  };
}

/** True where YAML would see a key at the line's very start: a word, a colon, and a blank or the line's end. */
export function isFieldLike(line: string): boolean {
  return fieldLike.test(line);
}

/** True for a line that starts with one of `keys`, in any letter case, and a separator. */
export function isKnownField(line: string, keys: ReadonlySet<string>): boolean {
  const read = readKeyLine(line);
  return read !== undefined && read.separator !== '' && keys.has(read.key.toLowerCase());
}

const keyPattern = /^([ \t]*)(["']?)([A-Za-z_][\w.-]{0,200})\2([ \t]{0,20})([:=;]?)/;

const fieldLike = /^(["']?)[A-Za-z_][\w.-]{0,200}\1[ \t]{0,20}:(?:[ \t]|$)/;
