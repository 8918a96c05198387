import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

const text = `## Article summary
The tunnel under the harbour opened on Monday.
`;

const values = [
  ['url', 'https://apnews.com/article/harbour-tunnel-opens'],
  ['title', 'Harbour tunnel opens after nine years of digging'],
  ['publisher', 'ap'],
  ['usage', 'candidate'],
  ['initial_rank', '4'],
] as const;

const draw = (line: string, message = '') => `${line}\n${'^'.repeat(line.length)} error(foreign-notation)${message}\n`;

const toml = (quote = '"') =>
  values.map(([key, value]) => `${key} = ${key === 'initial_rank' ? value : quote + value + quote}\n`).join('');

const yaml = (quote = '"') => toml(quote).replaceAll(' = ', ': ');

test('TOML is written as YAML, its quotes and comments as they are', () => {
  const opening = draw('+++', ': This header is TOML. Write it as YAML.');
  for (const quote of ['"', "'"]) {
    expectFix(`${opening}${toml(quote)}+++\n${text}`, `---\n${yaml(quote)}---\n${text}`, { kind: 'safe' });
  }
  expectFix(
    `\n${draw('+++')}# A seed\n${toml().replace('4', '4 # first')}+++\n${text}`,
    `---\n# A seed\n${yaml().replace('4', '4 # first')}---\n${text}`,
  );
  expectFix(`${draw('---toml')}${toml()}---\n${text}`, `---\n${yaml()}---\n${text}`);
});

test('TOML that is no list of fields is left whole', () => {
  const said = ': This header is TOML. Rewrite it as YAML by hand, since parts of it are not fields.';
  for (const more of [
    '[params]\nx = 1',
    'tags = ["a", "b"]',
    'a.b = 1',
    'x = """\ntwo lines"""',
    'when = 2026-01-01',
    'x = { a = 1 }',
  ]) {
    expectFixes(`${draw('+++', said)}${toml()}${more}\n+++\n${text}`, []);
  }
  expectFixes(`${draw('---', said)}${toml()}[params]\nx = 1\n---\n${text}`, []);
  for (const others of [
    'sort_by = "date"\n[extra]\nhtml = """\nNote: <b>all</b> news"""',
    'date = {{ .Date }}',
    'tags = [\n' + '  "ferry",\n'.repeat(100) + ']',
  ]) {
    expectFixes(`${draw('+++', said)}title = "Night ferry returns"\n${others}\n+++\n${text}`, []);
  }
});

test('a table is written as YAML', () => {
  const rows = values.map(([key, value]) => `| ${key} | ${value} |\n`).join('');
  expectFix(
    `${draw('| Field | Value |', ': This header is a Markdown table. Write it as YAML.')}| --- | --- |\n${rows}\n${text}`,
    seed().replace('\n##', '\n\n##'),
    { kind: 'safe' },
  );
  const [first = '', ...others] = rows.trimEnd().split('\n');
  expectFix(`${draw(first)}|---|:--|\n${others.join('\n')}\n${text}`, seed());
  const across = (of: 0 | 1) => `| ${values.map((pair) => pair[of]).join(' | ')} |`;
  expectFix(`${draw(across(0))}|---|---|---|---|---|\n${across(1)}\n${text}`, seed(), { kind: 'safe' });
});

test('cells are quoted as their text needs it', () => {
  const rows = values.map(([key, value]) => `| **${key}** | ${value} |\n`).join('');
  const title = 'Harbour tunnel: “open” at 5 \\| closed #1';
  expectFix(
    `${draw('| | |')}|-|-|\n${rows.replace(values[1][1], title)}${text}`,
    seed(`title: '${title.replace('\\', '')}'`),
  );
});

test('a table that says more, or other things, is left', () => {
  const rows = values.map(([key, value]) => `| ${key} | ${value} |\n`).join('');
  expectFixes(`${draw('| Field | Value |')}|---|---|\n${rows}| a b | c |\n${text}`, []);
  expectFixes(`${draw('| Field | Value | Note |')}|---|---|---|\n${rows.replaceAll('|\n', '| x |\n')}${text}`, []);
  expectFixes(`${draw('| Seed of Monday | |')}|---|---|\n${rows}${text}`, []);
  expectFindings(`| a | b |\n^^^^^^^^^ error(missing-header)\n|---|---|\n| 1 | 2 |\n`);
  expectFindings(`${seed()}\n| url | title |\n|---|---|\n| a | b |\n`);
});

test('an object of JSON without fences gets them, and is written as YAML then', () => {
  const object = `{\n${values.map(([key, value]) => `  "${key}": ${key === 'initial_rank' ? value : `"${value}"`}`).join(',\n')}\n}\n`;
  const drawn = object.replace('{\n', '{\n^ error(missing-header)\n^ warning(yaml-feature)\n');
  const fenced = `---\n${object.replace('{\n', '{\n^ warning(yaml-feature)\n')}---\n`;
  expectFix(`${drawn}${text}`, `${fenced}${text}`, { kind: 'safe' });
  expectFix(`${drawn}---\n${text}`, `${fenced}${text}`, { kind: 'safe' });
  expectFix(`${fenced}${text}`, seed(), { kind: 'safe' });
  const hashed = (line: string) => line.replace('Harbour tunnel', 'Harbour #1 tunnel');
  expectFix(hashed(`${fenced}${text}`), seed("title: 'Harbour #1 tunnel opens after nine years of digging'"));
});
