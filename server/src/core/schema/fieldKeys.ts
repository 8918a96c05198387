import type { Configuration } from './configuration.ts';
import type { FieldDefinition } from './fields.ts';

/** The keys of all declared fields: what tells a field where a header's syntax is damaged. */
export function fieldKeys(configuration: Configuration): ReadonlySet<string> {
  return tableOf(configuration).keys;
}

/** What is declared of the field with this key; undefined where nothing is. */
export function fieldDefinition(configuration: Configuration, key: string): FieldDefinition | undefined {
  return tableOf(configuration).definitions.get(key);
}

/** Of two fields the one that belongs first has the lesser place, from 0 up; those not declared come last. */
export function fieldPlace(configuration: Configuration, key: string): number {
  return tableOf(configuration).places.get(key) ?? configuration.fields.length;
}

interface FieldTable {
  readonly keys: ReadonlySet<string>;
  readonly definitions: ReadonlyMap<string, FieldDefinition>;
  readonly places: ReadonlyMap<string, number>;
}

function tableOf(configuration: Configuration): FieldTable {
  let table = known.get(configuration);
  if (!table) {
    const { fields } = configuration;
    table = {
      keys: new Set(fields.map(({ key }) => key)),
      definitions: new Map(fields.map((definition) => [definition.key, definition])),
      places: new Map(fields.map(({ key }, place) => [key, place])),
    };
    known.set(configuration, table);
  }
  return table;
}

const known = new WeakMap<Configuration, FieldTable>();
