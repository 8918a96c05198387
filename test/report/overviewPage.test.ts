import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Overview, OverviewSources } from '../../server/src/core/index.ts';
import {
  buildOverview,
  Corpus,
  fieldKeys,
  parseSeed,
  readConfiguration,
  summarize,
} from '../../server/src/core/index.ts';
import { overviewContent, overviewPage, overviewStyle } from '../../server/src/report/index.ts';

const root = 'file:///news';
const options = { title: 'Seeds', generator: 'Seedbed 1.2.3', nonce: 'bm9uY2U=' };

suite('the page of the overview', () => {
  test('shows every number of what it draws, as a link to the seeds that are counted', () => {
    const content = overviewContent(
      overviewOf({ 'desk/1.txt': 'publisher: ap\nusage: used\ninitial_rank: 1' }),
      'Overview',
    );
    assert.match(content, /<a href="#" data-filter=""><strong>1<\/strong> <span>seed<\/span><\/a>/);
    assert.match(content, /<a href="#" class="row" data-filter="folder:desk"><bdi>desk<\/bdi><\/a>/);
    assert.match(content, /data-filter="publisher:ap usage:used" aria-label="1 of Associated Press, used">1<\/a>/);
    assert.match(content, /Ranks run 1, 2, 3… without gaps or ties/);
    assert.match(content, /The seed could be read/);
  });

  test('has a table for each further field that seeds have', () => {
    const overview = overviewOf({ 'desk/1.txt': 'publisher: ap' });
    assert.doesNotMatch(overviewContent(overview, 'Overview'), /Other fields/);
    const values = { rows: [{ label: '<news>', seeds: 2, filter: 'section:news' }], others: 3, othersSeeds: 4 };
    const content = overviewContent({ ...overview, fields: [{ label: 'section', seeds: 6, values }] }, 'Overview');
    assert.match(content, /Other fields.*<bdi>section<\/bdi>.*data-filter="section:news"><bdi>&lt;news&gt;<\/bdi>/s);
    assert.match(textOf(content), /and 3 values more, with 4 seeds/);
  });

  test('says in words which ranks are missing and tied', () => {
    const seeds = Object.fromEntries([1, 2, 2, 7].map((rank, index) => [`desk/${index}.txt`, `initial_rank: ${rank}`]));
    const text = textOf(overviewContent(overviewOf(seeds), 'Overview'));
    assert.match(text, /Missing: 3–4 ?Tied: 2 ×2 ?Above 4: 7/);
  });

  test('has no script, no link and no address of anything when it stands alone, and a policy that admits none', () => {
    const page = overviewPage(overviewOf({ 'desk/1.txt': 'publisher: ap\ninitial_rank: 2' }), options);
    assert.match(
      page,
      /content="default-src &#39;none&#39;; style-src &#39;nonce-bm9uY2U=&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"/,
    );
    assert.doesNotMatch(page, /<script|<a href="(?!#coverage")|data-filter|\ssrc=|url\(|https?:|\sstyle=|\son[a-z]+=/i);
    assert.match(page, /<style nonce="bm9uY2U=">\n:root/);
  });

  test('has nothing in its content that its policy would have to admit', () => {
    const content = overviewContent(overviewOf({ 'desk/1.txt': 'publisher: ap\ninitial_rank: 2' }), 'Overview');
    assert.doesNotMatch(content, /<script|<style|\sstyle=|\son[a-z]+=|\ssrc=/i);
    assert.doesNotMatch(overviewStyle, /@import|url\(|<\//);
  });

  test('shows texts from files as the texts that they are', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      '</table></main><h1>',
      '&lt;b&gt;',
      '${alert(1)}`',
      'right\u202Eleft\u2066\u200F\u0000\u001B[2J\u2028',
      '\uD800',
    ];
    const seeds = Object.fromEntries(
      hostile.map((text, index) => [
        `${encodeURIComponent(text.replace('\uD800', ''))}/${index}.txt`,
        `publisher: ${JSON.stringify(text)}\nusage: ${JSON.stringify(text)}\ninitial_rank: 9`,
      ]),
    );
    const overview = overviewOf(seeds, { skipped: new Map([[`${root}/%3Ci%3E/1.txt`, '<i>not UTF-8</i>']]) });
    const harmless = overviewOf(
      { 'a/1.txt': 'publisher: a\nusage: b\ninitial_rank: 9' },
      {
        skipped: new Map([[`${root}/b/1.txt`, 'not UTF-8']]),
      },
    );
    for (const render of [
      (each: Overview) => overviewContent(each, hostile[0]!),
      (each: Overview) => overviewPage(each, { ...options, title: hostile[1]! }),
    ]) {
      const page = render(overview);
      assert.deepEqual(elementsIn(page), elementsIn(render(harmless)), 'no element that is not there without them');
      assert.doesNotMatch(
        page,
        /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uD800]/u,
      );
      for (const [tag] of page.matchAll(/<[a-z][^>]*>/g)) assert.match(tag, wellFormedTag);
    }
    assert.match(overviewContent(overview, ''), /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.match(overviewContent(overview, ''), /right\\u\{202E\}left\\u\{2066\}/);
  });

  test('is of bounded size', () => {
    const seeds = Array.from(
      { length: 3000 },
      (_, i) =>
        [
          `f${i}/1.txt`,
          `publisher: ${'p'.repeat(500)}${i}\nusage: ${'u'.repeat(500)}${i}\ninitial_rank: ${i + 2}`,
        ] as const,
    );
    const skipped = new Map(
      Array.from({ length: 3000 }, (_, i) => [`${root}/${'x'.repeat(3000)}/${i}.txt`, 'not UTF-8']),
    );
    const page = overviewPage(overviewOf(Object.fromEntries(seeds), { skipped }), options);
    assert.ok(page.length < 100_000, `${page.length} characters`);
    assert.match(page, /and 2,981 folders more, with 2,981 seeds/);
  });

  test('says so where there is nothing to show yet, or at all', () => {
    const say = (rest: Partial<OverviewSources>) => textOf(overviewContent(overviewOf({}, {}, rest), 'Overview'));
    assert.match(say({ state: 'no folder' }), /^Overview ?Open a folder of seeds/);
    assert.match(say({ state: 'ready' }), /^Overview ?There are no seeds in this folder/);
    assert.match(say({ state: 'reading' }), /^Overview ?Reading seeds….*The overview fills in/);
  });

  test('says how far the reading is, and what was left when it was cancelled', () => {
    const seeds = { '1.txt': 'initial_rank: 1' };
    const unread = { files: 1200, folders: 2 };
    const reading = overviewContent(overviewOf(seeds, { unread }, { state: 'reading' }), 'Overview');
    assert.match(reading, /<span role="status">Reading seeds…<\/span> 1 of 1,201 <progress value="1" max="1201"/);
    const cancelled = textOf(overviewContent(overviewOf(seeds, { unread }, { state: 'cancelled' }), 'Overview'));
    assert.match(
      cancelled,
      /Reading was cancelled: 1,200 files of 1,201 and 2 folders were not read, so they are missing here\./,
    );
  });
});

const wellFormedTag = /^<[a-z][a-z0-9]*(?: [a-zA-Z-]+(?:="[^"<>]*")?)*\/?>$/;

function overviewOf(
  seeds: Readonly<Record<string, string>>,
  coverage: Partial<OverviewSources['coverage']> = {},
  rest: Partial<OverviewSources> = {},
): Overview {
  const { configuration } = readConfiguration('', []);
  const index = new Corpus(root, configuration);
  for (const [path, lines] of Object.entries(seeds)) {
    const uri = `${root}/${path}`;
    index.upsert(summarize(uri, parseSeed(`---\n${lines}\n---\n`, fieldKeys(configuration))));
  }
  return buildOverview({
    state: 'ready',
    corpora: [{ root, index, configuration, records: { foundIn: () => ({ rules: [] }) } }],
    rulesOf: () => [],
    coverage: { skipped: new Map(), unreadableFolders: new Map(), unread: { files: 0, folders: 0 }, ...coverage },
    pathOf: (uri) => decodeURIComponent(uri.slice(root.length + 1)),
    ...rest,
  });
}

/** The kinds of elements, without repetition. */
function elementsIn(page: string): readonly string[] {
  return [...new Set(Array.from(page.matchAll(/<\/?([a-z][a-z0-9]*)/g), ([, name]) => name!))].sort();
}

function textOf(content: string): string {
  return content
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
