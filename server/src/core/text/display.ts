import { escapeControls } from './message.ts';

/**
 * A text from a file as it is shown in a list or a tree: on one line, runs of white space as one space, `…` for what is
 * beyond `longest` characters, and characters that do not print or steer how text prints written as `\u{…}`. The work
 * is bounded, however long the text is.
 */
export function display(text: string, longest = 80): string {
  const beginning = text
    .slice(0, 8 * longest)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(beginning);
  const isWhole = characters.length <= longest && text.length <= 8 * longest;
  return escapeControls(isWhole ? beginning : characters.slice(0, longest - 1).join('') + '…');
}
