import type { SeedContext } from '../corpus/seedContext.ts';
import type { Field } from '../syntax/seedDocument.ts';
import type { Fix } from './rule.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { unquotedReason } from '../syntax/unreadableValue.ts';
import { quoteForMessage } from '../text/message.ts';
import { hasWords } from '../text/plainWords.ts';
import { replacePlain, replaceText } from './fieldEdits.ts';
import { safeIf } from './rule.ts';
import { withoutSharedMarks } from './sharedMarks.ts';
import { readUrls } from './urlReadings.ts';
import { sameWord } from './declaredWords.ts';
import { droppedWords } from './droppedWords.ts';
import { readRanks } from '../schema/writtenRank.ts';
import { unwrapTitle, type UnwrappedTitle } from './wrappedTitle.ts';

/**
 * Writes what a value is meant as that YAML cannot read: the one rank, url, usage or publisher that `text` names, where
 * the field is for these, and else the text itself. Quotes around what is none of these would only move the mistake.
 * @param title what the fix is called where it writes the text as it is
 * @param certain whether `text` is what was meant
 */
export function writeMeant(seed: SeedContext, field: Field, text: string, title: string, certain: boolean): Fix {
  const { document, configuration } = seed;
  const type = fieldDefinition(configuration, field.key)?.type;
  const named = type === undefined ? undefined : nameIn(seed, type, text);
  if (named === undefined) {
    const isText = type === undefined || type === 'string';
    const unwrapped = isText ? meantTitle(seed, text) : undefined;
    if (unwrapped) {
      return {
        title: `Change the ${field.key} to ${quoteForMessage(unwrapped.text)}`,
        kind: safeIf(unwrapped.certain && !hasControls.test(unwrapped.text)),
        ...(unwrapped.dropsWords ? droppedWords(document, field.valueRange, unwrapped.text) : {}),
        preferred: true,
        edits: replaceText(seed, field, unwrapped.text),
      };
    }
    const edits = replaceText(seed, field, text);
    return {
      title,
      kind: safeIf(certain && (isText || isSlug.test(text)) && !hasControls.test(text)),
      preferred: true,
      edits,
    };
  }
  const edits = type === 'rank' ? replacePlain(document, field, named) : replaceText(seed, field, named);
  return {
    title: `Set ${quoteForMessage(field.key)} to ${quoteForMessage(named)}`,
    kind: 'safe',
    ...droppedWords(document, field.valueRange, named),
    preferred: true,
    edits,
  };
}

/** A text without marks that stand around all of it, or at every value of the header. */
export function meantTitle(seed: SeedContext, text: string): UnwrappedTitle | undefined {
  const shared = withoutSharedMarks(seed, text);
  const bare = withoutYamlQuotes(shared ?? text, shared !== undefined);
  const unwrapped = bare === undefined ? unwrapTitle(shared ?? text) : undefined;
  if (unwrapped) return unwrapped;
  const meant = bare ?? shared;
  return meant === undefined
    ? undefined
    : {
        text: meant,
        what: shared === undefined ? 'quotes' : 'marks that every value has',
        certain: true,
        dropsWords: false,
      };
}

/** The text within the quotes that YAML needs; undefined where they may be those of a headline. */
function withoutYamlQuotes(text: string, isWrapped: boolean): string | undefined {
  const [, single] = /^'((?:[^']|'')+)'$/.exec(text) ?? [];
  const [, double] = /^"([^"\\]+)"$/.exec(text) ?? [];
  const inner = single?.replaceAll("''", "'") ?? double;
  if (inner === undefined || !hasWords(inner)) return undefined;
  return isWrapped || (single !== undefined && unquotedReason(inner) !== undefined) ? inner : undefined;
}

/** They are to be removed first: a writer would escape them. */
const hasControls = /(?!\t)\p{Cc}/u;

/** A word that is no number: what a list of words may lack, and no damage. */
const isSlug = /^\p{L}[\p{L}\p{N}]*(?:[ ._-][\p{L}\p{N}]+)*$/u;

function nameIn(seed: SeedContext, type: string, text: string): string | undefined {
  const { usages, publishers } = seed.configuration;
  switch (type) {
    case 'rank': {
      const { ranks, plausible, certain, rest } = readRanks(text);
      return ranks.length === 1 && plausible && certain && rest === '' ? String(ranks[0]) : undefined;
    }
    case 'url': {
      const [reading] = readUrls(seed, text);
      return reading?.certain ? reading.url : undefined;
    }
    case 'usage':
      return sameWord(
        text,
        usages.map(({ value }) => value),
      );
    case 'publisher':
      return publishers.find(text)?.slug;
    default:
      return undefined;
  }
}
