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
  const match = /^(\d{3,15})_([0-9a-f]{16}\.txt$)?/.exec(name);
  return {
    number: match ? Number(match[1]) : undefined,
    isRegular: match?.[2] !== undefined,
    isText: name.endsWith('.txt'),
  };
}
