// What the engine says of a seed, by the quick reading of plain headers and by the thorough one.

import { isDeepStrictEqual } from 'node:util';
import * as quick from '../../server/src/core/index.ts';
import { splitFrontMatter, splitPlainFrontMatter } from '../../server/src/core/syntax/frontMatter.ts';
import { readPlainHeader } from '../../server/src/core/syntax/plainHeader.ts';
import { thoroughEngine } from './thoroughReading.ts';

const thorough = await thoroughEngine();
const keys = quick.fieldKeys(quick.defaultConfiguration);

/** Whether the quick reading takes the text's header: where it does not, there is only one reading. */
export function isReadQuickly(text: string): boolean {
  const plain = splitPlainFrontMatter(text);
  if (plain && readPlainHeader(text, plain.header)) return true;
  const { kind, header } = splitFrontMatter(text, keys);
  return kind !== 'foreign' && kind !== 'missing' && readPlainHeader(text, header) !== undefined;
}

/** Whether the two say different things. */
export function differs(text: string): boolean {
  return !isDeepStrictEqual(describeQuickly(text), describeThoroughly(text));
}

/** All that there is to say of a seed. */
export function describeQuickly(text: string): object {
  return describe(quick, text);
}

export function describeThoroughly(text: string): object {
  return describe(thorough, text);
}

function describe(engine: typeof quick, text: string): object {
  const { defaultConfiguration: configuration, fieldKeys, parseSeed, Corpus, SeedContext, check } = engine;
  const document = parseSeed(text, fieldKeys(configuration));
  const uri = 'file:///seeds/001_0123456789abcdef.txt';
  const corpus = new Corpus('file:///seeds', configuration);
  const seed = new SeedContext({ uri, document, configuration, corpus });
  const { summary } = seed;
  corpus.upsert(summary);
  const findings = check(seed).map(({ rule, severity, message, range, fixes }) => ({
    code: rule.code,
    severity,
    message,
    range,
    fixes: fixes?.().map(({ title, kind, edits }) => ({ title, kind, edits })),
  }));
  const { frontMatter, fields, problems, headings, lineBreak, isSound } = document;
  return { frontMatter, fields, problems, headings, lineBreak, isSound, summary: { ...summary }, findings };
}
