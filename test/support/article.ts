/** What two seeds may have in common. */
export interface Article {
  /** The number of the article: its url. */
  readonly url?: number;
  readonly title?: number;
  readonly rank?: number;
  readonly usage?: string;
  readonly publisher?: string;
  readonly domain?: string;
  /** The number of the body, which is long enough to be compared. */
  readonly body?: number;
}

/** A seed with nothing wrong in itself; what is not said is the number's own. */
export function article(number: number, values: Article = {}): string {
  const { url, title, rank, usage = 'candidate', publisher = 'ap', domain = 'apnews.com', body } = values;
  return `---
url: https://${domain}/article/harbour-tunnel-${url ?? number}
title: Harbour tunnel opens after ${title ?? number} years of digging
publisher: ${publisher}
usage: ${usage}
initial_rank: ${rank ?? number}
---
## Article summary
${body === undefined ? `The tunnel opened on day ${number}.` : longBody(body)}
`;
}

/** Each number makes sentences that no other has. */
function longBody(number: number): string {
  const words = Array.from({ length: 150 }, (_, index) => `${nouns[index % nouns.length]}${(index * 7 + 1) * number}`);
  return words.join(' ');
}

const nouns = [
  'harbour',
  'tunnel',
  'river',
  'engineer',
  'minister',
  'bridge',
  'ferry',
  'city',
  'delay',
  'budget',
  'tide',
];
