import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldType } from '../schema/fields.ts';
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
    .map(({ key, type }) => ({ key, choices: choicesFor(seed, key, type) }));
}

const mostChoices = 50;

function choicesFor(seed: SeedContext, key: string, type: FieldType): readonly string[] {
  switch (type) {
    case 'usage': {
      const options = { column: Array.from(key).length + 1, lineBreak: seed.document.lineBreak };
      return seed.configuration.usages.slice(0, mostChoices).map(({ value }) => writeScalar(value, options).slice(1));
    }
    case 'rank':
      return [String(nextFreeRank(seed))];
    case 'boolean':
      return ['true', 'false'];
    default:
      return [];
  }
}
