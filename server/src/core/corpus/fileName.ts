/** What the name of a seed's file tells. */
export interface SeedFileName {
  /** The number that the name begins with, of three digits or more and before an underscore. */
  readonly number: number | undefined;
  /** Whether the name is that of a seed in full: the number, an underscore, sixteen hexadecimal digits, `.txt`. */
  readonly isRegular: boolean;
  /** Whether it ends in `.txt`, as the names of seeds do. */
  readonly isText: boolean;
}

/** Reads the last part of a uri. (What the hexadecimal digits are made from is not known: they are an identity.) */
export function readFileName(uri: string): SeedFileName {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const digits = /^\d{3,15}(?=_)/.exec(name)?.[0];
  return {
    number: digits === undefined ? undefined : Number(digits),
    isRegular: digits !== undefined && /^_[0-9a-f]{16}\.txt$/.test(name.slice(digits.length)),
    isText: name.endsWith('.txt'),
  };
}
