/** The files that name the version of the package for npm, which hooks and pipelines fetch; by their paths from the project's folder. */
export const filesWithVersion: readonly string[] = [
  '.pre-commit-hooks.yaml',
  'examples/ci/github.yml',
  'examples/ci/gitlab.yml',
  'examples/ci/pre-commit.yaml',
];

/** The text with another version of the package, and of the action. @throws Error where it names none */
export function withVersion(text: string, version: string): string {
  const pattern = /\bseedbed@v?\d+\.\d+\.\d+/g;
  if (!pattern.test(text)) throw new Error('No version of Seedbed is named.');
  return text.replace(pattern, (named) => `seedbed@${named.includes('@v') ? 'v' : ''}${version}`);
}
