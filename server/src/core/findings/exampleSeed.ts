/**
 * A small sound seed for the documentation of a rule. What stands in the seed of a story is written here; what a rule
 * is about is written there.
 * @param lines whole lines, without the last break, that stand where the line of a field would; none where it is empty.
 * @param body what stands under the heading in place of the story's summary, its last line break included.
 */
export function exampleSeed(
  story: keyof typeof stories,
  lines: Partial<Record<FieldKey, string>> = {},
  body = `${stories[story].summary}\n`,
): string {
  const fields = { ...stories[story], usage: 'candidate' };
  const header = keys.map((key) => lines[key] ?? `${key}: ${fields[key]}`).filter((line) => line !== '');
  return ['---', ...header, '---', '## Article summary', body].join('\n');
}

const keys = ['url', 'title', 'publisher', 'usage', 'initial_rank'] as const;

type FieldKey = (typeof keys)[number];

const stories = {
  bridge: {
    url: 'https://apnews.com/article/harbour-bridge-reopens',
    title: 'Harbour bridge reopens after two years of repairs',
    publisher: 'ap',
    initial_rank: 4,
    summary: 'The bridge is open again.',
  },
  clock: {
    url: 'https://www.swissinfo.ch/eng/culture/clockmaker-repairs-tower/90000001',
    title: 'Clockmaker repairs the tower her grandfather built',
    publisher: 'swissinfo',
    initial_rank: 1,
    summary: 'The tower clock strikes again.',
  },
  ferry: {
    url: 'https://www.reuters.com/world/ferry-line-returns',
    title: 'Night ferry returns after a decade',
    publisher: 'reuters',
    initial_rank: 2,
    summary: 'The night ferry sails again from June.',
  },
  furnace: {
    url: 'https://www.dw.com/en/glassmakers-reopen-furnace/a-70000001',
    title: 'Glassmakers reopen the old furnace',
    publisher: 'dw',
    initial_rank: 3,
    summary: 'The furnace had been cold since spring.',
  },
  lighthouse: {
    url: 'https://www.nzherald.co.nz/travel/lighthouse-opens-its-door/',
    title: 'Lighthouse opens its door to walkers',
    publisher: 'nzherald',
    initial_rank: 4,
    summary: 'Walkers may climb the lighthouse on Sundays.',
  },
  novel: {
    url: 'https://www.theguardian.com/books/novel-returns-to-stage',
    title: "'1984'",
    publisher: 'guardian',
    initial_rank: 5,
    summary: 'The novel returns to the stage this autumn.',
  },
  orchard: {
    url: 'https://www.lemonde.fr/planete/article/orchard-growers.html',
    title: 'Orchard growers hope for a late frost-free spring',
    publisher: 'lemonde',
    initial_rank: 7,
    summary: 'Growers in the valley hope that the frost stays away.',
  },
  tunnel: {
    url: 'https://apnews.com/article/harbour-tunnel-opens',
    title: 'Harbour tunnel opens after nine years of digging',
    publisher: 'ap',
    initial_rank: 4,
    summary: 'The tunnel under the harbour opened on Monday.',
  },
} as const;
