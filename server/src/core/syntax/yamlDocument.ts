import { Composer, Parser } from 'yaml';
import type { Document } from 'yaml';

/** What `yaml` makes of a text, or the first mistake that it finds, with its offset in UTF-16 code units. */
export type YamlDocument =
  | { readonly document: Document.Parsed; readonly error?: undefined }
  | { readonly error: { readonly code: string; readonly offset: number } };

/**
 * Reads a text as one document, as `parseDocument` of `yaml` does, and stops at the first mistake: a text that is made of
 * nothing else has tens of thousands, and making an `Error` of each takes seconds.
 */
export function readYamlDocument(source: string): YamlDocument {
  const read = parse(source);
  // At the very end of its source, `yaml` takes three quotes for a quoted quote; before a line break it does not.
  if (read.error || !source.endsWith("'")) return read;
  const before = parse(`${source}\n`);
  return before.error ? before : read;
}

function parse(source: string): YamlDocument {
  // YAML's structure without its typing; repeated keys are ours to report.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'error' });
  stopAtFirstError(composer);
  let document: Document.Parsed | undefined;
  try {
    for (const next of composer.compose(new BreakParser().parse(source), true, source.length)) {
      if (document) return { error: { code: 'MULTIPLE_DOCS', offset: next.range[0] } };
      document = next;
    }
  } catch (thrown) {
    if (thrown !== stop) throw thrown;
  }
  const error = document?.errors[0] ?? composer.streamInfo().errors[0];
  if (error) return { error: { code: error.code, offset: error.pos[0] } };
  if (!document) throw new Error('A YAML document is always there, if empty');
  return { document };
}

/** To `yaml`, an empty line after an escaped line break is a space. After one that is not escaped, it is a line break. */
class BreakParser extends Parser {
  override *next(token: string): ReturnType<Parser['next']> {
    yield* super.next(token.startsWith('"') ? token.replace(escapes, unescapeBreak) : token);
  }
}

const escapes = /([ \t]?)\\(\r?\n[ \t]*\r?\n)|\\[^]/g;

/** The blank before it stays. */
function unescapeBreak(written: string, blank?: string, breaks?: string): string {
  if (breaks === undefined) return written;
  return (blank ? `\\${blank}` : ' ') + breaks;
}

const stop = new Error('The first mistake is found');

/** `yaml` has no public way to do so. If a later version has no `onError`, all mistakes are found, which is only slower. */
function stopAtFirstError(composer: Composer): void {
  const report: unknown = Reflect.get(composer, 'onError');
  if (typeof report !== 'function') return;
  Reflect.set(composer, 'onError', (place: unknown, code: unknown, message: unknown, isWarning: unknown) => {
    report(place, code, message, isWarning);
    if (isWarning !== true) throw stop;
  });
}
