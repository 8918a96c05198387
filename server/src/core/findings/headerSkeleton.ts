import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldDefinition } from '../schema/fields.ts';
import { writeScalar } from '../pyyaml/writer.ts';
import { nextFreeRank } from './suggestedValue.ts';

/** A field of a header to fill in, and what can be chosen for its value, as it is written, best first. */
export interface SkeletonField {
  readonly key: string;
  readonly choices: readonly string[];
}

/** The required fields of a header to fill in, in their order. */
export function headerSkeleton(seed: SeedContext): readonly SkeletonField[] {
  return seed.configuration.fields
    .filter(({ required }) => required)
    .map((definition) => ({ key: definition.key, choices: choicesFor(seed, definition) }));
}

const mostChoices = 50;

function choicesFor(seed: SeedContext, { key, type, values = [] }: FieldDefinition): readonly string[] {
  switch (type) {
    case 'usage':
    case 'enum': {
      const options = { column: Array.from(key).length + 1, lineBreak: seed.document.lineBreak };
      const choices = type === 'usage' ? seed.configuration.usages : values;
      return choices.slice(0, mostChoices).map(({ value }) => writeScalar(value, options).slice(1));
    }
    case 'rank':
      return [String(nextFreeRank(seed))];
    case 'boolean':
      return ['true', 'false'];
    default:
      return [];
  }
}
