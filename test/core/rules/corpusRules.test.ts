import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  Corpus,
  check,
  fieldKeys,
  parseSeed,
  readConfiguration,
  ruleCodes,
  SeedContext,
  summarize,
} from '../../../server/src/core/index.ts';
import { runs } from '../../support/properties.ts';

// What is found in a seed may depend on the others. The index says whose findings may be others after a change, and only
// these seeds are checked again: what it does not say must not change.

const read = readConfiguration(
  `rules: { rank-gap: warning }
duplicates:
  different:
    - [a/001_000000000000000a.txt, b/002.seed]`,
  ruleCodes,
);
const root = 'file:///seeds';
const paths = [
  ...Array.from(
    { length: 20 },
    (_, index) => `a/00${index % 3}_0000000000000${index.toString(16).padStart(3, '0')}.txt`,
  ),
  'a/001_000000000000000a.txt',
  'a/notes.txt',
  'a/more notes.txt',
  'b/002.seed',
];

const report = 'The ferry sails again from June and calls at all three islands before the bakers of the old town open.';

const seeds = fc
  .record({
    url: fc.constantFrom('https://apnews.com/a', 'http://www.apnews.com/a/', 'https://apnews.com/b', 'nowhere'),
    title: fc.constantFrom('Ferry returns', 'Ferry Returns!', 'Tunnel opens'),
    usage: fc.constantFrom('candidate', 'used', ''),
    initial_rank: fc.constantFrom('1', '2', '2', '4', 'first'),
    body: fc.constantFrom(report, `${report} Dogs travel free.`, 'To be written.'),
  })
  .map(({ body, ...fields }) => {
    const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
    return `---\n${lines.join('')}---\n## Article summary\n${body}\n`;
  });

const steps = fc.array(
  fc.record({ path: fc.constantFrom(...paths), text: fc.option(seeds, { freq: 4, nil: undefined }) }),
  { maxLength: 60 },
);

test('what is found among others is the same in whatever order they came, and changes only where that is said', () => {
  fc.assert(
    fc.property(steps, (changes) => {
      const corpus = new Corpus(root, read.configuration);
      const texts = new Map<string, string>();
      let before = new Map<string, string>();
      for (const { path, text } of changes) {
        const uri = `${root}/${path}`;
        const affected = text === undefined ? corpus.remove(uri) : corpus.upsert(summarize(uri, parse(text)));
        if (text === undefined) texts.delete(uri);
        else texts.set(uri, text);
        const after = findingsIn(corpus, texts);
        for (const [other, findings] of after) {
          if (other !== uri && !affected.has(other)) assert.equal(findings, before.get(other), `${other} after ${uri}`);
        }
        before = after;
      }
      const scratch = new Corpus(root, read.configuration);
      for (const [uri, text] of [...texts].reverse()) scratch.upsert(summarize(uri, parse(text)));
      assert.deepEqual(findingsIn(scratch, texts), before);
    }),
    { numRuns: runs(60) },
  );
});

function parse(text: string): SeedContext['document'] {
  return parseSeed(text, fieldKeys(read.configuration));
}

function findingsIn(corpus: Corpus, texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...texts].map(([uri, text]) => {
      const findings = check(
        new SeedContext({ uri, document: parse(text), configuration: read.configuration, corpus }),
      );
      return [
        uri,
        JSON.stringify(findings.map(({ rule, range, message, related }) => [rule.code, range, message, related])),
      ];
    }),
  );
}
