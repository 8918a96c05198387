import type { CheckedFinding, Configuration, ConfigurationProblem, SeedContext } from '../core/index.ts';
import type { FileContent, UnreadableReason } from './fileSystem.ts';
import type { CheckedFile } from './types.ts';
import {
  check,
  checkConfigurationProblems,
  checkUnreadable,
  defaultConfiguration,
  hiddenFindings,
  readConfiguration,
  ruleCodes,
  rulesAt,
} from '../core/index.ts';

/** What is wrong with a seed. */
export function checkedSeed(seed: SeedContext): CheckedFile {
  return { uri: seed.uri, findings: check(seed), hidden: hiddenFindings(seed), source: seed.document, seed };
}

/** What is wrong with a `seedbed.yaml`. @param unused what of it is for no seed */
export function checkedConfiguration(
  uri: string,
  content: FileContent,
  unused: readonly ConfigurationProblem[] = [],
): CheckedFile {
  if ('unreadable' in content) return checkedUnreadable(uri, content.unreadable, defaultConfiguration, '');
  const { problems } = readConfiguration(content.text, ruleCodes);
  return { uri, findings: checkConfigurationProblems([...problems, ...unused]), source: content, seed: undefined };
}

/** That a file cannot be read. @param root the uri of the folder that the configuration rules */
export function checkedUnreadable(
  uri: string,
  reason: UnreadableReason,
  configuration: Configuration,
  root: string,
): CheckedFile {
  const findings = findingsFor(reason, { ...configuration, rules: rulesAt(configuration, root, uri) });
  return { uri, findings, source: { text: '' }, seed: undefined };
}

function findingsFor(reason: UnreadableReason, configuration: Configuration): readonly CheckedFinding[] {
  if (reason === 'not UTF-8' || reason === 'too large') return checkUnreadable(reason, configuration);
  const message = `This file cannot be read: ${explanations[reason]}.`;
  return checkUnreadable('not UTF-8', configuration).map((finding) => ({ ...finding, message }));
}

const explanations: Record<Exclude<UnreadableReason, 'not UTF-8' | 'too large'>, string> = {
  missing: 'it does not exist',
  'not permitted': 'you do not have permission',
  'not a file': 'it is a link or a device, not a file',
  'not a folder': 'it is not in a folder',
  'under a name that is not UTF-8': 'its name is not UTF-8',
  'out of reach': 'the system gives no reason',
};
