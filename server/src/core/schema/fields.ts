/** What a field holds: a line of text, an absolute http(s) url, a slug from a vocabulary, or a whole number from 1 up. */
export type FieldType = 'string' | 'url' | 'publisher' | 'usage' | 'rank' | 'integer' | 'boolean' | 'date';

/** One field that a header may have. */
export interface FieldDefinition {
  readonly key: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Markdown, shown in completion and hover. */
  readonly description: string;
}

/** The five fields of every seed, all required, in canonical order: the one table that everything else reads. */
export const builtInFields: readonly FieldDefinition[] = [
  { key: 'url', type: 'url', required: true, description: 'Address of the article: an absolute `https://` URL.' },
  { key: 'title', type: 'string', required: true, description: 'Headline of the article, as published.' },
  {
    key: 'publisher',
    type: 'publisher',
    required: true,
    description: 'Who published the article: a slug such as `ap`.',
  },
  {
    key: 'usage',
    type: 'usage',
    required: true,
    description: 'What is done with the seed: `candidate` until decided.',
  },
  {
    key: 'initial_rank',
    type: 'rank',
    required: true,
    description: 'Place of the article in its folder: a whole number from 1 up.',
  },
];
