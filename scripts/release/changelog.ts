/**
 * The changelog of a release: what was unreleased comes under its version, below a new section for what follows.
 * @throws Error where nothing is unreleased, or the version has a section already.
 */
export function releasedChangelog(changelog: string, version: string): string {
  if (changelog.includes(`\n## ${version}\n`)) throw new Error(`CHANGELOG.md has a section for ${version} already.`);
  const heading = '\n## Unreleased\n';
  const [before, behind] = changelog.split(heading) as [string, string?];
  const section = behind?.split('\n## ')[0]?.trim();
  if (behind === undefined || !section) throw new Error('CHANGELOG.md has nothing under “## Unreleased”.');
  return `${before}${heading}\n## ${version}\n${behind}`;
}

/** Whether a version comes after another one; both have three numbers. */
export function isNewer(version: string, than: string): boolean {
  const [numbers, others] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const different = numbers.findIndex((number, index) => number !== others[index]);
  return different !== -1 && numbers[different]! > others[different]!;
}
