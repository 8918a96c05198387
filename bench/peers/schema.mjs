/** What a header of the corpus has to be, as far as a JSON Schema can say it. */
export const schema = {
  type: 'object',
  required: ['url', 'title', 'publisher', 'usage', 'initial_rank'],
  additionalProperties: false,
  properties: {
    url: { type: 'string', pattern: '^https?://' },
    title: { type: 'string', minLength: 1 },
    publisher: { enum: ['ap', 'reuters', 'bbc', 'guardian', 'npr'] },
    usage: { enum: ['candidate', 'selected', 'used', 'rejected'] },
    initial_rank: { type: 'integer', minimum: 1 },
    // What only the realistic corpus has. A date is text to one parser and a date to another.
    date: {},
    updated: {},
    authors: { type: 'array' },
    tags: { type: 'array' },
    section: { enum: ['news', 'culture', 'sport', 'science'] },
    language: { type: 'string' },
    description: { type: 'string' },
    image: { type: 'object' },
    words: { type: 'integer' },
  },
};
