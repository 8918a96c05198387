import type { SeedContext } from '../corpus/seedContext.ts';
import type { Configuration, ConfigurationProblem, Severity } from '../schema/configuration.ts';
import type { UnreadableContent } from '../rules/unreadableFile.ts';
import type { CheckedSeed, Law, ProposedFix } from './judge.ts';
import { fieldKeys } from '../schema/fieldKeys.ts';
import { rulesAt } from '../schema/rulesAt.ts';
import { hasReadableFields, hasSoundSyntax, parseSeed } from '../syntax/parseSeed.ts';
import { badConfiguration, configurationFinding } from '../rules/badConfiguration.ts';
import { contentRules, corpusRules, headerRules, publisherRules } from '../rules/index.ts';
import { ExaminedSeed } from './examinedSeed.ts';
import { applyFixes, judge } from './judge.ts';
import { noFindings, type Finding, type Fix, type Rule } from '../findings/rule.ts';
import { escapeControls } from '../text/message.ts';
import { unreadable, unreadableFile } from '../rules/unreadableFile.ts';

/** A finding with the rule that made it and the severity that holds for it. */
export interface CheckedFinding extends Omit<Finding, 'fixes'> {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Whether the corpus's baseline has it: it is known, and no more than a hint. */
  readonly isKnown?: boolean;
  /** The ways to fix it, as they are to be offered: safe ones that break a law of fixes are unsafe. Computed when asked for. */
  readonly fixes?: () => readonly Fix[];
  /** The same as the rule has them, before they are judged. */
  readonly proposedFixes?: Finding['fixes'];
  /** What fix-all does about it, where that was found out when the seed was examined elsewhere. */
  readonly knownFixable?: Fixable;
}

/** Whether fix-all has a fix, and whether that has to be asked for. */
export type Fixable = 'safe' | 'unsafe' | false;

/** What of a finding it takes to count it. */
export interface CountedFinding {
  readonly rule: Pick<Rule, 'code'>;
  readonly severity: Severity;
}

/**
 * The findings in one seed, by their places; none of a rule that is off.
 * @param severities those that hold at its path where they are not given.
 */
export function check(seed: SeedContext, severities?: Configuration['rules']): readonly CheckedFinding[] {
  const findings: CheckedFinding[] = [];
  const rules = activeRules(severities ?? rulesAt(seed.configuration, seed.corpus.root, seed.uri));
  // Fixes are judged by all findings of the seed: these, unless other severities are given.
  const checked = severities ? checkedSeed(seed) : { seed, findings: () => findings };
  if (!(seed instanceof ExaminedSeed)) {
    if (!hasSoundSyntax(seed.document)) run(rules.header, checked, findings);
    if (hasReadableFields(seed.document)) run(rules.content, checked, findings);
  } else {
    findings.push(...seed.own);
    if (seed.assumesPublisher && !hasUsualPublisher(seed)) run(rules.publisher, checked, findings);
  }
  run(rules.corpus, checked, findings);
  return findings.length < 2
    ? findings
    : findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Whether what was assumed of a seed that was examined elsewhere is so. */
function hasUsualPublisher({ corpus, summary }: SeedContext): boolean {
  const { domain, publisher } = summary;
  if (publisher === undefined || !corpus.usesPublisher(publisher)) return false;
  return domain === undefined || corpus.usualPublisher(domain) === publisher;
}

/** The finding for a file that is not read; none where the configuration switches it off. */
export function checkUnreadable(reason: UnreadableContent, configuration: Configuration): readonly CheckedFinding[] {
  const severity = severityOf(unreadableFile, configuration.rules);
  return severity === 'off' ? [] : [{ ...unreadable(reason), rule: unreadableFile, severity }];
}

/** The findings for the problems of a `seedbed.yaml`, which cannot be switched off. */
export function checkConfigurationProblems(problems: readonly ConfigurationProblem[]): readonly CheckedFinding[] {
  return problems.map((problem) => ({
    ...configurationFinding(problem),
    rule: badConfiguration,
    severity: problem.severity ?? 'error',
  }));
}

/** The fix that fix-all applies, or that is offered first; undefined where there is none. */
export function fixOf({ fixes }: Pick<CheckedFinding, 'fixes'>, { unsafe = false } = {}): Fix | undefined {
  const all = fixes?.().filter(({ edits }) => edits.length > 0) ?? [];
  return (
    all.find(({ kind }) => kind === 'safe') ??
    (unsafe ? all.find(({ kind, preferred }) => kind === 'unsafe' && preferred) : undefined)
  );
}

/** What fix-all does about a finding. */
export function fixable(finding: Pick<CheckedFinding, 'fixes' | 'knownFixable'>): Fixable {
  if (finding.knownFixable !== undefined) return finding.knownFixable;
  const kind = fixOf(finding, { unsafe: true })?.kind;
  return kind === 'safe' || kind === 'unsafe' ? kind : false;
}

/** The fixes of a finding, each safe one that breaks a law made unsafe. */
function judgeFixes(seed: CheckedSeed, finding: CheckedFinding, fixes: readonly Fix[]): readonly Fix[] {
  return fixes.map(withPlainTitle).map((fix) => {
    if (fix.kind !== 'safe' || fix.edits.length === 0) return fix;
    const law = judgeFix(seed, { finding, fix });
    return law === undefined ? fix : { ...fix, kind: 'unsafe', brokenLaw: law };
  });
}

function withPlainTitle(fix: Fix): Fix {
  const title = escapeControls(fix.title);
  return title === fix.title ? fix : { ...fix, title };
}

/** The first law that the fix breaks; undefined where it keeps all. */
function judgeFix(before: CheckedSeed, proposed: ProposedFix): Law | undefined {
  const { seed } = before;
  const document = parseSeed(
    applyFixes(seed.document, [proposed]),
    fieldKeys(seed.configuration),
    seed.configuration.header,
  );
  return judge(before, [proposed], checkedSeed(seed.withDocument(document)));
}

/** A seed with its findings, which are looked for when they are asked for, and once. */
export function checkedSeed(seed: SeedContext): CheckedSeed {
  let findings: readonly CheckedFinding[] | undefined;
  return { seed, findings: () => (findings ??= check(seed)) };
}

function run(rules: readonly ActiveRule[], seed: CheckedSeed, findings: CheckedFinding[]): void {
  for (const { rule, severity, isConfigured } of rules) {
    const found = rule.check(seed.seed);
    if (found === noFindings) continue;
    for (const finding of found) {
      const { fixes, ...rest } = finding;
      const checked: CheckedFinding = {
        ...rest,
        // Rules quote values; a key, or another word of the header, may stand there as it is.
        message: escapeControls(rest.message),
        rule,
        severity: isConfigured ? severity : (finding.severity ?? severity),
        ...(fixes && { proposedFixes: fixes, fixes: () => judgeFixes(seed, checked, fixes()) }),
      };
      findings.push(checked);
    }
  }
}

/** A rule that is not off. */
interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Whether the configuration says so; what a finding itself says does not count then. */
  readonly isConfigured: boolean;
}

interface ActiveRules {
  readonly header: readonly ActiveRule[];
  readonly content: readonly ActiveRule[];
  /** Those of the content that ask what other seeds call their publisher. */
  readonly publisher: readonly ActiveRule[];
  readonly corpus: readonly ActiveRule[];
}

function activeRules(severities: Configuration['rules']): ActiveRules {
  let active = known.get(severities);
  if (!active) {
    const thoseActive = (rules: readonly Rule[]) =>
      rules.flatMap((rule) => {
        const severity = severityOf(rule, severities);
        return severity === 'off' ? [] : [{ rule, severity, isConfigured: severities.has(rule.code) }];
      });
    const [header, content, corpus] = [thoseActive(headerRules), thoseActive(contentRules), thoseActive(corpusRules)];
    const publisher = content.filter(({ rule }) => publisherRules.includes(rule));
    known.set(severities, (active = { header, content, publisher, corpus }));
  }
  return active;
}

const known = new WeakMap<Configuration['rules'], ActiveRules>();

function severityOf(rule: Rule, severities: Configuration['rules']): Severity | 'off' {
  return severities.get(rule.code) ?? rule.defaultSeverity;
}
