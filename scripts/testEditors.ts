// Tries the setups of docs/editors.md as they are written, in the editors that are installed: node scripts/testEditors.ts
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildBundles } from './build/bundles.ts';
import { root } from './support/paths.ts';

interface Editor {
  readonly name: string;
  /** The heading of its setup in the page. */
  readonly heading: string;
  /** The language of the setup's block. */
  readonly block: string;
  readonly program: string;
  /** What it starts with, given the setup and the driver, both as files. */
  readonly words: (setup: string, driver: string) => readonly string[];
  readonly driver: string;
  /** What tells by its exit code whether it has all that the setup needs. */
  readonly isReady: readonly string[];
  /** Whether it shows the problems of files that are open, and of no others. */
  readonly isForOpenFiles?: boolean;
}

/** Without a screen, and without what it remembers. */
const vim = ['-N', '-es', '-i', 'NONE'];

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    heading: 'Neovim',
    block: 'lua',
    program: 'nvim',
    words: (setup, driver) => ['--headless', '--clean', '-u', setup, '-c', `luafile ${driver}`],
    driver: 'neovim.lua',
    isReady: ['--version'],
  },
  {
    name: 'Emacs with Eglot',
    heading: 'Emacs with Eglot',
    block: 'elisp',
    program: 'emacs',
    words: (setup, driver) => ['--batch', '-l', setup, '-l', driver],
    driver: 'eglot.el',
    isReady: ['--batch', '--eval', "(require 'eglot)"],
  },
  {
    name: 'Emacs with lsp-mode',
    heading: 'Emacs with lsp-mode',
    block: 'elisp',
    program: 'emacs',
    words: (setup, driver) => ['--batch', '-f', 'package-activate-all', '-l', setup, '-l', driver],
    driver: 'lsp-mode.el',
    isReady: ['--batch', '-f', 'package-activate-all', '--eval', "(require 'lsp-mode)"],
  },
  {
    name: 'Vim with ALE',
    heading: 'Vim',
    block: 'vim',
    program: 'vim',
    // Vim's own recognition of file types is on, as it mostly is.
    words: (setup, driver) => [...vim, '--cmd', 'filetype plugin indent on', '-u', setup, '-S', driver],
    driver: 'vim.vim',
    isReady: [
      ...vim,
      '-u',
      'NONE',
      '-c',
      'if empty(globpath(&packpath, "pack/*/opt/ale")) | cquit | endif',
      '-c',
      'qall!',
    ],
    isForOpenFiles: true,
  },
];

/** What each driver says that it has seen, a line for each. */
const wanted = ['completion', 'hover', 'a quick fix', 'a rename over several files', 'formatting'];
/** In milliseconds. */
const longest = 120_000;

await buildBundles();
const page = readFileSync(join(root, 'docs', 'editors.md'), 'utf8');
for (const editor of editors) await tryOut(editor);

async function tryOut(editor: Editor): Promise<void> {
  const { name, program, isReady, isForOpenFiles } = editor;
  if (spawnSync(program, isReady, { timeout: longest }).status !== 0) {
    console.log(`${name}: skipped, since ${program} is not installed with all that its setup needs.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'seedbed-editor-'));
  try {
    const output = await run(folder, editor);
    const all = [isForOpenFiles ? 'findings' : 'findings in unopened files', ...wanted];
    const lines = new Set(output.split(/\r?\n/));
    const missing = all.filter((what) => !lines.has(`ok: ${what}`));
    for (const what of all) console.log(`${name}: ${what}: ${missing.includes(what) ? 'FAILED' : 'ok'}`);
    if (missing.length === 0) return;
    console.log(output);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All that the editor says. */
async function run(folder: string, { heading, block, program, words, driver }: Editor): Promise<string> {
  const setup = join(folder, `setup.${block}`);
  writeFileSync(setup, setupIn(heading, block));
  const seeds = join(folder, 'seeds');
  mkdirSync(join(seeds, '.git'), { recursive: true });
  writeFileSync(join(seeds, 'seedbed.yaml'), 'publishers:\n  ap: { name: Associated Press }\n');
  writeFileSync(join(seeds, '001_00000000000000aa.txt'), seed(1, 'Candidate'));
  writeFileSync(join(seeds, '002_00000000000000bb.txt'), seed(2, 'maybe'));
  const command = join(folder, 'seedbed');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist', 'cli.cjs')}" "$@"\n`);
  chmodSync(command, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}`, XDG_STATE_HOME: folder };
  // Standard input stays open: Vim takes its end for an interruption.
  const child = spawn(program, words(setup, join(root, 'scripts', 'editors', driver)), { cwd: seeds, env });
  const end = setTimeout(() => child.kill(), longest);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  await once(child, 'close');
  clearTimeout(end);
  return output;
}

/** The first block of a section of the page. */
function setupIn(heading: string, block: string): string {
  const fence = `\n\`\`\`${block}\n`;
  const section = page.indexOf(`\n## ${heading}\n`);
  const start = page.indexOf(fence, section) + fence.length;
  if (section < 0 || start < fence.length) throw new Error(`docs/editors.md has no setup under “${heading}”.`);
  return page.slice(start, page.indexOf('\n```', start) + 1);
}

/** Its fields are not in their order, and its usage is wrong. */
function seed(rank: number, usage: string): string {
  const title = rank === 1 ? 'Harbour tunnel opens' : 'Ferry strike ends';
  return `---\ntitle: ${title}\nurl: https://apnews.com/article/${rank}\npublisher: ap\nusage: ${usage}\ninitial_rank: ${rank}\n---\n# Summary\n\nOne.\n`;
}
