import type { ConfigurationProblem } from '../schema/configuration.ts';
import type { Finding, Rule } from '../findings/rule.ts';
import { replacement } from '../text/edit.ts';

export const badConfiguration: Rule = {
  code: 'bad-configuration',
  defaultSeverity: 'error',
  documentation: {
    summary: 'Something in `seedbed.yaml` is wrong. The problem is shown there, in its place.',
    reason:
      'Seedbed ignores the part that it cannot use and falls back to the default, so it may not check what you meant.',
    wrong: `rank:
  unique: folders
`,
    right: `rank:
  unique: folder
`,
    fix: 'Writes the closest valid key or value.',
  },
  // Not a seed's finding: `checkConfigurationProblems` reports these.
  check: () => [],
};

/** A problem of `seedbed.yaml` as a finding in it. */
export function configurationFinding({ message, range, replacement: nearest }: ConfigurationProblem): Finding {
  return {
    range,
    message,
    fixes: () =>
      nearest
        ? [{ title: nearest.title, kind: 'unsafe', preferred: true, edits: [replacement(range, nearest.newText)] }]
        : [],
  };
}
