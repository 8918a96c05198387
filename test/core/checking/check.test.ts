import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  check,
  Corpus,
  defaultConfiguration,
  fieldKeys,
  parseSeed,
  SeedContext,
} from '../../../server/src/core/index.ts';

test('a key that would steer what shows it is written out in messages and titles of fixes', () => {
  const document = parseSeed('---\nt\u202Eitle: !x y\nu\u001Brl: a: b\n---\n', fieldKeys(defaultConfiguration));
  const corpus = new Corpus('file:///corpus', defaultConfiguration);
  const findings = check(
    new SeedContext({ uri: 'file:///corpus/1.seed', document, configuration: defaultConfiguration, corpus }),
  );
  const texts = findings.flatMap(({ message, fixes }) => [message, ...(fixes?.() ?? []).map(({ title }) => title)]);
  assert.ok(
    texts.some((text) => text.includes('t\\u{202E}itle')),
    texts.join('\n'),
  );
  for (const text of texts) assert.doesNotMatch(text, /[\p{Cc}\u202E]/u);
});
