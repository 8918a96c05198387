import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import manifest from '../../bench/package.json' with { type: 'json' };
import { root } from '../support/paths.ts';
import { run } from '../support/run.ts';
import { corpusOf } from './corpus.ts';
import type { GivenCorpus } from './givenCorpus.ts';
import { LanguageServer } from './languageServer.ts';
import { check, onlyRead, timeByTurns, type Program } from './processes.ts';
import { typical, usual, type Spread } from './statistics.ts';

/** How long another tool takes, or Seedbed beside it. */
export interface PeerResult extends Spread {
  readonly tool: string;
  readonly seeds: number;
}

/** How long a check of a corpus takes beside another tool: times as long, with its target. */
export interface CorpusResult extends Spread {
  readonly corpus: string;
  readonly files: number;
  readonly against: string;
  /** Milliseconds of the check and of the other. */
  readonly ours: number;
  readonly theirs: number;
  readonly target: number | undefined;
}

interface Peer {
  readonly name: string;
  readonly words: readonly string[];
  /** More seeds than these would take it minutes. */
  readonly most: number;
}

const pinned = manifest.dependencies;
const home = join(root, 'bench');
const configured = (name: string): string => join(home, 'peers', name);
const installed = (path: string): string => join(home, 'node_modules', path);

const peers: readonly Peer[] = [
  {
    name: `js-yaml ${pinned['js-yaml']} + ajv, a script`,
    words: [configured('frontMatter.mjs'), 'js-yaml', '.'],
    most: 10_000,
  },
  { name: `yaml ${pinned.yaml} + ajv, a script`, words: [configured('frontMatter.mjs'), 'yaml', '.'], most: 10_000 },
  {
    name: `rumdl ${pinned.rumdl}, one rule`,
    words: [
      installed('rumdl/bin/rumdl'),
      ...'check --no-config --no-cache --enable MD001 --respect-gitignore=false .'.split(' '),
    ],
    most: 10_000,
  },
  {
    name: `markdownlint-cli2 ${pinned['markdownlint-cli2']}, one rule`,
    words: [
      installed('markdownlint-cli2/markdownlint-cli2-bin.mjs'),
      '--config',
      configured('one-rule.markdownlint-cli2.jsonc'),
      '**/*.md',
    ],
    most: 1000,
  },
  {
    name: `ESLint ${pinned.eslint} with @eslint/markdown ${pinned['@eslint/markdown']}, one rule`,
    words: [installed('eslint/bin/eslint.js'), '--config', configured('eslint.config.mjs'), '.'],
    most: 1000,
  },
  {
    name: `remark with remark-lint-frontmatter-schema ${pinned['remark-lint-frontmatter-schema']}`,
    words: [
      installed('remark-cli/cli.js'),
      '--rc-path',
      configured('remarkrc.mjs'),
      ...'--ext md --quiet --no-stdout .'.split(' '),
    ],
    most: 100,
  },
];

const sizes = [100, 1000, 10_000];

/** Installs the other tools, and holds a check of a corpus against them. */
export async function measureCorpus(
  runs: number,
  { name, folder, files, schema }: GivenCorpus,
): Promise<CorpusResult[]> {
  await install();
  console.error(`Measuring on ${name}…`);
  const script = (parser: string): Program => ({
    words: [configured('frontMatter.mjs'), parser, '.', ...(schema === undefined ? [] : [schema])],
    folder,
    codes: [0, 1],
  });
  const rumdl = peers.find((peer) => peer.name.startsWith('rumdl'))!;
  const others = [
    { against: 'only reading', program: onlyRead(folder), target: undefined },
    { against: 'js-yaml + ajv', program: script('js-yaml'), target: 1.5 },
    { against: 'yaml + ajv', program: script('yaml'), target: 0.8 },
    { against: 'rumdl, one rule', program: { words: rumdl.words, folder, codes: [0, 1] }, target: undefined },
  ];
  const programs = [check(folder), ...others.map(({ program }) => program)];
  const [checking, ...timings] = timeByTurns(programs, runs);
  const ours = checking!.wall;
  return others.map(({ against, target }, index) => {
    const theirs = timings[index]!.wall;
    const ratio = typical(ours.map((time, turn) => time / theirs[turn]!));
    return { corpus: name, files, against, ...ratio, ours: typical(ours).value, theirs: typical(theirs).value, target };
  });
}

function install(): Promise<unknown> {
  return run('npm', ['ci', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund'], {
    shell: process.platform === 'win32',
  });
}

/** Installs other tools that check front matter or Markdown, and measures them and Seedbed by turns. */
export async function measurePeers(runs: number): Promise<PeerResult[]> {
  await install();
  const results: PeerResult[] = [];
  for (const seeds of sizes) {
    console.error(`Measuring other tools with ${seeds} seeds…`);
    const ours = corpusOf(seeds);
    // The same texts, by names that these tools look for.
    const folder = corpusOf(seeds, { name: 'markdown', ending: '.md' });
    const measured = peers.filter(({ most }) => seeds <= most);
    const programs = measured.map(({ words }): Program => ({ words, folder, codes: [0, 1] }));
    const timings = timeByTurns([onlyRead(ours), check(ours), ...programs], runs);
    const tools = ['only reading the files', 'seedbed check, all rules', ...measured.map(({ name }) => name)];
    results.push(...tools.map((tool, index) => ({ tool, seeds, ...typical(timings[index]!.wall) })));
  }
  const keystrokes = await measureYamlLanguageServer(corpusOf(100), 30);
  const version = pinned['yaml-language-server'];
  results.push({ tool: `yaml-language-server ${version}, keystroke to findings`, seeds: 1, ...usual(keystrokes) });
  return results;
}

/** Milliseconds from each keystroke in a header alone, which is all of a seed that this server can read, to its findings. */
async function measureYamlLanguageServer(folder: string, keystrokes: number): Promise<number[]> {
  const { schema } = (await import(pathToFileURL(configured('schema.mjs')).href)) as { schema: object };
  const server = new LanguageServer(folder, {
    words: [installed('yaml-language-server/bin/yaml-language-server'), '--stdio'],
    languageId: 'yaml',
  });
  const path = join(folder, 'header.yaml');
  const text = 'url: https://apnews.com/a\ntitle: A title\npublisher: ap\nusage: candidax\ninitial_rank: 1\n';
  await server.initialize();
  const associated = { uri: pathToFileURL(configured('schema.json')).href, fileMatch: ['header.yaml'], schema };
  await server.notify('json/schemaAssociations', [associated]);
  const opened = server.findings(path, undefined);
  await server.open(path, text);
  await opened;
  const times: number[] = [];
  for (let version = 2; version < keystrokes + 2; version++) {
    const found = server.findings(path, undefined);
    const start = performance.now();
    await server.type(path, version, 3, 'usage: candida'.length, 'xyz'[version % 3]!);
    await found;
    times.push(performance.now() - start);
  }
  await server.end();
  return times;
}
