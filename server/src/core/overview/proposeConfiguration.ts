import type { CorpusSurvey, Counts, FieldUse } from './corpusSurvey.ts';
import { meantKey } from '../findings/fieldNames.ts';
import { ruleCodes } from '../rules/index.ts';
import { scalar } from '../schema/configurationEdits.ts';
import { defaultConfiguration, defaultSeedPatterns, starterUsages } from '../schema/configurationModel.ts';
import { readConfiguration } from '../schema/configurationReader.ts';
import { builtInFields, type FieldType } from '../schema/fields.ts';
import { withNewSeeds } from '../schema/likelySeeds.ts';
import { builtInPublishers } from '../schema/publishers.ts';
import { linesOf } from '../text/lines.ts';
import { escapeControls, quoteForMessage } from '../text/message.ts';
import { nearest } from '../text/similarity.ts';

/**
 * The text of a `seedbed.yaml` that declares what the seeds of a corpus hold, each with the number of seeds that have it as
 * a comment. What is seldom, or almost like something else, and so may be a slip, stands there as a comment only. The text
 * has no problems, whatever the seeds hold.
 * @param likely files that look like seeds under other names.
 */
export function proposeConfiguration(survey: CorpusSurvey, likely?: LikelyFiles): string {
  const sections = [
    likely ? included(likely) : [],
    publishers(survey),
    usages(survey),
    fields(survey),
    headings(survey),
  ];
  return withoutProblems([
    `# The rules for these seeds, taken from ${countOf(survey.seeds)}. Numbers say how many seeds have it.`,
    '# A line after “#” has no effect: what it says is rare, or may be a slip. “seedbed config” shows all settings.',
    ...sections.flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])),
    '',
  ]);
}

/** Files that look like seeds, though no name says so. */
export interface LikelyFiles {
  /** How many there are. */
  readonly files: number;
  /** The globs that name them. */
  readonly patterns: readonly string[];
  /** Whether the seeds are these files, there being no others. */
  readonly areSeeds: boolean;
}

function included({ files, patterns, areSeeds }: LikelyFiles): readonly string[] {
  const all = areSeeds ? withNewSeeds(patterns) : [...new Set([...defaultSeedPatterns, ...patterns])];
  const lines = ['seeds:', '  include:', ...all.slice(0, mostLines).map((pattern) => `    - ${scalar(pattern)}`)];
  const more = all.length > mostLines ? [`# … and ${all.length - mostLines} more`] : [];
  const [they, them] =
    files === 1
      ? ['file that looks like a seed under another name', 'it']
      : ['files that look like seeds under other names', 'them'];
  return areSeeds
    ? [`# ${files} ${they}`, ...lines, ...more]
    : [`# ${files} more ${they}; this would include ${them}:`, ...lines.map((line) => `# ${line}`), ...more];
}

/** A line of a section. */
interface Line {
  readonly text: string;
  readonly seeds: number;
  /** What is said of it besides; where it is a doubt, the line is not in force. */
  readonly remark?: string;
  readonly isDoubtful?: boolean;
}

function section(name: string, lines: readonly Line[], comment?: string): readonly string[] {
  const shown = lines.slice(0, mostLines);
  const isInForce = shown.some(({ isDoubtful }) => !isDoubtful);
  if (shown.length === 0 && comment === undefined) return [];
  return [
    ...(comment === undefined ? [] : [`# ${comment}`]),
    ...(shown.length > 0 ? [isInForce ? `${name}:` : `# ${name}:`] : []),
    ...shown.map(({ text, seeds, remark, isDoubtful }) => {
      const about = [countOf(seeds), ...(remark === undefined ? [] : [remark])].join('; ');
      const margin = !isDoubtful ? '  ' : isInForce ? '  # ' : '#   ';
      return `${margin}${text} # ${about}`;
    }),
    ...(lines.length > shown.length ? [`  # … and ${lines.length - shown.length} more`] : []),
  ];
}

function publishers({ publishers: used, seeds: all }: CorpusSurvey): readonly string[] {
  const builtIn = new Map(builtInPublishers.map((publisher) => [publisher.slug, publisher]));
  const entries = showable(used);
  const known = entries.filter(({ key }) => builtIn.has(key));
  const frequent = frequentOf(entries);
  const lines = entries
    .filter(({ key }) => !builtIn.has(key))
    .map(({ key, seeds, use }): Line => {
      const domains = showable(use.domains)
        .filter((domain) => domain.seeds * 2 >= seeds && !defaultConfiguration.publishers.forHost(domain.key))
        .map((domain) => scalar(domain.key));
      const same = defaultConfiguration.publishers.find(key)?.slug;
      const meant = same ?? doubt(key, seeds, [...builtIn.keys(), ...frequent]);
      return {
        text: `${scalar(key)}: ${domains.length > 0 ? `{ domains: [${domains.slice(0, mostDomains).join(', ')}] }` : '{}'}`,
        seeds,
        ...remarkOn(meant),
        isDoubtful: meant !== undefined || isSeldom(seeds, all) || !/^[\p{Ll}\p{N}][\p{Ll}\p{N}._-]*$/u.test(key),
      };
    });
  const listed = known.slice(0, mostListed).map(({ key, seeds }) => `${key} (${seeds})`);
  if (known.length > listed.length) listed.push('…');
  return section(
    'publishers',
    lines,
    listed.length === 0 ? undefined : `Publishers that are built in: ${listed.join(', ')}`,
  );
}

function usages({ usages: used, seeds: all }: CorpusSurvey): readonly string[] {
  const starters = starterUsages.map(({ value }) => value);
  const entries = showable(used);
  const frequent = frequentOf(entries);
  const lines = entries.map(({ key, seeds }): Line => {
    const isStarter = starters.includes(key);
    const meant = isStarter ? undefined : doubt(key, seeds, [...starters, ...frequent]);
    return {
      text: `- ${scalar(key)}`,
      seeds,
      ...remarkOn(meant),
      isDoubtful: !isStarter && (meant !== undefined || isSeldom(seeds, all)),
    };
  });
  const isUsual = entries.some(({ key }) => starters.includes(key));
  const unused = starters.filter((value) => isUsual && !entries.some(({ key }) => key === value));
  return section('usages', [...lines, ...unused.map((value) => ({ text: `- ${scalar(value)}`, seeds: 0 }))]);
}

function fields({ fields: used, seeds: all }: CorpusSurvey): readonly string[] {
  const entries = showable(used);
  const frequent = frequentOf(entries);
  const builtIn = builtInFields.map(({ key }) => key);
  return section(
    'fields',
    entries.map(({ key, seeds, use }): Line => {
      const meant = meantKey(key, builtIn) ?? doubt(key, seeds, frequent);
      const { text, remark } = describeField(use, seeds);
      return {
        text: `${scalar(key)}: ${text}`,
        seeds,
        ...(meant === undefined ? (remark === '' ? {} : { remark }) : remarkOn(meant)),
        isDoubtful: meant !== undefined || isSeldom(seeds, all),
      };
    }),
  );
}

/** What a field seems to hold. */
function describeField({ types, values, empty }: FieldUse, seeds: number): { text: string; remark: string } {
  const found = types.sorted();
  const kinds = found.filter((one) => one.seeds * 50 >= seeds).map(({ key }) => key);
  const words = values.sorted();
  const isEnum =
    kinds.length === 1 &&
    kinds[0] === 'string' &&
    words.length > 1 &&
    words.length <= mostValues &&
    seeds >= enoughForList &&
    words.every((word) => word.seeds >= fewest && isShowable(word.key));
  const type: FieldType | readonly FieldType[] = isEnum
    ? 'enum'
    : kinds.includes('string')
      ? kinds.filter((kind) => kind !== 'url')
      : kinds;
  const written = typeof type === 'string' ? type : type.length > 1 ? `[${type.join(', ')}]` : (type[0] ?? 'string');
  const facts = [
    `type: ${written}`,
    ...(isEnum ? [`values: [${words.map(({ key }) => scalar(key)).join(', ')}]`] : []),
    ...(empty > 0 ? ['empty: true'] : []),
  ];
  const counts = found.length > 1 ? found.map((one) => `${one.key} in ${one.seeds}`) : [];
  const remark = [...counts, ...(empty > 0 ? [`empty in ${empty}`] : [])].join(', ');
  return { text: `{ ${facts.join(', ')} }`, remark };
}

function headings({ headings: used, seeds: all }: CorpusSurvey): readonly string[] {
  const entries = showable(used).filter(({ key }) => key.length <= longestHeading);
  const [first] = entries;
  if (!first) return [];
  const lines = entries.map(({ key, seeds }): Line => {
    const isUsual = seeds * 10 >= first.seeds && !isSeldom(seeds, all);
    return { text: `- ${scalar(key)}`, seeds, isDoubtful: key !== first.key && !isUsual };
  });
  const levels = new Set(entries.flatMap(({ use }, at) => (lines[at]!.isDoubtful ? [] : [...use])));
  return [
    'body:',
    `  levels: [${[...levels].join(', ')}]`,
    ...section('headings', lines.slice(0, mostHeadings)).map((line) => `  ${line}`),
  ];
}

/** What a word may be a slip of: another that is far more frequent. */
function doubt(word: string, seeds: number, others: readonly string[]): string | undefined {
  return seeds >= 3 * fewest
    ? undefined
    : nearest(
        word,
        others.filter((other) => other !== word),
      );
}

function remarkOn(meant: string | undefined): { readonly remark?: string } {
  return meant === undefined ? {} : { remark: `perhaps ${quoteForMessage(meant)}` };
}

/** A few of very many are more likely a slip than a word. */
function isSeldom(seeds: number, all: number): boolean {
  return seeds < fewest && all >= 100 * fewest;
}

/** What was counted and can be shown, the most frequent first. */
function showable<Use>(counts: Counts<Use>): ReturnType<Counts<Use>['sorted']> {
  return counts.sorted().filter(({ key }) => isShowable(key));
}

/** Words that are no slips. */
function frequentOf(entries: readonly { readonly key: string; readonly seeds: number }[]): readonly string[] {
  return entries.filter(({ seeds }) => seeds >= fewest).map(({ key }) => key);
}

/** What does not print has no place in a file that somebody is to look over. */
function isShowable(text: string): boolean {
  return text !== '' && text.trim() === text && text.length <= longestWord && escapeControls(text) === text;
}

function countOf(seeds: number): string {
  return `${seeds} seed${seeds === 1 ? '' : 's'}`;
}

/** Puts out of force what `seedbed.yaml` does not allow, line by line. */
function withoutProblems(lines: readonly string[]): string {
  const written = [...lines];
  for (let round = 0; round < mostRounds; round++) {
    const text = written.join('\n');
    const { problems } = readConfiguration(text, ruleCodes);
    if (problems.length === 0) return text;
    const places = linesOf({ text });
    for (const { range } of problems) {
      const at = places.positionAt(range.start).line;
      if (!/^\s*(?:#|$)/.test(written[at]!)) written[at] = written[at]!.replace(/^ */, '$&# ');
    }
  }
  return written.map((line) => (/^\s*(?:#|$)/.test(line) ? line : `# ${line}`)).join('\n');
}

/** Fewer are no habit. */
const fewest = 3;
const enoughForList = 20;
const mostValues = 8;
const mostLines = 90;
const mostListed = 20;
const mostDomains = 3;
const mostHeadings = 20;
/** In UTF-16 code units. */
const longestWord = 100;
const longestHeading = 80;
const mostRounds = 20;
