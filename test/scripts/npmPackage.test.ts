// The command line as npm installs it: from its tarball, into an empty folder, by people who have nothing else.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { packCommandLine } from '../../scripts/build/packNpm.ts';
import { bundle } from '../support/bundles.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

/** In bytes. Every run of `npx` that has no copy yet waits for them. */
const largest = 1_000_000;

suite('The package for npm', async () => {
  await bundle('cli');
  const packages = fs.mkdtempSync(path.join(tmpdir(), 'seedbed-'));
  after(() => fs.rmSync(packages, { recursive: true }));
  const tarball = await packCommandLine(packages);

  test('installs without a network, and checks seeds on every Node at hand', (t) => {
    const folder = temporaryFolder(t, { 'package.json': '{}' });
    assert.ok(fs.statSync(tarball).size < largest, `${tarball} has ${fs.statSync(tarball).size} bytes`);

    const installed = npm(folder.path, 'install', '--offline', '--no-audit', '--no-fund', tarball);
    assert.equal(installed.status, 0, installed.stderr);
    assert.deepEqual(
      fs.readdirSync(folder.pathOf('node_modules')).filter((name) => !name.startsWith('.')),
      ['seedbed'],
      'nothing but itself comes with it',
    );

    folder.write({ 'seeds/1.seed': clean(1), 'seeds/2.seed': wrong(2) });
    const npx = npm(folder.path, 'exec', '--no', 'seedbed', 'check', 'seeds');
    assert.equal(npx.status, 1, npx.stderr);
    assert.match(npx.stdout, /^seeds\/2\.seed:5:8 error .*unknown-usage\n\n1 problem in 2 seeds/);

    const versions = nodesAtHand().map((node) => {
      const start = [folder.pathOf('node_modules/seedbed/dist/cli.cjs')];
      const { stdout, stderr } = spawnSync(node, [...start, 'check', 'seeds'], { cwd: folder.path, encoding: 'utf8' });
      assert.equal(stdout, npx.stdout, `${node}: ${stderr}`);
      const asked = spawnSync(node, [...start, '--version'], { encoding: 'utf8' });
      assert.equal(asked.stdout, `${manifest.version}\n`);
      return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    });
    t.diagnostic(`Ran on Node ${versions.join(', ')}.`);
  });

  test('has the page of every rule, all licences, and the schema of seedbed.yaml', () => {
    const listed = spawnSync('tar', ['-tzf', tarball], { encoding: 'utf8' });
    const files = listed.stdout.trim().split('\n');
    const pages = fs.readdirSync(path.resolve(import.meta.dirname, '../../docs/rules'));
    for (const file of [
      ...pages.map((page) => `docs/rules/${page}`),
      'LICENSE',
      'dist/third-party-licenses.txt',
      'schemas/seedbed.schema.json',
    ]) {
      assert.ok(files.includes(`package/${file}`), file);
    }
  });
});

function npm(cwd: string, ...words: readonly string[]) {
  return spawnSync('npm', words, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...outsideNpm(), CI: 'false', GITHUB_ACTIONS: 'false', TF_BUILD: 'false', NO_COLOR: '1' },
  });
}

/** What npm tells those that it runs is about this project, and not about the folder of the test. */
function outsideNpm(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name));
  return Object.fromEntries(kept);
}

/** The Node that runs the tests, and those that the path leads to, from Node 20 on. */
function nodesAtHand(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = [
    process.execPath,
    ...folders.map((folder) => path.join(folder, name)).filter((file) => fs.existsSync(file)),
  ];
  const isNewEnough = (node: string) => {
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    return Number(/^v(\d+)/.exec(stdout)?.[1]) >= 20;
  };
  return [...new Set(found.map((file) => fs.realpathSync(file)))].filter(isNewEnough);
}
