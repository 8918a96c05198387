import type { Baseline, CheckedFinding, Configuration, ConfigurationProblem, SeedContext } from '../core/index.ts';
import type { FileContent, UnreadableReason } from './fileSystem.ts';
import type { CheckedFile, RuledCorpus } from './types.ts';
import {
  check,
  checkConfigurationProblems,
  checkUnreadable,
  ExaminedSeed,
  defaultConfiguration,
  hiddenFindings,
  readConfiguration,
  relativePath,
  ruleCodes,
  rulesAt,
} from '../core/index.ts';

/**
 * What is wrong with a seed.
 * @param baseline what of that is known.
 */
export function checkedSeed(seed: SeedContext, baseline: Baseline | undefined): CheckedFile {
  const { uri } = seed;
  const findings = check(seed);
  const hidden = hiddenFindings(seed);
  // One that was examined elsewhere need not be parsed for its findings, unless they are compared by its fields.
  const source = seed instanceof ExaminedSeed && (!baseline || findings.length === 0) ? seed : seed.document;
  const known = baseline?.compare(relativePath(seed.corpus.root, uri), findings, source);
  return { uri, findings, hidden, source, ...known, seed };
}

/**
 * What is wrong with a `seedbed.yaml`.
 * @param unused what of it is for no seed.
 */
export function checkedConfiguration(
  uri: string,
  content: FileContent,
  unused: readonly ConfigurationProblem[] = [],
): CheckedFile {
  if ('unreadable' in content) return checkedUnreadable(uri, content.unreadable, defaults);
  const { problems } = readConfiguration(content.text, ruleCodes);
  return { uri, findings: checkConfigurationProblems([...problems, ...unused]), source: content, seed: undefined };
}

/** That a file cannot be read, by the rules of the corpus that it belongs to. */
export function checkedUnreadable(
  uri: string,
  reason: UnreadableReason,
  { configuration, root, baseline }: RulingCorpus,
): CheckedFile {
  const findings = findingsFor(reason, { ...configuration, rules: rulesAt(configuration, root, uri) });
  const file = { uri, findings, source: { text: '' }, seed: undefined };
  return baseline ? { ...file, ...baseline.compare(relativePath(root, uri), findings, file.source) } : file;
}

type RulingCorpus = Pick<RuledCorpus, 'configuration' | 'root' | 'baseline'>;

function findingsFor(reason: UnreadableReason, configuration: Configuration): readonly CheckedFinding[] {
  if (reason === 'not UTF-8' || reason === 'too large') return checkUnreadable(reason, configuration);
  // The rule knows nothing of file systems.
  const message = `This file cannot be read: ${explanations[reason]}.`;
  return checkUnreadable('not UTF-8', configuration).map((finding) => ({ ...finding, message }));
}

const defaults: RulingCorpus = { configuration: defaultConfiguration, root: '', baseline: undefined };

const explanations: Record<Exclude<UnreadableReason, 'not UTF-8' | 'too large'>, string> = {
  missing: 'it does not exist',
  'not permitted': 'you do not have permission',
  'not a file': 'it is a link or a device, not a file',
  'not a folder': 'it is not in a folder',
  'under a name that is not UTF-8': 'its name is not UTF-8',
  'out of reach': 'the system gives no reason',
};
