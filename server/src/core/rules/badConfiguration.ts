import type { ConfigurationProblem } from '../schema/configuration.ts';
import type { Finding, Rule } from '../findings/rule.ts';
import { replacement } from '../text/edit.ts';

export const badConfiguration: Rule = {
  code: 'bad-configuration',
  defaultSeverity: 'error',
  documentation: {
    summary: '`seedbed.yaml` does not say what it should; reported in that file, at the place.',
    reason:
      'A part of the configuration that cannot be used is left at its default, and then other things are checked than were meant.',
    wrong: `rank:
  unique: folders
`,
    right: `rank:
  unique: folder
`,
    fix: 'Writes the nearest key or value.',
  },
  // Not a seed's finding: `checkConfiguration` reports these.
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
