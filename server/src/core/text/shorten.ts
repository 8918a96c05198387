/**
 * A text from a file on one line, with runs of white space as one space and `…` for what is beyond `longest` characters
 * (code points). Work and result are bounded, however long the text is.
 */
export function shorten(text: string, longest: number): string {
  const beginning = text.slice(0, 8 * longest).replace(/\s+/g, ' ').trim();
  const characters = Array.from(beginning);
  if (characters.length <= longest && text.length <= 8 * longest) return beginning;
  return characters.slice(0, longest - 1).join('') + '…';
}
