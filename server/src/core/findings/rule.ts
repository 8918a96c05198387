import type { SeedContext } from '../corpus/seedContext.ts';
import type { Facet } from '../corpus/vocabulary.ts';
import type { ValuePlace } from '../corpus/valuePlace.ts';
import type { Severity } from '../schema/configuration.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextRange } from '../text/range.ts';

/** One kind of finding: what it is, how it is found and how it is fixed, in one module. */
export interface Rule {
  /** Kebab-case, never reused: what diagnostics, the configuration and the documentation page are named by. */
  readonly code: string;
  readonly defaultSeverity: Severity | 'off';
  readonly documentation: RuleDocumentation;
  /** The findings in one seed, in the order of the text. Pure, and quick: it runs on every keystroke. */
  readonly check: (seed: SeedContext) => Iterable<Finding>;
}

/** What the rule's page in `docs/rules/` and `seedbed rules` say. Markdown. */
export interface RuleDocumentation {
  /** One line: when this is reported. */
  readonly summary: string;
  /** Why it matters, and to whom. */
  readonly reason: string;
  /** A seed that has the finding. */
  readonly wrong: string;
  /** The same seed with the finding fixed: by its first fix where it has one, by hand where it has none. */
  readonly right: string;
  /** What the fixes do, and which are run by fix-all; absent where there is none. */
  readonly fix?: string;
  /** Whether all that the fixes of the example do is to write a value that nobody wrote. */
  readonly isPlaceholder?: boolean;
  /** The other seeds without which the example would not be one, by their paths in its corpus. */
  readonly others?: Readonly<Record<string, string>>;
  /** The example's own paths in its corpus, where the rule is about these. */
  readonly paths?: { readonly wrong: string; readonly right: string };
  /** What `seedbed.yaml` has to say for the example to be one. */
  readonly configuration?: string;
}

/** Something wrong at one place of one seed. */
export interface Finding {
  /** The smallest range that helps: the value, the key, the fence. */
  readonly range: TextRange;
  /** One plain sentence in the curator's words: what is wrong, with the value, and what is expected. */
  readonly message: string;
  /** For findings whose severity depends on the configuration; the rule's own otherwise. */
  readonly severity?: Severity;
  /** The key of the field that it is about, where its range is not a part of that field. */
  readonly about?: string;
  /** Places in this or another seed that explain the finding. */
  readonly related?: readonly RelatedPlace[];
  /** The ways to fix it, best first. Computed when asked for. */
  readonly fixes?: () => readonly Fix[];
}

export interface RelatedPlace {
  readonly uri: string;
  /** A place in the seed that has the finding; undefined for another seed. */
  readonly range: TextRange | undefined;
  /** A place in another seed; its start where not given. */
  readonly place?: ValuePlace;
  readonly message: string;
}

/**
 * - `safe`: keeps the meaning. It belongs to fix-all and to fix on save.
 * - `unsafe`: most likely right, and to be looked at. It is run on the command line where `--fix-unsafe` asks for it.
 * - `placeholder`: writes a value that nobody wrote and that does not follow from what is written, such as the next
 *   free rank. It is offered in the editor, one at a time, and never run otherwise.
 */
export type FixKind = 'safe' | 'unsafe' | 'placeholder';

/** The kind of a fix that is right where `certain` says so, and a guess otherwise. */
export function safeIf(certain: boolean): FixKind {
  return certain ? 'safe' : 'unsafe';
}

/** One way to fix a finding. */
export interface Fix {
  /** What it does, as an imperative with the outcome: `Quote the title`. */
  readonly title: string;
  readonly kind: FixKind;
  /**
   * Parts of the text that the fix takes out or replaces with words of its own, though they hold letters or digits:
   * tracking parameters, markup, a misspelled word. All other letters and digits stay, which `judge.ts` sees to.
   */
  readonly drops?: readonly TextRange[];
  /** Changes the body, which its title says. Others leave it as it is, byte for byte. */
  readonly changesBody?: boolean;
  /** Whether every field keeps its value, also one that the finding is about. */
  readonly keepsValues?: boolean;
  /** Really cures the finding, and is the one most people want. At most one of a finding's fixes is. */
  readonly preferred?: boolean;
  /** Minimal edits of the seed that has the finding; empty where only the configuration changes. */
  readonly edits: readonly TextEdit[];
  /** The law that a fix breaks which its rule takes for safe; it is unsafe then. */
  readonly brokenLaw?: string;
  /** Something to be declared in `seedbed.yaml` instead. */
  readonly declaration?: Declaration;
  /** A place in another seed to be opened instead: nothing is changed, the user decides there. */
  readonly open?: Pick<RelatedPlace, 'uri' | 'place'>;
  /** A name to be changed in all seeds of the corpus that have it, and in `seedbed.yaml`, instead. */
  readonly rename?: Rename;
}

/** One publisher or usage that gets the name of another. */
export interface Rename {
  readonly facet: Facet;
  readonly from: string;
  readonly to: string;
}

export type Declaration =
  | { readonly kind: 'usage'; readonly value: string }
  | { readonly kind: 'publisher'; readonly slug: string; readonly domain: string | undefined }
  /** That these seeds look alike and are not the same. */
  | { readonly kind: 'different'; readonly uris: readonly string[] };

/** What most rules find in most seeds: one list for all, so that none is made for each. */
export const noFindings: readonly Finding[] = [];
