import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const folder = 'test/grammar';
const root = new URL('../..', import.meta.url);
const samples = globSync(`${folder}/*.txt`, { cwd: root }).map((path) => path.replaceAll('\\', '/'));

test('every sample is coloured as its snapshot says', () => {
  const snapshotTool = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/snapshot.js');
  const grammars = ['syntaxes/seed', `${folder}/yaml`, `${folder}/markdown`].flatMap((path) => [
    '-g',
    `${path}.tmLanguage.json`,
  ]);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [snapshotTool, '--scope', 'text.html.markdown.seed', ...grammars, ...samples],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
  assert.doesNotMatch(stdout, /Generating snapshot/, 'a new snapshot was written: read it, and keep it');
});

for (const sample of samples) {
  test(`${sample}: no colour of the header reaches the body`, () => {
    const snapshot = readFileSync(new URL(`${sample}.snap`, root), 'utf8').split('\n');
    const body = snapshot.findIndex((line) => line === '>Body' || line === '>## Article summary');
    assert.notEqual(body, -1);
    for (const line of snapshot.slice(body)) {
      assert.doesNotMatch(line, /frontmatter|yaml|markdown-took-the-header/);
    }
  });
}
