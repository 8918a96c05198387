import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isNewer, releasedChangelog } from '../../scripts/release/changelog.ts';

suite('the changelog of a release', () => {
  test('what was unreleased comes under its version, and a new section is empty', () => {
    assert.equal(
      releasedChangelog('# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0\n\n- First.\n', '0.2.0'),
      '# Changelog\n\n## Unreleased\n\n## 0.2.0\n\n- New.\n\n## 0.1.0\n\n- First.\n',
    );
  });

  test('a release of nothing is none, and a version is released once', () => {
    const empty = '# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- First.\n';
    assert.throws(() => releasedChangelog(empty, '0.2.0'), /nothing under “## Unreleased”/);
    assert.throws(() => releasedChangelog('# Changelog\n', '0.2.0'), /nothing under “## Unreleased”/);
    assert.throws(() => releasedChangelog(empty, '0.1.0'), /a section for 0\.1\.0 already/);
  });
});

test('versions are compared by their numbers', () => {
  assert.equal(isNewer('0.10.0', '0.9.9'), true);
  assert.equal(isNewer('1.0.0', '0.9.9'), true);
  assert.equal(isNewer('0.1.0', '0.1.0'), false);
  assert.equal(isNewer('0.1.9', '0.2.0'), false);
});
