import type { Severity } from '../core/index.ts';
import { markup, type Markup } from './markup.ts';

// What the sections of the overview's page are made of.

/** Makes a link to some seeds of the text that stands for them. */
export type Link = (filter: string | undefined, content: Markup | string, options?: LinkOptions) => Markup;

export interface LinkOptions {
  /** What it shows, in words that need nothing around them. */
  readonly label?: string;
  /** Makes a click anywhere in the table's row a click on the link. */
  readonly wholeRow?: boolean;
}

/** Links carry their filter in `data-filter`, for a script to follow. */
export const filterLink: Link = (filter, content, { label, wholeRow = false } = {}) => {
  if (filter === undefined) return plainText(filter, content);
  const name = label === undefined ? undefined : markup` aria-label="${label}"`;
  return markup`<a href="#"${wholeRow ? markup` class="row"` : undefined} data-filter="${filter}"${name}>${content}</a>`;
};

/** For a page that stands alone, with nothing to filter. */
export const plainText: Link = (_, content) => markup`<span>${content}</span>`;

/** A part of a bar: from 0 to 1 of its width, in a colour of the style sheet. */
export interface BarPart {
  readonly share: number;
  readonly look: string;
}

/** A bar for the eyes alone: what it shows is always said in words or numbers beside it. */
export function bar(parts: readonly BarPart[], kind = 'bar'): Markup {
  let start = 0;
  const rectangles = parts
    .filter(({ share }) => share > 0)
    .map(({ share, look }) => {
      const x = percent(start);
      start += share;
      return markup`<rect class="${look}" x="${x}" width="${percent(share)}" height="100%"/>`;
    });
  return markup`<svg class="${kind}" aria-hidden="true" focusable="false">${rectangles}</svg>`;
}

/** A small square in a colour of the style sheet. */
export function swatch(look: string): Markup {
  return bar([{ share: 1, look }], 'swatch');
}

/** The sign of a severity: told apart by its shape, too, and by its name where it is read aloud. */
export function severityIcon(severity: Severity): Markup {
  return markup`<svg class="icon ${severity}" viewBox="0 0 16 16" role="img" aria-label="${severity}"><path d="${shapes[severity]}"/></svg>`;
}

const circle = 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z';

const shapes: Readonly<Record<Severity, string>> = {
  error: `${circle}M5.5 5.5l5 5m0-5l-5 5`,
  warning: 'M8 1.8L14.8 14H1.2zM8 6v4.2m0 1.1v1.2',
  information: `${circle}M8 7.2v4.3M8 4.3v1.4`,
  hint: 'M2.5 8h11',
};

/** A section with its heading; `key` names it within the page. */
export function section(key: string, title: string, content: readonly (Markup | undefined)[]): Markup {
  return markup`<section id="${key}" aria-labelledby="${key}-title"><h2 id="${key}-title">${title}</h2>${content}</section>`;
}

export interface Column {
  readonly heading: Markup | string;
  readonly look?: 'number' | 'text';
}

/** The column of a table that has bars. */
export const chart = 'chart';

/** A table that scrolls sideways where it is too wide, with the keyboard too. */
export function table(label: string, columns: readonly (Column | typeof chart)[], rows: readonly Markup[]): Markup {
  const headings = columns.map((column) =>
    column === chart
      ? markup`<td class="chart"></td>`
      : markup`<th scope="col" class="${column.look ?? 'text'}">${column.heading}</th>`,
  );
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table><thead><tr>${headings}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A cell with a number, which is nothing to follow where it is 0. */
export function numberCell(number: number, link: Link, filter: string | undefined, label: string): Markup {
  if (number === 0) return markup`<td class="number zero">0</td>`;
  return markup`<td class="number">${link(filter, shown(number), { label: `${shown(number)} ${label}` })}</td>`;
}

/** A line of Markdown in which only code is marked. */
export function inlineMarkdown(line: string): readonly Markup[] {
  return line.split('`').map((text, index) => (index % 2 === 1 ? markup`<code>${text}</code>` : markup`${text}`));
}

/** A number and what it counts: `1 seed`, `12,000 seeds`. */
export function counted(number: number, noun: string): string {
  return `${shown(number)} ${noun}${number === 1 ? '' : 's'}`;
}

export function shown(number: number): string {
  return number.toLocaleString('en');
}

/** How much of all; rounded, but 100% is all and 0% nothing. */
export function portion(part: number, all: number): string {
  const exact = all === 0 ? 0 : (100 * part) / all;
  if (exact > 0 && exact < 1) return '<1%';
  return exact > 99 && exact < 100 ? '>99%' : `${Math.round(exact)}%`;
}

/** The filter that asks for what both do; an empty one asks for everything. */
export function both(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || other === undefined ? undefined : `${one} ${other}`.trim();
}

function percent(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`;
}
