// Makes a release: node scripts/release.ts VERSION [--dry-run]
// Tests, writes the version and the changelog, packs, commits and tags. Pushes and publishes nothing: docs/releasing.md.
//   --dry-run  says what is in the way, packs what would be published into a folder that goes away, and changes nothing
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import manifest from '../package.json' with { type: 'json' };
import { isNewer, releasedChangelog } from './release/changelog.ts';
import { filesWithVersion, withVersion } from './release/pinnedVersions.ts';
import { missingForRegistries } from './release/readiness.ts';
import { temporaryFolder } from './support/lifetime.ts';
import { root } from './support/paths.ts';
import { capture, run } from './support/run.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean' } },
});
try {
  await release(positionals[0] ?? '');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function release(version: string): Promise<void> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Which version? Three numbers, such as 1.2.0.');
  if (!isNewer(version, manifest.version)) throw new Error(`${version} is not newer than ${manifest.version}.`);
  if ((await git('status', '--porcelain')) !== '') throw new Error('There are changes that are not committed.');
  const branch = await git('branch', '--show-current');
  if (branch !== 'main') throw new Error(`This is the branch ${branch}; releases are made of main.`);
  const changelogPath = join(root, 'CHANGELOG.md');
  const changelog = releasedChangelog(readFileSync(changelogPath, 'utf8'), version);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const sentence of missingForRegistries({ manifest, readme })) console.log(`Before it is published: ${sentence}`);
  if (flags['dry-run'] === true) {
    await npm('run', 'package', '--', temporaryFolder());
    return console.log(`Nothing is in the way of ${version}.`);
  }

  // As they are now: what is tested is what is tagged, except for the version.
  await npm('test');
  writeFileSync(changelogPath, changelog);
  await npm('version', version, '--no-git-tag-version');
  for (const file of filesWithVersion) {
    const path = join(root, file);
    writeFileSync(path, withVersion(readFileSync(path, 'utf8'), version));
  }
  await npm('run', 'package');
  await git('commit', '--all', '--message', `Release ${version}`);
  await git('tag', '--annotate', `v${version}`, '--message', `Seedbed ${version}`);
  console.log(
    `Made ${manifest.name}-${version}.vsix, ${manifest.name}-${version}.tgz and the tag v${version}. docs/releasing.md says how it goes on.`,
  );
}

async function git(...words: readonly string[]): Promise<string> {
  const { code, output } = await capture('git', words, { cwd: root });
  if (code !== 0) throw new Error(`git ${words.join(' ')} failed:\n${output}`);
  return output.trim();
}

async function npm(...words: readonly string[]): Promise<void> {
  console.log(`npm ${words.join(' ')}`);
  await run('npm', words, { cwd: root, shell: process.platform === 'win32' });
}
