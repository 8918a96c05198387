// What people and programs do to headers, each as a function of a sound seed; undefined where it does not apply to it.

import { writeField, writeMapping } from '../../server/src/core/pyyaml/writer.ts';
import { pick, type Random } from '../../scripts/bench/random.ts';

/** The five values of a seed, and its body. */
export interface Original {
  readonly url: string;
  readonly title: string;
  readonly publisher: string;
  readonly usage: string;
  readonly initial_rank: number;
  readonly body: string;
}

export type Key = Exclude<keyof Original, 'body'>;

export const keys: readonly Key[] = ['url', 'title', 'publisher', 'usage', 'initial_rank'];

/** A seed as PyYAML writes it. */
export function write(original: Original): string {
  return `---\n${writeMapping(keys.map((key) => [key, original[key]]))}---\n${original.body}`;
}

export type Breakage = (text: string, original: Original, random: Random) => string | undefined;

/** Every kind by its name. */
export const breakages: Readonly<Record<string, Breakage>> = {
  // Fences
  'opening fence missing': (text) => dropStart(text, '---\n'),
  'closing fence missing': (text) => change(text, '\n---\n', '\n'),
  'both fences missing': (text) => (text.startsWith('---\n') ? change(text.slice(4), '\n---\n', '\n\n') : undefined),
  'opening fence malformed': (text, _, random) => {
    const rest = dropStart(text, '---\n');
    return rest && `${pick(random, malformedFences)}\n${rest}`;
  },
  'closing fence malformed': (text, _, random) => change(text, '\n---\n', `\n${pick(random, malformedFences)}\n`),
  'blank lines before': (text, _, random) => pick(random, ['\n', '\n\n', '  \n']) + text,
  'fences of a code block': (text) => {
    const rest = dropStart(text, '---\n');
    return rest && change('```yaml\n' + rest, '\n---\n', '\n```\n');
  },
  'header in a code block': (text) => {
    const closed = change(text, '\n---\n', '\n---\n```\n');
    return closed && '```yaml\n' + closed;
  },

  // Quotes
  'title not quoted': (text, { title }) => replaceField(text, 'title', `title: ${title}\n`),
  'opening double quote only': (text, { title }) =>
    /["\\]/.test(title) ? undefined : replaceField(text, 'title', `title: "${title}\n`),
  'opening single quote only': (text, { title }) =>
    title.includes("'") ? undefined : replaceField(text, 'title', `title: '${title}\n`),
  'quotes inside double quotes': (text, { title }) =>
    /["]/.test(title) ? replaceField(text, 'title', `title: "${title}"\n`) : undefined,
  'apostrophe inside single quotes': (text, { title }) =>
    /\w'\w/.test(title) ? replaceField(text, 'title', `title: '${title}'\n`) : undefined,
  'slug in curly quotes': (text, { publisher }) => replaceField(text, 'publisher', `publisher: “${publisher}”\n`),
  'usage in curly quotes': (text, { usage }) => replaceField(text, 'usage', `usage: ‘${usage}’\n`),
  'slug in backticks': (text, { publisher }) => replaceField(text, 'publisher', `publisher: \`${publisher}\`\n`),

  // Keys and separators
  'no space behind the colon': (text, _, random) =>
    changeLine(text, pickKey(random), (key, value) => `${key}:${value}`),
  'no colon': (text, _, random) =>
    changeLine(text, pick(random, ['publisher', 'usage', 'initial_rank', 'url']), (key, value) => `${key} ${value}`),
  'equals sign': (text, _, random) => changeLine(text, pickKey(random), (key, value) => `${key} = ${value}`),
  semicolon: (text, _, random) => changeLine(text, pickKey(random), (key, value) => `${key}; ${value}`),
  'wide colon': (text, _, random) => changeLine(text, pickKey(random), (key, value) => `${key}： ${value}`),
  'key capitalized': (text, _, random) =>
    changeLine(text, pickKey(random), (key, value) => `${key[0]!.toUpperCase()}${key.slice(1)}: ${value}`),
  'key in capitals': (text, _, random) =>
    changeLine(text, pickKey(random), (key, value) => `${key.toUpperCase()}: ${value}`),
  'key in another style': (text, original, random) =>
    replaceField(
      text,
      'initial_rank',
      `${pick(random, ['initialRank', 'Initial Rank', 'initial-rank', 'Initial_Rank', 'initial rank', 'InitialRank'])}: ${original.initial_rank}\n`,
    ),
  'key misspelt': (text, _, random) =>
    changeLine(
      text,
      pick(random, ['title', 'publisher', 'usage', 'initial_rank']),
      (key, value) => `${misspell(key, random)}: ${value}`,
    ),
  'key bold': (text, _, random) => changeLine(text, pickKey(random), (key, value) => `**${key}**: ${value}`),
  'key quoted': (text, _, random) => changeLine(text, pickKey(random), (key, value) => `"${key}": ${value}`),

  // Values
  'trailing comma': (text, _, random) =>
    changeLine(text, pick(random, ['publisher', 'usage', 'initial_rank']), (key, value) => `${key}: ${value},`),
  'rank quoted': (text, { initial_rank: rank }, random) =>
    replaceField(
      text,
      'initial_rank',
      `initial_rank: ${pick(random, [`"${rank}"`, `'${rank}'`, `${rank}.0`, `#${rank}`, `+${rank}`])}\n`,
    ),
  'usage in another case': (text, { usage }, random) =>
    replaceField(
      text,
      'usage',
      `usage: ${pick(random, [usage.toUpperCase(), usage[0]!.toUpperCase() + usage.slice(1)])}\n`,
    ),
  'url in brackets': (text, { url }, random) =>
    replaceField(text, 'url', `url: ${pick(random, [`<${url}>`, `[Link](${url})`, `"<${url}>"`])}\n`),
  'url scheme damaged': (text, { url }, random) =>
    url.startsWith('https://')
      ? replaceField(
          text,
          'url',
          `url: ${pick(random, ['https:/', 'htps://', 'https//', 'htttps://'])}${url.slice(8)}\n`,
        )
      : undefined,

  // Lines
  'field indented': (text, _, random) =>
    changeLine(
      text,
      pick(random, ['publisher', 'usage', 'initial_rank', 'title']),
      (key, value) => `${pick(random, [' ', '  ', '    '])}${key}: ${value}`,
    ),
  'all fields indented': (text) => mapHeader(text, (lines) => lines.map((line) => `  ${line}`)),
  'tab before a field': (text, _, random) =>
    changeLine(text, pick(random, ['publisher', 'usage', 'initial_rank']), (key, value) => `\t${key}: ${value}`),
  'tab behind the colon': (text, _, random) => changeLine(text, pickKey(random), (key, value) => `${key}:\t${value}`),
  'fold without its indentation': (text) =>
    mapHeader(text, (lines) =>
      lines.some((line) => line.startsWith('  ')) ? lines.map((line) => line.replace(/^ {2}/, '')) : undefined,
    ),
  'fold with a tab': (text) =>
    mapHeader(text, (lines) =>
      lines.some((line) => line.startsWith('  ')) ? lines.map((line) => line.replace(/^ {2}/, '\t')) : undefined,
    ),
  'two fields on one line': (text) => joinLines(text, 'publisher', 'usage', ' '),
  'two fields on one line, with a comma': (text) => joinLines(text, 'publisher', 'usage', ', '),
  'rank and usage on one line': (text) => joinLines(text, 'usage', 'initial_rank', ' '),
  'bullet list': (text, _, random) => mapHeader(text, (lines) => bullets(lines, pick(random, ['- ', '* ', '• ']))),
  'one bullet': (text, _, random) =>
    changeLine(text, pick(random, ['publisher', 'usage', 'initial_rank']), (key, value) => `- ${key}: ${value}`),
  'JSON lines': (text, original) =>
    mapHeader(text, () =>
      keys.map(
        (key, index) =>
          `${index === 0 ? '{' : ''}${JSON.stringify(key)}: ${JSON.stringify(original[key])}${index === 4 ? '}' : ','}`,
      ),
    ),
  'JSON lines without braces': (text, original) =>
    mapHeader(text, () =>
      keys.map((key, index) => `${JSON.stringify(key)}: ${JSON.stringify(original[key])}${index === 4 ? '' : ','}`),
    ),
  'field twice': (text, _, random) =>
    changeLine(text, pickKey(random), (key, value) => `${key}: ${value}\n${key}: ${value}`),
  'fields in another order': (text, original, random) =>
    mapHeader(text, () =>
      shuffle(
        random,
        keys.map((key) => writeField(key, original[key]).slice(0, -1)),
      ),
    ),
  'blank line between': (text, _, random) => changeLine(text, pickKey(random), (key, value) => `${key}: ${value}\n`),
  'stray text at a line’s end': (text) => changeLine(text, 'usage', (key, value) => `${key}: ${value}  `),
};

const malformedFences = ['--', '----', '—-', '—', '- - -', '+++', ' ---', '-----'];

function pickKey(random: Random): Key {
  return pick(random, keys);
}

function misspell(key: string, random: Random): string {
  const at = 1 + Math.floor(random() * (key.length - 2));
  return pick(random, [
    key.slice(0, at) + key.slice(at + 1),
    key.slice(0, at) + key[at]! + key.slice(at),
    key.slice(0, at) + key[at + 1]! + key[at]! + key.slice(at + 2),
  ]);
}

function change(text: string, part: string, by: string): string | undefined {
  return text.includes(part) ? text.replace(part, () => by) : undefined;
}

function dropStart(text: string, start: string): string | undefined {
  return text.startsWith(start) ? text.slice(start.length) : undefined;
}

/** The whole lines of a field, its continuation included. */
function fieldLines(key: string): RegExp {
  return new RegExp(`^${key}:.*\\n(?:[ \\t]+.*\\n)*`, 'm');
}

function replaceField(text: string, key: Key, lines: string): string | undefined {
  const pattern = fieldLines(key);
  const changed = text.replace(pattern, () => lines);
  return changed === text ? undefined : changed;
}

/** Changes the first line of a field; `value` is what stands after its colon there. */
function changeLine(text: string, key: string, by: (key: string, value: string) => string): string | undefined {
  const match = new RegExp(`^${key}: (.*)$`, 'm').exec(text);
  return match
    ? text.slice(0, match.index) + by(key, match[1]!) + text.slice(match.index + match[0].length)
    : undefined;
}

function mapHeader(text: string, by: (lines: string[]) => string[] | undefined): string | undefined {
  const match = /^(---\n)([^]*?\n)(---\n)/.exec(text);
  const lines = match && by(match[2]!.slice(0, -1).split('\n'));
  return lines ? `${match[1]}${lines.join('\n')}\n${match[3]}${text.slice(match[0].length)}` : undefined;
}

function joinLines(text: string, first: string, second: string, by: string): string | undefined {
  const pattern = new RegExp(`^(${first}: .*)\\n(${second}: .*)$`, 'm');
  return pattern.test(text) ? text.replace(pattern, (_, one: string, other: string) => one + by + other) : undefined;
}

function bullets(lines: readonly string[], bullet: string): string[] {
  return lines.map((line) => (line.startsWith(' ') ? `  ${line}` : bullet + line));
}

function shuffle<T>(random: Random, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
