import { test } from 'node:test';
import { expectFix, expectFindings, seed } from '../../support/seed.ts';

const [opening, closing] = ['---\n', '\n---\n'] as const;

test('what stands around a seed is taken away with what closes it', () => {
  for (const [open, close] of [
    ['<pre>', '</pre>'],
    ['"""', '"""'],
    ['/*', '*/'],
    ['{% raw %}', '{% endraw %}'],
    ['[code]', '[/code]'],
  ] as const) {
    const caret = `${open}\n${'^'.repeat(open.length)} error(text-before-header)\n`;
    expectFix(`${caret}${seed()}${close}\n`, seed(), { kind: 'safe' });
  }
});

test('a line of punctuation among the fields goes, and the fence below it stays', () => {
  for (const mark of ['***', '===', '--', '}', '```']) {
    const caret = `\n${mark}\n${'^'.repeat(mark.length)} error(yaml-syntax)\n---\n`;
    expectFix(seed().replace(closing, caret), seed(), { kind: 'safe' });
  }
});

test('such lines are sound in a body', () => {
  expectFindings(`${seed()}\n***\n\n<pre>\n---\n</pre>\n`);
});

test('a field on each line of another notation is written as YAML', () => {
  const lines = seed().slice(opening.length).split(closing)[0]!;
  const first = '<url>https://apnews.com/article/harbour-tunnel-opens</url>';
  const xml = lines
    .replace(/^(\w+): (.*)$/gm, '<$1>$2</$1>')
    .replace(/^.*\n/, `${first}\n${'^'.repeat(first.length)} error(foreign-notation)\n`);
  expectFix(seed().replace(lines, xml), seed(), { kind: 'safe' });
});
