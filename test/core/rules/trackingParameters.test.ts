import { test } from 'node:test';
import { expectFindings, expectFix, seed } from '../../support/seed.ts';

const article = 'https://apnews.com/article/tunnel';

/** A url that has tracking parameters, of which `marked` is the first, and what is left of it. */
function expectStripped(url: string, marked: string, stripped: string): void {
  const place = ' '.repeat('url: '.length + url.indexOf(marked)) + '^'.repeat(marked.length);
  expectFix(seed(`url: ${url}\n${place} warning(tracking-parameters)`), seed(`url: ${stripped}`), { kind: 'safe' });
}

test('a parameter that says where a reader came from is taken out', () => {
  expectFix(
    seed(`url: https://apnews.com/article/tunnel?utm_source=x
                                       ^^^^^^^^^^^^ warning(tracking-parameters): “utm_source” only says where a visitor came from. Remove it from the URL.`),
    seed('url: https://apnews.com/article/tunnel'),
    { title: 'Remove the tracking parameter', kind: 'safe' },
  );
  const names =
    'utm_source UTM_Campaign fbclid gclid gclsrc dclid msclkid mc_cid mc_eid igshid yclid _ga _gl _ga_4XYZ wt_mc xtor';
  for (const name of names.split(' ')) {
    expectStripped(`${article}?${name}=1`, `${name}=1`, article);
  }
});

test('nothing else of the url changes', () => {
  expectStripped(`${article}?utm_source=x#part`, 'utm_source=x', `${article}#part`);
  expectStripped(`${article}?id=7&utm_source=x&page=%32`, 'utm_source=x', `${article}?id=7&page=%32`);
  expectStripped(`${article}?fbclid=x&q=a+b&&c;d=&utm_id=y`, 'fbclid=x', `${article}?q=a+b&&c;d=`);
  expectStripped(`${article}/?gclid&Id=Ä#!utm_source=y`, 'gclid', `${article}/?Id=Ä#!utm_source=y`);
  expectStripped(`${article}?next=a?utm_source=x&gclid=1`, 'gclid=1', `${article}?next=a?utm_source=x`);
});

test('an address out of a page’s source has another finding beside', () => {
  const url = `${article}?id=7&amp;utm_source=x&amp;utm_id=y`;
  expectFix(
    seed(`url: ${url}
     ${'^'.repeat(url.length)} warning(invalid-url)
     ${' '.repeat(url.indexOf('amp;'))}^^^^^^^^^^^^^^^^ warning(tracking-parameters)`),
    seed(`url: ${article}?id=7`),
    { code: 'tracking-parameters', kind: 'safe' },
  );
});

test('several are one finding', () => {
  expectFix(
    seed(`url: '${article}?utm_source=x&id=7&fbclid=y' # from a newsletter
                                        ^^^^^^^^^^^^ warning(tracking-parameters)`),
    seed(`url: '${article}?id=7' # from a newsletter`),
    { title: 'Remove the tracking parameters', kind: 'safe' },
  );
});

test('what may choose what a page shows is left alone', () => {
  for (const query of [
    'ref=home',
    'source=rss',
    'cid=7',
    'p=1',
    'utm=1',
    'utm_=1',
    'xutm_source=1',
    'page=utm_source',
  ]) {
    expectFindings(seed(`url: ${article}?${query}`));
  }
  for (const url of [`${article}#utm_source=x`, `${article}?`, `${article}/utm_source=x`, `${article}?#gclid=1`]) {
    expectFindings(seed(`url: ${url}`));
  }
});

test('it is another finding than http', () => {
  expectFix(
    seed(`url: http://apnews.com/tunnel?gclid=1
     ^^^^ information(insecure-url)
                              ^^^^^^^ warning(tracking-parameters)`),
    seed(`url: http://apnews.com/tunnel
     ^^^^ information(insecure-url)`),
    { code: 'tracking-parameters', kind: 'safe' },
  );
});
