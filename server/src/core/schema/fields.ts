/**
 * What a field holds: a line of text, an http(s) url, a slug or word from a vocabulary (`enum` from the field's own), a
 * whole number from 1 up, any number, a day with or without a time, or several values, as PyYAML reads them.
 */
export type FieldType =
  | 'string'
  | 'url'
  | 'publisher'
  | 'usage'
  | 'rank'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'date'
  | 'enum'
  | 'list'
  | 'mapping';

/** What a field is to whoever compares, sorts and lists seeds, whatever key it has in a corpus. */
export type FieldRole = 'url' | 'title' | 'publisher' | 'usage' | 'rank';

/** One value of a vocabulary. */
export interface FieldChoice {
  readonly value: string;
  /** What it means, in the corpus owner's words. */
  readonly description?: string;
}

/** One field that a header may have. */
export interface FieldDefinition {
  readonly key: string;
  /** Which of the built-in fields it is; absent for any other. */
  readonly role?: FieldRole;
  readonly type: FieldType;
  /** What else it may hold. */
  readonly otherTypes?: readonly FieldType[];
  readonly required: boolean;
  /** Whether it may stand there without a value. */
  readonly empty?: boolean;
  /** For a url: whether it may be relative to an address that the seed does not say. */
  readonly relative?: boolean;
  /** Whether each seed has a value of its own, so that seeds are not grouped by it. */
  readonly isUnique?: boolean;
  /** For an enum: what it may be, never empty. */
  readonly values?: readonly FieldChoice[];
  /** Markdown, shown in completion and hover. */
  readonly description: string;
}

/** A field that every corpus has. */
export interface BuiltInField extends FieldDefinition {
  readonly role: FieldRole;
}

/** The keys that the built-in fields have in a corpus. */
export type FieldNames = Readonly<Record<FieldRole, string>>;

/**
 * The built-in fields, in canonical order: the one table that everything else reads. Of the grammar, the snippet and the
 * schema of `seedbed.yaml`, `npm run generate` writes what follows from it.
 */
export const builtInFields: readonly BuiltInField[] = [
  {
    key: 'url',
    role: 'url',
    type: 'url',
    required: true,
    description: 'The article’s URL, starting with `https://`.',
  },
  {
    key: 'title',
    role: 'title',
    type: 'string',
    required: true,
    isUnique: true,
    description: 'The article’s headline, as published.',
  },
  {
    key: 'publisher',
    role: 'publisher',
    type: 'publisher',
    required: true,
    description: 'Who published the article: a slug such as `ap`.',
  },
  {
    key: 'usage',
    role: 'usage',
    type: 'usage',
    required: true,
    description: 'What happens to the seed: `candidate` until you decide.',
  },
  {
    key: 'initial_rank',
    role: 'rank',
    type: 'rank',
    required: true,
    description: 'The article’s place in its folder: a whole number, 1 or higher.',
  },
];

/** The keys that the built-in fields have where `seedbed.yaml` says nothing of them. */
export const builtInNames = Object.fromEntries(builtInFields.map(({ role, key }) => [role, key])) as FieldNames;

/** All types that a field may have, the one first that it has first. */
export function typesOf({ type, otherTypes }: Pick<FieldDefinition, 'type' | 'otherTypes'>): readonly FieldType[] {
  return otherTypes ? [type, ...otherTypes] : [type];
}
