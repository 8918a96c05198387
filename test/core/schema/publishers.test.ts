import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generate, readPublishers } from '../../../scripts/generate/publishers.ts';
import { publisherData } from '../../../server/src/core/schema/publisherData.ts';
import {
  builtInPublishers,
  createPublisherRegistry,
  type Publisher,
} from '../../../server/src/core/schema/publishers.ts';
import { withoutHanging } from '../../support/hangs.ts';

const builtIn = createPublisherRegistry([]);

test('a built-in publisher has a slug, a name and domains', () => {
  assert.deepEqual(builtIn.get('ap'), {
    slug: 'ap',
    name: 'Associated Press',
    domains: ['apnews.com', 'ap.org'],
    aliases: [],
    country: 'US',
    language: 'en',
    builtIn: true,
  });
  assert.equal(builtIn.get('AP'), undefined);
  assert.equal(builtIn.get('constructor'), undefined);
  assert.equal(builtIn.all.length, builtInPublishers.length);
});

test('every built-in publisher is found by slug, name and each of its domains', () => {
  for (const publisher of builtInPublishers) {
    assert.equal(builtIn.find(publisher.slug), publisher);
    assert.equal(builtIn.find(publisher.name.toUpperCase()), publisher);
    for (const domain of publisher.domains) assert.equal(builtIn.forHost(`www.${domain}`), publisher);
  }
});

const found: readonly [text: string, slug: string | undefined][] = [
  ['AP', 'ap'],
  ['associated-press', 'ap'],
  ['  Associated  Press ', 'ap'],
  ['ＡＰ', 'ap'],
  ['The BBC', 'bbc'],
  ['the guardian', 'guardian'],
  ['Guardian', 'guardian'],
  ['Suddeutsche', undefined],
  ['süddeutsche zeitung', 'sz'],
  ['l’équipe', 'lequipe'],
  ['', undefined],
  ['—', undefined],
  ['the', undefined],
  ['no such paper', undefined],
  ['__proto__', undefined],
];

for (const [text, slug] of found) {
  test(`“${text}” means ${slug ?? 'no publisher'}`, () => {
    assert.equal(builtIn.find(text)?.slug, slug);
  });
}

const urls: readonly [url: string, slug: string | undefined][] = [
  ['https://apnews.com/article/x', 'ap'],
  ['http://hosted.ap.org:8080/x', 'ap'],
  ['https://WWW.BBC.co.uk/news', 'bbc'],
  ['https://notapnews.com/', undefined],
  ['https://apnews.com.evil.example/', undefined],
  ['https://co.uk/', undefined],
  ['https://127.0.0.1/', undefined],
  ['https://apnews.com@evil.example/', undefined],
  ['apnews.com', undefined],
  ['not a url', undefined],
];

for (const [url, slug] of urls) {
  test(`${url} belongs to ${slug ?? 'no publisher'}`, () => {
    assert.equal(builtIn.forUrl(url)?.slug, slug);
  });
}

test('the longest suffix of a host decides, whoever names it', () => {
  const registry = createPublisherRegistry([
    publisher('news-desk', { domains: ['news.bbc.co.uk', 'example.com'] }),
    publisher('blog', { domains: ['blog.example.com'] }),
  ]);
  assert.equal(registry.forHost('www.bbc.co.uk')?.slug, 'bbc');
  assert.equal(registry.forHost('a.news.bbc.co.uk')?.slug, 'news-desk');
  assert.equal(registry.forHost('example.com')?.slug, 'news-desk');
  assert.equal(registry.forHost('a.blog.example.com')?.slug, 'blog');
  assert.equal(registry.forHost('ablog.example.com')?.slug, 'news-desk');
});

test('an added publisher wins for the slug, names and domains it gives', () => {
  const mine = publisher('ap', {
    name: 'The Press',
    domains: ['press.example'],
    aliases: ['Pressens Bild', 'Reuters'],
  });
  const registry = createPublisherRegistry([mine]);
  for (const text of ['ap', 'AP', 'The Press', 'press', 'pressens-bild', 'reuters'])
    assert.equal(registry.find(text), mine);
  assert.equal(registry.forHost('press.example'), mine);
  assert.equal(registry.all.length, builtIn.all.length);
  assert.equal(registry.all[0], mine);
  assert.equal(registry.get('reuters')?.builtIn, true);
});

test('an added publisher takes over what is known of the built-in one of its slug', () => {
  const mine = publisher('ap', {});
  const registry = createPublisherRegistry([mine]);
  assert.equal(registry.find('Associated Press'), mine);
  assert.equal(registry.forHost('apnews.com'), mine);
});

test('an added publisher takes a domain or name from another, though that repeats it', () => {
  const ap = publisher('ap', { name: 'Associated Press', domains: ['apnews.com', 'ap.org'] });
  const mine = publisher('mine', { domains: ['ap.org'], aliases: ['Associated Press'] });
  for (const added of [
    [ap, mine],
    [mine, ap],
  ]) {
    const registry = createPublisherRegistry(added);
    assert.equal(registry.forHost('ap.org'), mine);
    assert.equal(registry.forHost('apnews.com'), ap);
    assert.equal(registry.find('associated press'), mine);
  }
});

test('a name of two publishers means none, and a slug as it is written means its own', () => {
  const registry = createPublisherRegistry([
    publisher('metro', { name: 'Metro' }),
    publisher('metro-us', { name: 'The Metro', aliases: ['Bild am Abend'] }),
    publisher('metro-se', { name: 'METRO', aliases: ['Bild am Abend!'] }),
  ]);
  assert.equal(registry.find('Metro'), undefined);
  assert.equal(registry.find('Bild am Abend'), undefined);
  assert.equal(registry.find('the metro')?.slug, 'metro-us');
  assert.equal(registry.find('metro')?.slug, 'metro');
});

test('names in any script keep their letters', () => {
  const registry = createPublisherRegistry([
    publisher('asahi-x', { name: '朝日新聞' }),
    publisher('hindi-a', { name: 'दैनिक' }),
    publisher('hindi-b', { name: 'दनक' }),
  ]);
  assert.equal(registry.find('「朝日新聞」')?.slug, 'asahi-x');
  assert.equal(registry.find('दैनिक')?.slug, 'hindi-a');
});

test('a domain that nobody can have to himself is passed over, others are read as urls read them', () => {
  const registry = createPublisherRegistry([
    publisher('x', { domains: ['co.uk', 'com', 'localhost', '10.0.0.1', '', 'a b.com', 'MÜNCHEN.example'] }),
  ]);
  for (const host of ['a.co.uk', 'a.com', 'localhost', '10.0.0.1', 'b.com'])
    assert.equal(registry.forHost(host), undefined);
  assert.equal(registry.forUrl('https://www.münchen.example/')?.slug, 'x');
});

test('the registry without additions is one and the same', () => {
  assert.equal(createPublisherRegistry([]), builtIn);
});

test('hostile urls, hosts and names find no publisher, and keep nobody waiting', () => {
  withoutHanging(() => {
    assert.equal(builtIn.forUrl(`https://${'a.'.repeat(200_000)}com/`), undefined);
    assert.equal(builtIn.forHost('a.'.repeat(200_000)), undefined);
    assert.equal(builtIn.find('the '.repeat(200_000)), undefined);
  });
});

test('the generated data is what the list says', () => {
  const [[path, content]] = [...generate()] as [[string, string]];
  assert.equal(path, 'server/src/core/schema/publisherData.ts');
  for (const row of publisherData) assert.ok(content.includes(JSON.stringify(row)), row[0]);
  assert.equal(content.match(/\["/g)?.length, 2 * publisherData.length);
});

const header = 'slug,name,domains,country,language';
const mistakes: readonly [row: string, message: string][] = [
  ['ap,Other,other.com,US,en', 'data/publishers.csv:3: the slug “ap” is there twice.'],
  ['other,Other,apnews.com,US,en', 'data/publishers.csv:3: the domain “apnews.com” is given to “ap” already.'],
  ['other,Other,other.com;co.uk,US,en', 'data/publishers.csv:3: the domain “co.uk” is a public suffix.'],
  ['other,Other,https://other.com,US,en', 'data/publishers.csv:3: “https://other.com” is not a domain.'],
  ['other,Other,,US,en', 'data/publishers.csv:3: “” is not a domain.'],
  ['Other,Other,other.com,US,en', 'data/publishers.csv:3: “Other” is no slug.'],
  ['other,,other.com,US,en', 'data/publishers.csv:3: “other” has no tidy name.'],
  ['other,Other,other.com,usa,en', 'data/publishers.csv:3: “usa” is no country code.'],
  ['other,Other,other.com,US,English', 'data/publishers.csv:3: “English” is no language code.'],
  ['other,"Other, Inc",other.com,US,en', 'data/publishers.csv:3: there are not five plain values.'],
];

for (const [row, message] of mistakes) {
  test(`the generator refuses ${row}`, () => {
    assert.throws(() => readPublishers(`${header}\nap,AP,apnews.com,US,en\n${row}\n`), { message });
  });
}

test('the generator refuses other columns', () => {
  assert.throws(() => readPublishers('slug,name\nap,AP\n'), { message: /^data\/publishers\.csv:1: / });
});

function publisher(slug: string, parts: Partial<Publisher>): Publisher {
  return { slug, name: slug, domains: [], aliases: [], builtIn: false, ...parts };
}
