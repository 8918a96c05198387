/** A seed with nothing wrong; each number makes another one. */
export function clean(number: number): string {
  return seed(number, 'candidate');
}

/** A seed with one thing wrong: `unknown-usage`. */
export function wrong(number: number): string {
  return seed(number, 'candidat');
}

function seed(number: number, usage: string): string {
  return `---
url: https://apnews.com/article/harbour-tunnel-${number}
title: Harbour tunnel opens after ${number} years of digging
publisher: ap
usage: ${usage}
initial_rank: ${number}
---
## Article summary
The tunnel under the harbour opened on day ${number}.
`;
}
