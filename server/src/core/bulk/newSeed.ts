import type { Corpus } from '../corpus/corpus.ts';
import type { Seed } from '../corpus/seed.ts';
import type { Configuration } from '../schema/configuration.ts';
import type { TextRange } from '../text/range.ts';
import { SeedContext } from '../corpus/seedContext.ts';
import { writeField } from '../pyyaml/writer.ts';
import { fence } from '../findings/fences.ts';
import { writeSummaryHeading } from '../findings/summaryHeading.ts';
import { isSeedPath } from '../schema/seedFiles.ts';
import { parseSeedFor } from '../syntax/parseSeedFor.ts';
import { quoteForMessage } from '../text/message.ts';
import { relativePath } from '../text/relativePath.ts';
import { articleUrl, initialValue } from './articleValues.ts';
import { tabStops, valueIn } from './tabStops.ts';

/** Where a new seed is to be, and of which article. */
export interface NewSeedRequest {
  /** As it was copied: tracking and blanks around it are taken away. */
  readonly url: string;
  /** The uri of a folder of the corpus, without a trailing slash. */
  readonly folder: string;
  readonly corpus: Corpus;
  readonly configuration: Configuration;
  /** Sixteen hexadecimal digits, in lower case, that no other seed has. */
  readonly randomHex: string;
}

/** A seed to be written. */
export interface NewSeed {
  /** The file's name, which no seed of the folder has. */
  readonly name: string;
  readonly text: string;
  /** The title in `text`, in offsets, to be selected: it is a guess. Empty where there is none, at the place to type it. */
  readonly selection: TextRange;
  /** What one goes through from there on, in offsets of `text`: title, usage, rank, and last the place of the summary. */
  readonly stops: readonly TextRange[];
  /** Absent where it has none. */
  readonly rank?: number;
}

/** The seed that has the article already, one of the same folder if there is one. */
export interface ExistingSeed {
  readonly existing: Seed;
}

/** In one sentence, why there can be no such seed. */
export interface NewSeedRefusal {
  readonly refusal: string;
}

/**
 * A seed of an article that the corpus does not have yet: all required fields, filled in as far as the url, the corpus
 * and the configuration tell, and the heading of the summary. It looks at all seeds once, for the number in its name.
 */
export function newSeed(request: NewSeedRequest): NewSeed | ExistingSeed | NewSeedRefusal {
  const { folder, corpus, configuration } = request;
  const url = articleUrl(request.url);
  if (url === undefined) {
    return {
      refusal: `${quoteForMessage(request.url.trim())} is not an article URL. Type one such as https://apnews.com/article/….`,
    };
  }
  const draft = draftOf(request, url);
  const twins = corpus.twins('article', draft.summary).seeds;
  const existing = twins.find((twin) => twin.folder === folder) ?? twins[0];
  if (existing) return { existing };
  const base = `${nextNumber(corpus, folder)}_${request.randomHex}`;
  const isSeed = (ending: string) => isSeedPath(relativePath(corpus.root, `${folder}/${base}${ending}`), configuration);
  const ending = endings.find(isSeed);
  if (ending === undefined) {
    return {
      refusal: `${quoteForMessage(`${base}.txt`)} would not be a seed in this folder. “seeds” in seedbed.yaml says which files are.`,
    };
  }
  const text = write(draft, url);
  const document = parseSeedFor(text, configuration);
  const summary = { start: text.length, end: text.length };
  const rank = document.fields.find(({ key }) => key === document.names.rank)?.value;
  return {
    name: base + ending,
    text,
    selection: valueIn(document, document.names.title) ?? summary,
    stops: [...tabStops(document, { configuration }), summary],
    ...(rank?.kind === 'integer' ? { rank: Number(rank.text) } : {}),
  };
}

/** The first one with which the file is a seed is taken. */
const endings = ['.txt', '.md', '.seed', '.seed.md'];

/** The seed as it is known so far: it has its url and no name yet. */
function draftOf({ folder, corpus, configuration }: NewSeedRequest, url: string): SeedContext {
  const text = `${fence}\n${writeField(configuration.header.names.url, url)}${fence}\n`;
  const document = parseSeedFor(text, configuration);
  return new SeedContext({ uri: `${folder}/`, document, corpus, configuration });
}

function write(draft: SeedContext, url: string): string {
  const { configuration } = draft;
  const { allowsUnicode: allowUnicode } = draft;
  const [heading] = configuration.body.headings;
  const fields = configuration.fields
    .filter(({ required }) => required)
    .map(({ key }) => {
      const value = key === configuration.header.names.url ? url : initialValue(draft, key, url);
      if (value !== undefined) return writeField(key, value, { allowUnicode });
      // A blank after the colon, so that a value can be typed at once.
      return writeField(key, { verbatim: '' }).replace(/\n$/, ' \n');
    });
  const body = heading === undefined ? '' : `${writeSummaryHeading(configuration, heading)}\n`;
  return `${fence}\n${fields.join('')}${fence}\n${body}`;
}

/** One more than the highest number of the folder, with as many digits as its other numbers have; `001` in a new folder. */
function nextNumber(corpus: Corpus, folder: string): string {
  let highest = 0;
  let digits = 3;
  for (const { uri, number } of corpus.seedsWith('folder', folder)) {
    if (number === undefined) continue;
    highest = Math.max(highest, number);
    digits = Math.max(digits, uri.indexOf('_', folder.length) - folder.length - 1);
  }
  return String(highest + 1).padStart(digits, '0');
}
