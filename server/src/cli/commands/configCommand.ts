import type { CheckedFile, RuledCorpus } from '../../workspace/index.ts';
import { configOption, helpOption, type Command } from './description.ts';
import type { RuleSetting, Setting } from '../../core/index.ts';
import {
  display,
  escapeControls,
  folderOf,
  linesOf,
  quoteForMessage,
  relativePath,
  rules,
  ruleSettingsOf,
  seedGlobOf,
  settingsOf,
} from '../../core/index.ts';
import { childOf } from '../../workspace/index.ts';
import { UsageError, readChoice } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { showable } from '../output.ts';
import { namedPath, shownPath, type NamedPath } from '../paths.ts';
import { jsonWithoutCommands } from '../workflowCommands.ts';
import { ReadSeeds } from './selection.ts';
import { readWords } from './words.ts';

const options = {
  format: { type: 'string', default: 'text', value: 'text|json', help: 'how to show it; text by default' },
  config: configOption,
  help: helpOption,
} as const satisfies Command['options'];

/** `seedbed config` */
export const configCommand: Command = {
  name: 'config',
  usage: '[PATH] [options]',
  summary: 'show which settings apply to a file, and where they come from',
  about: [
    'Shows the settings of a file, or of the seeds of a folder: which seedbed.yaml applies, whether the file’s name makes it a seed and by which glob, and each setting with its value and its source, a line of seedbed.yaml or the default. Rules are shown with their severities for this file. Without a path, it is the current folder.',
  ],
  options,
  examples: [
    { words: 'config week9/014_5d83be20c94f17a6.txt', does: 'show what applies to one seed' },
    { words: 'config archive | grep -v default', does: 'show where a folder differs from the defaults' },
  ],
  exitCode: '0 if all is well, 1 if seedbed.yaml has errors, 2 if something failed.',
  run: config,
};

/** What is shown. */
interface Ruling {
  readonly path: string;
  /** Undefined for a folder. */
  readonly seed: ReturnType<typeof seedGlobOf> | undefined;
  /** The path of the `seedbed.yaml`; undefined where there is none. */
  readonly configuration: string | undefined;
  readonly settings: readonly { readonly name: string; readonly value: string; readonly source: Source }[];
  readonly problems: readonly { readonly place: string; readonly severity: string; readonly message: string }[];
}

/** Where a setting comes from: a line from 1 on of the configuration, and the glob that it is for. */
type Source = 'default' | { readonly line: number; readonly glob?: string };

async function config(words: readonly string[], cli: Cli): Promise<number> {
  const { values, ...rest } = readWords(words, options);
  const format = readChoice('format', values.format, ['text', 'json']);
  const [path = '.', another] = [...rest.words, ...rest.paths];
  if (another !== undefined) throw new UsageError('Name one path only.');
  const named = namedPath(path, cli);
  const read = new ReadSeeds(cli, values.config);
  const ruling = await rulingOf(read, named);
  if (format === 'json') {
    const json = `${JSON.stringify(ruling, undefined, 2)}\n`;
    cli.printData(cli.isReadForCommands ? jsonWithoutCommands(json) : json);
  } else {
    cli.print(textOf(ruling, cli));
    for (const { place, severity, message } of ruling.problems) {
      cli.printError(`${showable(place)} ${severity} ${escapeControls(message)}\n`);
    }
  }
  return ruling.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function rulingOf({ cli, workspace }: ReadSeeds, { kind, uri }: NamedPath): Promise<Ruling> {
  const corpus = await workspace.corpusIn(kind === 'folder' ? uri : folderOf(uri));
  if (!corpus) throw new UsageError('No configuration applies here.');
  const { root, configuration, configurationUri } = corpus;
  const file = await workspace.configurationFile(childOf(root, 'x'));
  const text = file?.text ?? '';
  // For a folder, as for a seed in it that no glob tells from others.
  const inCorpus = relativePath(root, kind === 'folder' ? childOf(uri, '000_0.txt') : uri);
  const lines = linesOf({ text });
  const sourceOf = ({ range, from }: Partial<RuleSetting> & Pick<Setting, 'range'>): Source =>
    range
      ? { line: lines.positionAt(range.start).line + 1, ...(from?.glob !== undefined && { glob: from.glob }) }
      : 'default';
  const settings = settingsOf(configuration, text).map((one) => ({
    name: one.name,
    value: one.value,
    source: sourceOf(one),
  }));
  const severities = ruleSettingsOf(rules, inCorpus, configuration, text).map((one) => ({
    name: `rules.${one.code}`,
    value: one.severity,
    source: sourceOf(one),
  }));
  return {
    path: shownPath(uri, cli) || '.',
    seed: kind === 'folder' ? undefined : seedGlobOf(inCorpus, configuration),
    configuration: configurationUri === undefined ? undefined : shownPath(configurationUri, cli),
    settings: [...settings, ...severities],
    problems: problemsOf(cli, corpus, configurationUri && (await workspace.checked(configurationUri))),
  };
}

function problemsOf(
  cli: Cli,
  { configurationUri }: RuledCorpus,
  checked: CheckedFile | '' | undefined,
): Ruling['problems'] {
  if (!checked || configurationUri === undefined) return [];
  const lines = linesOf(checked.source);
  return checked.findings.map(({ range, severity, message }) => {
    const { line, character } = lines.positionAt(range.start);
    return { place: `${shownPath(configurationUri, cli)}:${line + 1}:${character + 1}`, severity, message };
  });
}

function textOf({ path, seed, configuration, settings }: Ruling, cli: Cli): string {
  const paint = cli.paintFor(cli.stdout);
  const file = configuration === undefined ? undefined : showable(configuration);
  const shown = settings.map(({ name, value, source }) => ({
    name: display(name, longestName),
    value: display(value, longestValue),
    place: source === 'default' ? 'default' : `${file}:${source.line}`,
    glob: source !== 'default' && source.glob !== undefined ? ` for ${quoteForMessage(source.glob)}` : '',
  }));
  const names = Math.max(...shown.map(({ name }) => name.length));
  const places = Math.max(...shown.map(({ place }) => place.length));
  return [
    `${quoteForMessage(path)} ${describeSeed(seed)}\n`,
    file === undefined
      ? 'No seedbed.yaml applies to it: all settings have their defaults.\n'
      : `${file} applies to it.\n`,
    '\n',
    ...shown.map(({ name, value, place, glob }) => {
      const source = place === 'default' ? paint('dim', place.padEnd(places)) : place.padEnd(places);
      return `${name.padEnd(names)}  ${source}  ${value}${glob}\n`;
    }),
  ].join('');
}

function describeSeed(seed: Ruling['seed']): string {
  if (!seed) return 'is a folder.';
  const glob = seed.glob === undefined ? undefined : quoteForMessage(seed.glob);
  if (seed.isSeed) return `is a seed: its name matches ${glob} in seeds.include.`;
  return glob === undefined
    ? 'is not a seed: no glob in seeds.include matches its name.'
    : `is not a seed: its name matches ${glob} in seeds.exclude.`;
}

/** In characters: a list can be long. */
const longestValue = 120;
const longestName = 60;
