import type { TextRange } from '../text/range.ts';
import type { FieldChoice, FieldDefinition, FieldNames } from './fields.ts';
import type { PublisherRegistry } from './publishers.ts';
import type { Severity } from './severity.ts';
import { Duplicates } from './configurationDuplicates.ts';
import { builtInFields, builtInNames } from './fields.ts';
import { createPublisherRegistry } from './publishers.ts';

/** One value of the vocabulary of `usage`. */
export interface Usage extends FieldChoice {
  /** The letter that sets it while seeds are reviewed, where the configuration gives one. */
  readonly key?: string;
}

/** Severities for the seeds that a glob names. */
export interface RuleOverride {
  readonly glob: string;
  /** The glob in the text of `seedbed.yaml`. */
  readonly range: TextRange;
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}

/** Findings that are not reported in the seeds that a glob names. */
export interface IgnoreEntry {
  readonly glob: string;
  /** The glob in the text of `seedbed.yaml`. */
  readonly range: TextRange;
  readonly codes: readonly { readonly code: string; readonly range: TextRange }[];
}

/** What a corpus says about its seeds: the contents of `seedbed.yaml`, with the defaults filled in. */
export interface Configuration {
  /** Globs relative to the folder of `seedbed.yaml`: which files are seeds. `include` is never empty. */
  readonly seeds: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** In canonical order: the built-in fields, then the configured ones, unless the configuration says otherwise. */
  readonly fields: readonly FieldDefinition[];
  readonly publishers: PublisherRegistry;
  /** The vocabulary of `usage`, never empty. */
  readonly usages: readonly Usage[];
  /** Whether a value that is not declared is an error. */
  readonly strict: { readonly publishers: boolean; readonly usages: boolean };
  /** Where no two seeds may have the same rank. */
  readonly rank: { readonly unique: 'folder' | 'corpus' | 'off' };
  /**
   * The headings of which a body has one, as text without `#`; none means that none is asked for. And the levels that
   * they may have, the usual one first; never empty.
   */
  readonly body: { readonly headings: readonly string[]; readonly levels: readonly number[] };
  /** How much is read of a header at most, in UTF-16 code units, and the keys that the built-in fields have. */
  readonly header: { readonly length: number; readonly names: FieldNames };
  /** Which seeds are taken for copies: from which `threshold` on, and which are declared not to be (`areDifferent`). */
  readonly duplicates: Duplicates;
  /** How headers are written: `unicode` is PyYAML's `allow_unicode`; undefined is as the corpus does it. */
  readonly writing: { readonly unicode: boolean | undefined };
  /** Severities by rule code, where they differ from the rule's own. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Other severities for the seeds of some globs; of several that name a seed the last counts. */
  readonly overrides: readonly RuleOverride[];
  /** What is not reported in the seeds of some globs. */
  readonly ignore: readonly IgnoreEntry[];
  /** The file of the problems that are known, by its path from the folder of `seedbed.yaml`; undefined where there is none. */
  readonly baseline: { readonly path: string; readonly range: TextRange } | undefined;
}

/** A mistake in `seedbed.yaml`. */
export interface ConfigurationProblem {
  /** One plain sentence: what is wrong, with the value, and what is expected. */
  readonly message: string;
  readonly range: TextRange;
  /** An error where it is not said. */
  readonly severity?: Severity;
  /** What to write in place of `range`, where that is known. */
  readonly replacement?: { readonly title: string; readonly newText: string };
}

/** The files that are seeds where `seeds.include` does not say. */
export const defaultSeedPatterns: readonly string[] = [
  '**/[0-9][0-9][0-9]*_[0-9a-f]*.txt',
  '**/*.seed',
  '**/*.seed.md',
];

/** The usages where the configuration declares none. Only `candidate` is attested in real seeds. */
export const starterUsages: readonly Usage[] = [
  { value: 'candidate', description: 'Waiting for a decision.' },
  { value: 'selected', description: 'Chosen but not used yet.' },
  { value: 'used', description: 'Already used.' },
  { value: 'rejected', description: 'Decided against.' },
];

/** What holds where there is no `seedbed.yaml`. */
export const defaultConfiguration: Configuration = {
  seeds: { include: defaultSeedPatterns, exclude: [] },
  fields: builtInFields,
  publishers: createPublisherRegistry([]),
  usages: starterUsages,
  strict: { publishers: false, usages: true },
  rank: { unique: 'folder' },
  body: { headings: ['Article summary'], levels: [2] },
  header: {
    length: 32 * 1024,
    names: builtInNames,
  },
  duplicates: new Duplicates(0.8, []),
  writing: { unicode: undefined },
  rules: new Map(),
  overrides: [],
  ignore: [],
  baseline: undefined,
};
