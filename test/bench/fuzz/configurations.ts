// Texts of seedbed.yaml: each is read without an error, what is wrong with it is said briefly and in its place, and seeds can be
// checked by it.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Corpus,
  SeedContext,
  check,
  fieldKeys,
  parseSeed,
  readConfiguration,
  ruleCodes,
} from '../../../server/src/core/index.ts';
import { anyCharacter } from '../../support/characters.ts';
import { seed } from '../../support/seed.ts';
import { search } from './search.ts';

const sections =
  `seeds:|  include: ["*.txt"]|  exclude: [drafts/**]|publishers:|  gazette: {name: The Gazette, domains: [gazette.example]}
|  herald:|    aliases: [Herald]|usages: [candidate, used]|usages:|  used: {description: Printed., key: u}|fields:|  desk: {values: [sports]}
|  title: {required: false}|  note: {type: [string, list]}|  initial_rank: {name: rank}|rules: {rank-gap: error}|rules:|  rank-gap: off
|overrides:|  "a/**": {unknown-usage: off}|body: {headings: [Summary], levels: [2, 3]}|header: {limit: 1MiB}|ignore:|  "**": [duplicate-title]
|rank: {unique: corpus}|duplicates:|  threshold: 0.7|  different: [[a/1.seed, 2.seed]]|strict: {usages: false}|writing: {unicode: false}
|baseline: known.json`
    .replaceAll('\n', '')
    .split('|');
const marks = [
  '  ',
  ' ',
  '- ',
  ':',
  ': ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '#',
  '&a',
  '*a',
  '<<: ',
  '!!str ',
  '|',
  '>',
  '~',
  '\t',
];
const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...sections) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...marks, 'word', '__proto__', '**/', '0x1f'), { maxLength: 8 })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 30 }) },
);
/** Lines, some of them with something taken out or put in. */
const text = fc
  .array(fc.tuple(line, fc.nat(40), fc.nat(3), fc.constantFrom('', '', '', ...marks)), { maxLength: 25 })
  .map((lines) =>
    lines.map(([one, at, gone, put]) => (put === '' ? one : one.slice(0, at) + put + one.slice(at + gone))).join('\n'),
  );

await search(
  'configurations',
  fc.property(text, (yaml) => {
    const { configuration, problems } = readConfiguration(yaml, ruleCodes);
    for (const { range, message } of problems) {
      assert.ok(0 <= range.start && range.start <= range.end && range.end <= yaml.length, message);
      assert.ok(message.length < 400, message);
    }
    for (const one of [seed(), seed('usage: done')]) {
      const document = parseSeed(one, fieldKeys(configuration));
      const corpus = new Corpus('file:///seeds', configuration);
      const context = new SeedContext({ uri: 'file:///seeds/a/1.seed', document, configuration, corpus });
      corpus.upsert(context.summary);
      for (const { fixes } of check(context)) fixes?.();
    }
  }),
);
