import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SeedSummary } from '../../../server/src/core/index.ts';
import { Stories } from '../../../server/src/core/corpus/stories.ts';
import { mostTerms, readTerms, storyTerms, termsOf, writeTerms } from '../../../server/src/core/corpus/storyTerms.ts';
import { parseSeed } from '../../../server/src/core/index.ts';
import { anyCharacter } from '../../support/characters.ts';
import { Related } from '../../support/relations.ts';
import { summaryOf } from '../../support/summaries.ts';

/** By story, what several papers make of it: a title, and how its summary begins. */
const news: Readonly<Record<string, readonly (readonly [title: string, body: string])[]>> = {
  lighthouse: [
    [
      'Lighthouse keepers, replaced by sensors nine years ago, are asked to come back before the autumn storms',
      'The harbour board of Port Ellery has asked three retired keepers to return to the Skerrin light after its sensors reported calm seas during the two worst storms of the spring.',
    ],
    [
      'Skerrin light to be staffed again after sensor failure',
      'Retired lighthouse keepers will move back to the Skerrin rock this month, the Port Ellery harbour board said on Tuesday, after automatic sensors slept through two storms.',
    ],
    [
      'The keepers who outlived their machines',
      'When the sensors on the Skerrin lighthouse went quiet in April, nobody in Port Ellery noticed but its three former keepers, who could see the waves from their kitchens.',
    ],
  ],
  tunnel: [
    [
      'Harbour tunnel opens after nine years of digging',
      'The Halden harbour tunnel opened to traffic on Monday, nine years after the first shovel and four years behind schedule, as ferry crews watched from the quay.',
    ],
    [
      'Halden tunnel: ferries make their last crossing',
      'Ferry crews in Halden hooted for the last time on Sunday night, hours before the new tunnel under the harbour took their passengers away.',
    ],
    [
      'Why the Halden tunnel cost three times what was promised',
      'An audit of the harbour tunnel in Halden finds that its engineers were paid by the bend. The tunnel has forty-one, and ferry crews could have told them there were no rocks.',
    ],
  ],
  bees: [
    [
      'Bees that sleep in foxgloves wake earlier each spring',
      'A survey of 206 village gardens suggests that bees which spend the night inside foxglove flowers begin their day nine minutes earlier than ten years ago.',
    ],
    [
      'Warmer nights rouse foxglove bees nine minutes early, study finds',
      'Bees sleeping inside foxglove flowers wake earlier than a decade ago, according to a survey of gardens by the University of Marrow that blames warmer nights.',
    ],
    [
      'Early bees leave foxgloves unvisited',
      'Gardeners in 206 villages who counted sleeping bees have found that they leave their foxglove flowers before sunrise, with consequences for seed.',
    ],
  ],
  election: [
    [
      'Ostrava mayor concedes after recount in tightest vote for decades',
      'Mayor Helena Brozova conceded defeat to Pavel Lindner on Friday after a recount of the Ostrava ballot left her eleven votes behind.',
    ],
    [
      'Lindner wins Ostrava by eleven votes',
      'Pavel Lindner, a former tram driver, will be the next mayor of Ostrava. The recount confirmed that he beat Helena Brozova by eleven ballots.',
    ],
    [
      'Eleven votes: how Brozova lost the city she rebuilt',
      'Helena Brozova had governed Ostrava for twelve years when the recount ended. Lindner, who used to drive its trams, promised her a free ticket.',
    ],
  ],
  strike: [
    [
      'Bakers walk out across Lorne over night-shift pay',
      'Thousands of bakers in Lorne began a three-day strike on Wednesday, leaving shops without bread, after talks between the Flour Workers Union and the Guild of Millers collapsed.',
    ],
    [
      'Lorne wakes to empty shelves as bakery strike begins',
      'Bakery shelves in Lorne stood empty on Wednesday morning as the Flour Workers Union walked out over pay for night shifts.',
    ],
    [
      'Millers offer bakers a deal to end strike',
      'The Guild of Millers in Lorne has offered striking bakers eight percent more for night shifts; the Flour Workers Union will vote on Saturday.',
    ],
  ],
  comet: [
    [
      'Comet Arvidsson to pass closer than any since 1770',
      'Comet Arvidsson, found by a schoolteacher in Uppsala last year, will pass Earth at six times the distance of the Moon in March, astronomers say.',
    ],
    [
      'How to see Comet Arvidsson this March',
      'Look low in the west after sunset: Comet Arvidsson will be bright enough for the naked eye for about ten nights, astronomers at the Uppsala observatory expect.',
    ],
    [
      'The teacher who found a comet between two lessons',
      'Karin Arvidsson of Uppsala was marking homework when she saw a smudge on a photograph. The comet that bears her name is coming by in March.',
    ],
  ],
  museum: [
    [
      'Stolen Vermeulen returned by post, in a pizza box',
      'A painting by Jan Vermeulen that was stolen from the Museum of Dordt in 1994 came back on Thursday in a pizza box without a sender.',
    ],
    [
      'Museum of Dordt gets its Vermeulen back after 32 years',
      'The postman rang twice: The Winter Cellist by Jan Vermeulen, missing since a burglary at the Dordt museum in 1994, was delivered in a box for pizza.',
    ],
    [
      'Experts confirm that painting in pizza box is genuine',
      'Two experts have confirmed that the canvas which reached the Museum of Dordt by post is the Vermeulen that thieves cut from its frame in 1994.',
    ],
  ],
  virus: [
    [
      'Hens to stay indoors as bird flu reaches Tarn valley',
      'Farmers in the Tarn valley must keep hens indoors from Monday after bird flu was found on two farms, the agriculture ministry said, and forty thousand birds were culled.',
    ],
    [
      'Bird flu: Tarn farmers cull forty thousand hens',
      'Forty thousand hens have been culled in the Tarn valley since bird flu was found near Albi, and farmers there fear for their geese.',
    ],
    [
      'Egg prices double after cull in Tarn',
      'The price of eggs has doubled in the Tarn valley, where farmers culled their hens over bird flu. Bakers in Albi have begun to measure in halves.',
    ],
  ],
  // Stories of their own, some on a subject or in a place that another has.
  alone: [
    [
      'Train drivers call off strike after pay deal',
      'Train drivers in Lorne called off a strike on Sunday after their union accepted six percent more pay and a kettle for each depot.',
    ],
    [
      'Mayor of Kelso resigns over parking tickets',
      'The mayor of Kelso, Ailsa Brandt, resigned on Friday over forty parking tickets, all of which she had signed herself.',
    ],
    [
      'Museum of Wexcombe buys painting at record price',
      'The Museum of Wexcombe paid more than ever for a painting, an empty harbour by an artist who has asked not to be named.',
    ],
    [
      'Astronomers watch a comet break in two',
      'A comet that passed the Sun in March broke in two before the eyes of astronomers at the observatory of Tenerife.',
    ],
    [
      'Drought: Tarn valley farmers share what water is left',
      'Farmers in the Tarn valley have agreed on who may water when, and who may watch.',
    ],
    [
      'Chess champion retires to grow pears',
      'Grandmaster Ilse Okonkwo said that she would leave the board for an orchard, as pears do not resign.',
    ],
    [
      'Central bank leaves interest rates where they are',
      'The Bank of Norland kept its rate at three percent and said that inflation had to come down before it did anything else.',
    ],
    [
      'Rain stops play for the fourth day at Wexcombe',
      'Not a ball was bowled at Wexcombe on Thursday. The umpires inspected the pitch from a boat.',
    ],
    [
      'Library fines abolished after overdue book returns from 1921',
      'The library of Saint Osyth has given up fines since a borrower brought back an atlas that would have cost her a house.',
    ],
    [
      'New bridge swings in the wind, engineers say it should',
      'Walkers on the footbridge at Kelso are advised to enjoy it. The engineers say that a stiff bridge is a broken one.',
    ],
    [
      'Astronauts grow first tomatoes behind the Moon',
      'The crew of the Selene station has harvested eleven tomatoes, and argued about the eleventh.',
    ],
  ],
};

const keys = new Set(['title']);

/** Whether a word has terms, and all of them are among some. */
function hasTermsOf(terms: string, word: string): boolean {
  const wanted = termsOf(word);
  return wanted.length > 0 && wanted.every((term) => readTerms(terms).includes(term));
}

function terms(title: string, body: string): string {
  const document = parseSeed(`---\ntitle: ${JSON.stringify(title)}\n---\n## Article summary\n${body}\n`, keys);
  return storyTerms(document, title);
}

function seed(name: string, terms: string): SeedSummary {
  return summaryOf(`${folder}${name}`, { terms });
}

const folder = 'file:///s/';

function nameOf({ uri }: { readonly uri: string }): string {
  return uri.slice(folder.length);
}

const newsSeeds = Object.entries(news).flatMap(([story, papers]) =>
  papers.map(([title, body], number) => seed(`${story} ${number}`, terms(title, body))),
);

function filled(seeds: Iterable<SeedSummary>): Stories {
  return storiesOf(seeds).relation;
}

function storiesOf(seeds: Iterable<SeedSummary>): Related<Stories> {
  return new Related((seeds) => new Stories(seeds)).put(...seeds);
}

test('what several papers make of one story is found, and little else', () => {
  const stories = filled(newsSeeds);
  const wrong: string[] = [];
  const missed: string[] = [];
  const misled: string[] = [];
  let told = 0;
  for (const one of newsSeeds) {
    const isMate = (other: { readonly uri: string }) =>
      !nameOf(other).startsWith('alone') &&
      other.uri !== one.uri &&
      nameOf(other).split(' ')[0] === nameOf(one).split(' ')[0];
    const mates = stories.of(one, 10);
    told += mates.length;
    wrong.push(...mates.filter((mate) => !isMate(mate)).map(({ uri }) => `${one.uri}: ${uri}`));
    const expected = newsSeeds.filter(isMate).filter(({ uri }) => !mates.some((mate) => mate.uri === uri));
    missed.push(...expected.map(({ uri }) => `${one.uri}: ${uri}`));
    if (!nameOf(one).startsWith('alone') && !isMate(mates[0]!)) misled.push(`${one.uri}: ${mates[0]!.uri}`);
  }
  assert.ok(wrong.length <= told / 8, `${wrong.length} of ${told} are wrong: ${wrong.join(', ')}`);
  assert.ok(misled.length <= 1, `comes first and is wrong: ${misled.join(', ')}`);
  assert.ok(missed.length <= 2, `missed: ${missed.join(', ')}`);
});

test('the same holds among thousands of other seeds', () => {
  const others = Array.from({ length: 3000 }, (_, number) =>
    seed(
      `other ${number}`,
      terms(`Report ${number} on bread, bees and ballots in Port ${number % 700}`, `In Town${number} the ferry waits.`),
    ),
  );
  const stories = filled([...others, ...newsSeeds]);
  const found = stories.of(newsSeeds[0]!, 3).map(nameOf);
  assert.deepEqual(found.sort(), ['lighthouse 1', 'lighthouse 2']);
});

test('two seeds with the same terms share all', () => {
  const [one, other] = [seed('a', newsSeeds[0]!.terms), seed('b', newsSeeds[0]!.terms)];
  assert.deepEqual(filled([one, other]).of(one, 1), [{ uri: other.uri, score: 1 }]);
});

test('a seed may be asked about that is not there, or is otherwise there', () => {
  const stories = filled([...newsSeeds, seed('new', '')]);
  const [first] = stories.of(seed('new', newsSeeds[0]!.terms), 1);
  assert.equal(first && nameOf(first), 'lighthouse 0');
  assert.deepEqual(stories.of(seed('new', ''), 10), []);
});

test('terms are the telling words of the title and of the first paragraph', () => {
  const made = terms(
    'The keepers of Port Ellery are back',
    'Harbour pilots say, as does “Admiral” Ødegård, that Skerrin is lit.\n\nSecond paragraph about Zanzibar.',
  );
  const has = (word: string) => hasTermsOf(made, word);
  for (const word of ['keepers', 'Keeper', 'port', 'ellery', 'pilots', 'ødegård', 'skerrin', 'harbour']) {
    assert.equal(has(word), word !== 'pilots', word);
  }
  for (const word of ['the', 'are', 'back', 'of', 'lit', 'Zanzibar', '', '?']) assert.ok(!has(word), word);
});

test('scripts without spaces have a term for two characters in a row', () => {
  const made = terms('海港隧道通车', '渡船工人收到一本小册子。');
  assert.equal(hasTermsOf(made, '隧道'), true);
  assert.equal(hasTermsOf(made, '道隧'), false);
});

test('terms are few, each once, in ascending order, in well-formed text', () => {
  const any = fc.string({ unit: anyCharacter, maxLength: 400 });
  fc.assert(
    fc.property(any, any, (title, body) => {
      const made = storyTerms(parseSeed(`---\n---\n${body}`, keys), title);
      const read = readTerms(made);
      assert.ok(read.length <= mostTerms);
      assert.deepEqual(
        read,
        [...new Set(read)].sort((a, b) => a - b),
      );
      assert.equal(writeTerms(read), made);
      assert.doesNotMatch(made, /\p{Surrogate}/u);
    }),
  );
});

test('what the index answers is what it would be made from scratch, in whatever order', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 });
  const step = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    terms: fc.option(some.map((numbers) => writeTerms(numbers.sort((a, b) => a - b)))),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (steps, order) => {
      const stories = storiesOf([]);
      const seeds = new Map<string, SeedSummary>();
      for (const { name, terms } of steps) {
        const one = seed(name, terms ?? '');
        stories.update(one.uri, terms === null ? undefined : one);
        if (terms === null) seeds.delete(name);
        else seeds.set(name, one);
      }
      const shuffled = [...seeds.values()].map((one) => [order.next().value as number, one] as const);
      const scratch = filled(shuffled.sort(([a], [b]) => a - b).map(([, one]) => one));
      for (const one of [...seeds.values(), seed('new', writeTerms([1, 2, 3, 4]))]) {
        assert.deepEqual(stories.relation.of(one, 3), scratch.of(one, 3));
      }
    }),
  );
});

test('where many seeds have the same terms few of them are compared', () => {
  const seeds = 3000;
  let reads = 0;
  const counted = (name: string, terms: string): SeedSummary =>
    Object.defineProperty(seed(name, ''), 'terms', { get: () => (reads++, terms) });
  const termsAt = (number: number) => {
    const shared = Array.from({ length: 20 }, (_, term) => 1000 + term * (1 + (number % 10)));
    return writeTerms([number % 997, ...shared]);
  };
  const stories = filled(Array.from({ length: seeds }, (_, number) => counted(`seed ${number}`, termsAt(number))));
  reads = 0;
  assert.equal(stories.of(seed('new', termsAt(7)), 10).length, 10);
  // Each seed is looked at once, and some dozens of the 300 are compared.
  assert.ok(reads >= seeds && reads < seeds + 100, `${reads} times`);
});
