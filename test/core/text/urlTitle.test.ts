import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { titleFromUrl } from '../../../server/src/core/text/urlTitle.ts';

/** The title that the path of a url makes. */
function title(path: string): string | undefined {
  return titleFromUrl(`https://news.example.com/${path}`);
}

suite('a title begins with the words of the url', () => {
  test('that are the last part of its path', () => {
    assert.equal(title('world/europe/town-bell-rings'), 'Town bell rings');
    assert.equal(title('planete/town_bell+rings/'), 'Town bell rings');
    assert.equal(title("the-council's-vote"), "The council's vote");
    assert.equal(title('m%C3%BCller-in-k%C3%B6ln'), 'Müller in köln');
    assert.equal(title('%E6%96%B0%E8%81%9E-%E8%A8%98%E4%BA%8B'), '新聞 記事');
    assert.equal(title('lighthouse.html'), 'Lighthouse');
  });

  test('or the last one that has more than a word', () => {
    assert.equal(title('culture/town-bell-rings/90000001'), 'Town bell rings');
    assert.equal(title('en/town-bell-rings/a-70000001'), 'Town bell rings');
    assert.equal(title('town-bell-rings/story'), 'Town bell rings');
  });

  test('without the dates, the ids and the endings of files', () => {
    assert.equal(title('town-bell-rings-2025-08-02/'), 'Town bell rings');
    assert.equal(title('2025-08-town-bell-rings.amp.html'), 'Town bell rings');
    assert.equal(title('article/town-bell-rings-3b0fb328e2691f71332056cd418ffef3'), 'Town bell rings');
    assert.equal(title('town-bell-rings_6628301_3244.html?page=2#top'), 'Town bell rings');
    assert.equal(title('town-bell-rings/QIVZ5PLM4VGHNKV2L5P3Y'), 'Town bell rings');
  });

  test('but with the numbers that belong to them', () => {
    assert.equal(title('election-2024'), 'Election 2024');
    assert.equal(title('13-bells-in-50-towns'), '13 bells in 50 towns');
    assert.equal(title('covid19-in-2020'), 'Covid19 in 2020');
  });

  test('and there is none where the url has no words', () => {
    for (const path of ['', '?id=5', 'news/articles/c4gzl2ry1pdo', '2025/08/02/', '%E9-%E9', '%00%0A', 'uk']) {
      assert.equal(title(path), undefined, path);
    }
    assert.equal(titleFromUrl('town-bell-rings'), undefined);
  });

  test('which never have a character that moves text about', () => {
    assert.equal(title('town%0Abell%E2%80%AErings%20%3Cb%3E'), 'Town bell rings b');
  });

  test('and are not too many', () => {
    assert.ok(title('bell-'.repeat(100_000))!.length < 1000);
    assert.ok(title('bell-tower/'.repeat(100_000))!.length < 1000);
  });
});
