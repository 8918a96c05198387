import type { FieldNames } from '../schema/fields.ts';
import type { TextRange } from '../text/range.ts';
import type { ForeignNotation } from './foreignNotation.ts';
import type { MergeVersions } from './mergeConflicts.ts';
import type { RefusalReason } from './refusedNode.ts';

/**
 * A seed as it was understood: immutable, made once for each version of a text by `parseSeed`, which never throws.
 * Every offset counts UTF-16 code units from the start of `text`, a byte order mark included.
 */
export interface SeedDocument {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  /** The keys of the fields that seeds are compared, sorted and listed by. */
  readonly names: FieldNames;
  /** The header's fields in the order of the text, including those recovered from lines that YAML cannot read. */
  readonly fields: readonly Field[];
  /** What is wrong with the header's syntax, in the order of the text. */
  readonly problems: readonly SyntaxProblem[];
  /**
   * Whether PyYAML reads a mapping, or nothing at all, between a first line `---` and the next line `---` or `...`.
   * What it reads is never guessed anew: the header is what stands there, and its values are those.
   */
  readonly isSound: boolean;
  /** The Markdown headings of the body, in order; none inside fenced code. */
  readonly headings: readonly Heading[];
  /** The line break that the file uses; new lines are written with it. */
  readonly lineBreak: '\n' | '\r\n';
}

/**
 * Where the header stands.
 * - `closed`: between two fences.
 * - `unclosed`: an opening fence and no closing one; the header ends where its fields seem to end.
 * - `unfenced`: no opening fence, but the file begins with known fields, up to a closing fence if there is one.
 * - `foreign`: the opening fence names a programming language (`---js`): nothing of it is read, some readers run it.
 * - `missing`: no header at all; everything is body.
 */
export type FrontMatterKind = 'closed' | 'unclosed' | 'unfenced' | 'foreign' | 'missing';

export interface FrontMatter {
  readonly kind: FrontMatterKind;
  /** Blank lines, spaces or text before the header; empty as it should be. A byte order mark does not count. */
  readonly leading: TextRange;
  /** The opening fence's line without its break; empty, at the header's start, where there is none. */
  readonly opening: TextRange;
  /** The programming language that the opening fence names, in lower case; empty as it should be. */
  readonly language: string;
  /** The lines between the fences, the last one's break included. */
  readonly header: TextRange;
  /** The closing fence's line without its break; empty, at the header's end, where there is none. */
  readonly closing: TextRange;
  /** Those of the two fences that are meant as fences and that readers do not take for one (`--`, `----`, `--- x`). */
  readonly malformed: readonly TextRange[];
  readonly body: TextRange;
}

/** What stands before each line of a header, or of a whole file, and keeps readers from seeing it. */
export interface LinePrefix {
  readonly name: 'quotation' | 'comment' | 'diff' | 'numbers' | 'marks' | 'indentation';
  /** The first line that has it. */
  readonly range: TextRange;
  /** All that has to go; undefined where some lines have it and some have not, so that nobody can say what is meant. */
  readonly prefixes: readonly TextRange[] | undefined;
}

/** One key with its value. */
export interface Field {
  /** The key as PyYAML reads it. */
  readonly key: string;
  /** The key as written, quotes included. */
  readonly keyRange: TextRange;
  /** After the colon; the key's end where there is none. A new value replaces all from here to the value's end. */
  readonly separatorEnd: number;
  /** The value as written: quotes included, comment excluded. Empty where there is none, at the place to write one. */
  readonly valueRange: TextRange;
  /** The field's whole lines, from its key's line to its value's last, the line break included. */
  readonly range: TextRange;
  /** The comment after the value on its last line, from `#` on. */
  readonly comment: TextRange | undefined;
  readonly style: ValueStyle;
  readonly value: FieldValue;
}

export type ValueStyle = 'none' | 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded' | 'collection';

/**
 * A value as PyYAML's SafeLoader reads it. `text` is the scalar's text before typing (folded, unquoted).
 * - `refused`: YAML is well-formed but PyYAML raises an error for this value (`=`, a date that does not exist, a tag).
 * - `broken`: YAML cannot read it; `text` is the best guess at what was meant.
 */
export type FieldValue =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'null'; readonly text: string }
  | { readonly kind: 'boolean'; readonly text: string; readonly value: boolean }
  | { readonly kind: 'integer'; readonly text: string; readonly value: bigint }
  | { readonly kind: 'float'; readonly text: string; readonly value: number }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'list'; readonly text: string; readonly items: readonly string[] | undefined }
  | { readonly kind: 'mapping'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'broken'; readonly text: string };

/** A Markdown ATX or setext heading of the body. */
export interface Heading {
  readonly level: number;
  /** The heading's words, without `#` and surrounding blanks. */
  readonly text: string;
  /** The heading's line without its break. */
  readonly range: TextRange;
}

/**
 * Something wrong with the header's syntax. `code` is the code of the rule that words and fixes it; the rest is what
 * that rule needs to know beyond the place.
 */
export type SyntaxProblem =
  | { readonly code: 'executable-header'; readonly range: TextRange; readonly tag: string }
  /** A Markdown heading inside a header that PyYAML reads, where it is a comment. */
  | { readonly code: 'unclosed-header'; readonly range: TextRange }
  | {
      readonly code: 'merge-conflict';
      readonly range: TextRange;
      readonly versions: MergeVersions | undefined;
      /** Whether the text has more conflicts, which are left out. */
      readonly moreFollow?: true;
      /** Whether it begins before the body: nothing of the header is read then. */
      readonly inHeader: boolean;
    }
  | { readonly code: 'foreign-notation'; readonly range: TextRange; readonly notation: ForeignNotation }
  | { readonly code: 'wrapped-header'; readonly range: TextRange; readonly prefix: LinePrefix }
  | { readonly code: 'not-a-mapping'; readonly range: TextRange; readonly found: 'list' | 'text' }
  | {
      readonly code: 'unquoted-value';
      readonly range: TextRange;
      readonly field: Field;
      readonly reason: UnquotedReason;
      /** Whether the field's text is what was meant, as far as its quotes tell. */
      readonly certain: boolean;
    }
  | {
      readonly code: 'unclosed-quote';
      readonly range: TextRange;
      readonly field: Field;
      readonly quote: '"' | "'";
      readonly certain: boolean;
    }
  | { readonly code: 'missing-space-after-colon'; readonly range: TextRange; readonly key: string }
  | { readonly code: 'missing-colon'; readonly range: TextRange; readonly separator: TextRange; readonly key: string }
  | { readonly code: 'tab-indentation'; readonly range: TextRange }
  | {
      readonly code: 'bad-indentation';
      readonly range: TextRange;
      readonly key: string;
      readonly what: 'field' | 'continuation';
    }
  | {
      readonly code: 'yaml-feature';
      readonly range: TextRange;
      readonly feature: YamlFeature;
      readonly field: Field | undefined;
    }
  | {
      readonly code: 'yaml-syntax';
      readonly range: TextRange;
      readonly mistake: YamlMistake;
      /** What is meant in place of the range, with LF for a line break, where that is certain. */
      readonly meant?: string;
      /** Why PyYAML refuses it, where it is well-formed. */
      readonly reason?: RefusalReason;
      /** The whole value that the mistake is in, where the other parts of it count; of stray marks, the whole line. */
      readonly value?: TextRange;
      /** Mistakes of the same kind after this one that are not reported one by one. */
      readonly further?: readonly SyntaxProblem[];
    };

/** Why YAML misreads an unquoted value. */
export type UnquotedReason = 'colon' | 'comment' | 'first character' | 'quoted start' | 'inner quotes';

/** What is legal YAML and not for seeds. */
export type YamlFeature = 'anchor' | 'alias' | 'merge key' | 'tag' | 'document end' | 'complex key' | 'flow mapping';

/** What kind of YAML error it is, where no rule of its own tells. */
export type YamlMistake =
  | 'bad escape'
  | 'stray line'
  | 'stray marks'
  | 'wrapping'
  | 'decorated key'
  | 'joined fields'
  | 'trailing comma'
  | 'invisible rest'
  | 'comment without space'
  | 'damaged list'
  | 'control character'
  | 'control sequence'
  | 'line separator'
  | 'refused value'
  | 'too large'
  | 'too complex'
  | 'other';
