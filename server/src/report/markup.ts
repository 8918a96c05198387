import { escapeControls } from '../core/index.ts';

/** A piece of HTML in which every text from outside is escaped. */
export class Markup {
  readonly source: string;

  /** @param source HTML, word for word: for constants of the program. All else is made by `markup`. */
  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand in a piece: texts and numbers are escaped, pieces put in as they are, and `undefined` is nothing. */
export type MarkupValue = string | number | Markup | undefined | readonly MarkupValue[];

/**
 * HTML as a template. What is filled in may come from anywhere, between tags or in a quoted attribute: it can end
 * neither, and characters that do not print or steer how text prints are written as `\u{…}`.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(strings.map((text, index) => text + sourceOf(values[index])).join(''));
}

function sourceOf(value: MarkupValue): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map(sourceOf).join('');
  return escapeControls(String(value)).replace(/[&<>"'`]/g, (character) => entities.get(character)!);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['`', '&#96;'],
]);
