/** What is kept of a row in single bits. */
export const flags = { taken: 1, url: 2, title: 4, showsUnicode: 8, allowsUnicode: 16, usualScheme: 32 } as const;

export function flagsOf(
  url: string | undefined,
  title: string | undefined,
  allowsUnicode: boolean | undefined,
): number {
  return (
    flags.taken |
    (url === undefined ? 0 : flags.url) |
    (title === undefined ? 0 : flags.title) |
    (allowsUnicode === undefined ? 0 : flags.showsUnicode) |
    (allowsUnicode === true ? flags.allowsUnicode : 0)
  );
}
