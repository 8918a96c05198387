import type { Seed, SeedSummary } from '../../server/src/core/corpus/seed.ts';
import { readFileName } from '../../server/src/core/corpus/fileName.ts';
import { foldTitle } from '../../server/src/core/corpus/foldTitle.ts';
import { folderOf } from '../../server/src/core/corpus/seed.ts';
import { articleOf } from '../../server/src/core/text/articleUrl.ts';
import { hash53 } from '../../server/src/core/text/hash.ts';

/** The summary of a seed that has these values and nothing else; what follows from them is filled in. */
export function summaryOf(uri: string, values: Partial<SeedSummary> = {}): SeedSummary {
  const article = values.url === undefined ? undefined : articleOf(values.url);
  const headline = values.title === undefined ? '' : foldTitle(values.title);
  return {
    uri,
    folder: folderOf(uri),
    url: undefined,
    title: undefined,
    publisher: undefined,
    usage: undefined,
    rank: undefined,
    meantRank: values.rank,
    article: article === undefined ? undefined : hash53(article),
    headline: headline === '' ? undefined : hash53(headline),
    domain: article === undefined ? undefined : article.slice(0, article.search(/\/|$/)),
    number: readFileName(uri).number,
    terms: '',
    signature: undefined,
    urlPlace: 0,
    titlePlace: 0,
    publisherPlace: 0,
    usagePlace: 0,
    allowsUnicode: undefined,
    ...values,
  };
}

/** All that a seed says, as a plain object. */
export function valuesOf(seed: Seed): unknown {
  const { uri, folder, url, title, publisher, usage, rank, meantRank, article, headline, domain, number, terms } = seed;
  const { urlPlace, titlePlace, publisherPlace, usagePlace, allowsUnicode, facets } = seed;
  return Object.assign(
    { uri, folder, url, title, publisher, usage, rank, meantRank, article, headline, domain, number, terms },
    { urlPlace, titlePlace, publisherPlace, usagePlace, allowsUnicode, facets },
  );
}
