import type { Configuration } from './configuration.ts';

/** The keys of all declared fields: what tells a field where a header's syntax is damaged. */
export function fieldKeys(configuration: Configuration): ReadonlySet<string> {
  let keys = known.get(configuration);
  if (!keys) known.set(configuration, (keys = new Set(configuration.fields.map(({ key }) => key))));
  return keys;
}

const known = new WeakMap<Configuration, ReadonlySet<string>>();
