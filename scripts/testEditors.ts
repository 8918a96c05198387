// Tries the setups of docs/editors.md as they are written, in the editors that are installed: node scripts/testEditors.ts
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildBundles } from './build/bundles.ts';
import { root } from './support/paths.ts';

interface Editor {
  readonly name: string;
  /** The language of its setup's block in the page. */
  readonly block: string;
  readonly program: string;
  /** What it starts with, given the setup and the driver, both as files. */
  readonly words: (setup: string, driver: string) => readonly string[];
  readonly driver: string;
  /** Whether it has all that the setup needs. */
  readonly isReady: readonly string[];
}

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    block: 'lua',
    program: 'nvim',
    words: (setup, driver) => ['--headless', '--clean', '-u', setup, '-c', `luafile ${driver}`],
    driver: 'neovim.lua',
    isReady: ['--version'],
  },
  {
    name: 'Emacs',
    block: 'elisp',
    program: 'emacs',
    words: (setup, driver) => ['--batch', '-l', setup, '-l', driver],
    driver: 'emacs.el',
    isReady: ['--batch', '--eval', "(require 'eglot)"],
  },
];

/** What each driver says that it has seen, a line for each. */
const wanted = [
  'findings in unopened files',
  'completion',
  'hover',
  'a quick fix',
  'a rename over several files',
  'formatting',
];
/** In milliseconds. */
const longest = 120_000;

await buildBundles();
const page = readFileSync(join(root, 'docs', 'editors.md'), 'utf8');
for (const editor of editors) tryOut(editor);

function tryOut({ name, block, program, words, driver, isReady }: Editor): void {
  if (spawnSync(program, isReady, { timeout: longest }).status !== 0) {
    console.log(`${name}: skipped, since ${program} is not installed with all that its setup needs.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'seedbed-editor-'));
  try {
    const { output, missing } = run(folder, block, program, words, join(root, 'scripts', 'editors', driver));
    for (const what of wanted) console.log(`${name}: ${what}: ${missing.includes(what) ? 'FAILED' : 'ok'}`);
    if (missing.length === 0) return;
    console.log(output);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string, block: string, program: string, words: Editor['words'], driver: string) {
  const setup = join(folder, `setup.${block}`);
  const start = page.indexOf('```' + block) + block.length + 4;
  writeFileSync(setup, page.slice(start, page.indexOf('```', start)));
  const seeds = join(folder, 'seeds');
  mkdirSync(join(seeds, '.git'), { recursive: true });
  writeFileSync(join(seeds, 'seedbed.yaml'), 'publishers:\n  ap: { name: Associated Press }\n');
  writeFileSync(join(seeds, '001_00000000000000aa.txt'), seed(1, 'Candidate'));
  writeFileSync(join(seeds, '002_00000000000000bb.txt'), seed(2, 'maybe'));
  const command = join(folder, 'seedbed');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist', 'cli.cjs')}" "$@"\n`);
  chmodSync(command, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}`, XDG_STATE_HOME: folder };
  const { stdout, stderr } = spawnSync(program, words(setup, driver), {
    cwd: seeds,
    env,
    encoding: 'utf8',
    timeout: longest,
  });
  const output = `${stdout}\n${stderr}`;
  return { output, missing: wanted.filter((what) => !output.includes(`ok: ${what}`)) };
}

/** Its fields are not in their order, and its usage is wrong. */
function seed(rank: number, usage: string): string {
  const title = rank === 1 ? 'Harbour tunnel opens' : 'Ferry strike ends';
  return `---\ntitle: ${title}\nurl: https://apnews.com/article/${rank}\npublisher: ap\nusage: ${usage}\ninitial_rank: ${rank}\n---\n# Summary\n\nOne.\n`;
}
