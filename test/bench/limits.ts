// Files made to take long, up to the sizes that are read: how long each takes to read, to check, and to fix, in time of the
// processor, and how much longer for twice the input. npm run bench:limits [-- KIND…]

import { check, fixAll } from '../../server/src/core/index.ts';
import { contextOf, seed } from '../support/seed.ts';

/** What a file of about `length` UTF-16 code units is made of. */
type Make = (length: number) => string;

const inTitle =
  (piece: string): Make =>
  (length) =>
    seed(`title: ${repeat(piece, length)}`);
const inQuotes =
  (piece: string): Make =>
  (length) =>
    seed(`title: "${repeat(piece, length)}"`);
const inHeader =
  (piece: string): Make =>
  (length) =>
    `---\n${repeat(piece, length)}---\n`;
const inBody =
  (piece: string): Make =>
  (length) =>
    seed() + repeat(piece, length);
const alone =
  (piece: string): Make =>
  (length) =>
    repeat(piece, length);

const headers: Readonly<Record<string, Make>> = {
  'double quotes': inTitle('"'),
  'single quotes': inTitle("'"),
  'quotes and spaces': inTitle('" '),
  'wrong escapes': inQuotes('\\q'),
  backslashes: inQuotes('\\'),
  colons: inTitle(':'),
  brackets: inTitle('['),
  asterisks: inTitle('*'),
  'curly quotes': inTitle('“'),
  tabs: inTitle('\t'),
  'no-break spaces': inTitle('\u00A0'),
  'invisible characters': inTitle('a\u200B'),
  'control characters': inTitle('a\u0001'),
  'carriage returns': inTitle('a\r'),
  entities: inTitle('&amp;'),
  tags: inTitle('<b>'),
  'codes of urls': inTitle('%C3%A4'),
  'codes of mail': inTitle('=C3=A4'),
  mojibake: inTitle('Ã¤'),
  'schemes of a url': (length) => seed(`url: ${repeat('https://', length)}`),
  'tracking parameters': (length) => seed(`url: https://apnews.com/a?${repeat('utm_a=1&', length)}`),
  'the same field': inHeader('title: v\n'),
  'stray lines': inHeader('stray\n'),
  'merge conflicts': inHeader('<<<<<<< a\nx: 1\n=======\ny: 1\n>>>>>>> b\n'),
  'items of a list': (length) => `---\ntags:\n${repeat('- a\n', length)}---\n`,
};

const files: Readonly<Record<string, Make>> = {
  'line feeds': inBody('\n'),
  'carriage returns and line feeds': inBody('\r\n'),
  'empty headings': inBody('#\n'),
  dashes: inBody('---\n'),
  fences: alone('---\n'),
  quotations: alone('> '),
  'code blocks': alone('```\n'),
  'JSON brackets': alone('{"a":'),
  'table rows': alone('|a|b|\n'),
  'added lines': alone('+url: x\n'),
};

const times = 5;
const chosen = process.argv.slice(2);
console.log('milliseconds to read / check / make fixes / fix all, for half and for all of what is read');
for (const [kinds, length] of [
  [headers, 32_000],
  [files, 2 ** 20 - 2000],
] as const) {
  for (const [name, make] of Object.entries(kinds)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    measure(make(1000));
    const [half, whole] = [measureOften(make(length / 2)), measureOften(make(length))];
    const ratio = sum(whole) / Math.max(1, sum(half));
    console.log(`${name.padEnd(32)} ${show(half)}  ${show(whole)}  ${ratio.toFixed(1)} times`);
  }
}

function repeat(piece: string, length: number): string {
  return piece.repeat(Math.floor(length / piece.length));
}

/** The medians of some measurements: the machine has other things to do, too. */
function measureOften(text: string): readonly number[] {
  const measured = Array.from({ length: times }, () => measure(text));
  return measured[0]!.map((_, index) => measured.map((each) => each[index]!).sort((a, b) => a - b)[times >> 1]!);
}

function measure(text: string): readonly number[] {
  const at = [now()];
  const context = contextOf(text);
  at.push(now());
  const findings = check(context);
  at.push(now());
  for (const { fixes } of findings) fixes?.();
  at.push(now());
  fixAll(context);
  at.push(now());
  return at.slice(1).map((time, index) => time - at[index]!);
}

/** The processor time that this thread has taken, in milliseconds: a busy machine takes no more of it. */
function now(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function sum(times: readonly number[]): number {
  return times.reduce((all, time) => all + time, 0);
}

function show(times: readonly number[]): string {
  return times
    .map((time) => time.toFixed(0))
    .join(' / ')
    .padEnd(24);
}
