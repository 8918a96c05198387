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

/** A number of things: `1 seed`, `2 seeds`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
