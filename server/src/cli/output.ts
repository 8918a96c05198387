import { escapeControls } from '../core/index.ts';

export type Style = 'bold' | 'dim' | 'underline' | 'red' | 'yellow' | 'cyan' | 'gray' | 'green';

/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** When a report has colours. */
export type ColorChoice = 'auto' | 'always' | 'never';

export const plain: Paint = (_, text) => text;

/** A file's name as it may be shown: names can hold line breaks and worse. */
export function showable(name: string): string {
  return escapeControls(name);
}

/**
 * A text in lines of at most `width` UTF-16 code units, each after the indentation; a longer word has a line to itself.
 * No line break at the end.
 */
export function wrapText(text: string, width: number, indentation = ''): string {
  const lines: string[] = [];
  let line = indentation;
  for (const word of text.split(' ')) {
    if (line.length > indentation.length && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indentation;
    }
    line += line.length > indentation.length ? ` ${word}` : word;
  }
  return [...lines, line].join('\n');
}

/** A number of things: `1 seed`, `2 seeds`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
