import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { check } from '../../../server/src/core/index.ts';
import { contextOf, expectFindings, expectFix, expectFixes, other, seed } from '../../support/seed.ts';

test('the publisher is another than the one whose domain the url has', () => {
  expectFix(
    seed(`url: https://www.reuters.com/world/ferry-line-returns
publisher: ap
           ^^ warning(publisher-mismatch): The url is on “www.reuters.com”, which belongs to “reuters”, not to “ap”.`),
    seed(`url: https://www.reuters.com/world/ferry-line-returns
publisher: reuters`),
    { title: 'Change the publisher to “reuters”', kind: 'unsafe' },
  );
});

test('the url is named as the reason', () => {
  const context = contextOf(seed('url: https://www.reuters.com/world/ferry'));
  const { document } = context;
  const [place] = check(context)[0]?.related ?? [];
  assert.ok(place?.range);
  assert.equal(place.message, 'This url belongs to “reuters”.');
  assert.equal(document.text.slice(place.range.start, place.range.end), 'https://www.reuters.com/world/ferry');
});

test('a domain of the publisher’s, and one below it, is right', () => {
  expectFindings(seed('url: https://apnews.com/article/harbour-tunnel'));
  expectFindings(seed('url: https://projects.apnews.com/harbour-tunnel'));
});

test('a domain that nobody claims says nothing', () => {
  expectFindings(seed('url: https://tidewater-gazette.example/harbour-tunnel'));
  expectFindings(seed('url: https://notapnews.com/harbour-tunnel'));
});

test('a declared domain goes before a built-in one', () => {
  expectFindings(
    seed(`url: https://apnews.com/article/harbour-tunnel
publisher: ap
           ^^ warning(publisher-mismatch): The url is on “apnews.com”, which belongs to “wire”, not to “ap”.`),
    { configuration: 'publishers: { wire: { domains: [apnews.com] } }' },
  );
});

test('one mistake is one finding: an unknown publisher or a broken url is for another rule', () => {
  expectFindings(
    seed(`url: https://www.reuters.com/world/ferry
publisher: AP
           ^^ warning(unknown-publisher)`),
  );
  expectFindings(
    seed(`url: www.reuters.com/world/ferry
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error(invalid-url)
publisher: ap`),
  );
});

suite('where most seeds from a domain have a publisher', () => {
  /** Seeds from one domain that have it, of which each number makes another one. */
  const from = (url: string, publisher: string, numbers: readonly number[]) =>
    Object.fromEntries(
      numbers.map((number) => [
        `${publisher}-${number}.seed`,
        other(number, `url: ${url}/${number}\npublisher: ${publisher}\ninitial_rank: ${10 + number}`),
      ]),
    );
  const house = from('https://www.aljazeera.com/news', 'al-jazeera', [1, 2, 3, 4]);
  const here = 'url: https://www.aljazeera.com/news/strait';

  test('the odd one out is reported, also where it is built in', () => {
    expectFixes(
      seed(`${here}
publisher: aljazeera
           ^^^^^^^^^ warning(publisher-mismatch): Most seeds from “aljazeera.com” have the publisher “al-jazeera”, not “aljazeera”.`),
      [
        'unsafe: Change the publisher to “al-jazeera” (4 of 4 seeds from aljazeera.com say so)',
        'unsafe: Declare “al-jazeera” in seedbed.yaml',
      ],
      { others: house },
    );
    expectFindings(seed(`${here}\npublisher: al-jazeera`), { others: house });
  });

  test('those that have another spelling of it can be changed all together', () => {
    const more = from('https://www.aljazeera.com/news', 'aljazeera', [5]);
    const context = contextOf(seed(`${here}\npublisher: aljazeera`), { others: { ...house, ...more } });
    const titles = check(context)[0]
      ?.fixes?.()
      .map(({ title }) => title);
    assert.deepEqual(titles, [
      'Change the publisher to “al-jazeera” (4 of 5 seeds from aljazeera.com say so)',
      'Change all 2 to “al-jazeera”',
      'Declare “al-jazeera” in seedbed.yaml',
    ]);
  });

  test('what seedbed.yaml says of another publisher is not handed on', () => {
    const others = from('https://www.reuters.com/world', 'wire', [5]);
    const configuration = 'publishers: { wire: {} }';
    expectFixes(
      seed(`url: https://www.reuters.com/world/strait
publisher: wire
           ^^^^ warning(publisher-mismatch)`),
      ['unsafe: Change the publisher to “reuters”'],
      { others, configuration },
    );
  });

  test('so is one that only other domains have', () => {
    expectFindings(
      seed(`${here}
publisher: wire
           ^^^^ warning(publisher-mismatch): Most seeds from “aljazeera.com” have the publisher “al-jazeera”, not “wire”.`),
      { others: { ...house, ...from('https://tidewater.example', 'wire', [5, 6, 7]) } },
    );
  });

  test('seedbed.yaml goes before them', () => {
    const configuration = 'publishers: { jazeera: { domains: [aljazeera.com] } }';
    expectFindings(seed(`${here}\npublisher: jazeera`), { others: house, configuration });
    expectFindings(
      seed(`${here}
publisher: al-jazeera
           ^^^^^^^^^^ warning(publisher-mismatch): The url is on “www.aljazeera.com”, which belongs to “jazeera”, not to “al-jazeera”.`),
      { others: house, configuration },
    );
  });

  test('they say nothing of a host that belongs to somebody else', () => {
    const configuration = 'publishers: { balkans: { domains: [balkans.aljazeera.com] } }';
    expectFindings(seed('url: https://balkans.aljazeera.com/strait\npublisher: balkans'), {
      others: house,
      configuration,
    });
  });
});
