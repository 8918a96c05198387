/** What two seeds may have in common. */
export interface Article {
  /** The number of the article: its url. */
  readonly url?: number;
  readonly title?: number;
  readonly rank?: number;
  readonly usage?: string;
  /** The number of the body, which is long enough to be compared. */
  readonly body?: number;
}

/** A seed with nothing wrong in itself; what is not said is the number's own. */
export function article(number: number, { url, title, rank, usage = 'candidate', body }: Article = {}): string {
  return `---
url: https://apnews.com/article/harbour-tunnel-${url ?? number}
title: Harbour tunnel opens after ${title ?? number} years of digging
publisher: ap
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
