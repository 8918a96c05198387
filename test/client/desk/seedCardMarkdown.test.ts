import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardMarkdown } from '../../../client/src/desk/seedCardMarkdown.ts';

const empty = { uri: 'file:///001_00000000000000aa.txt', label: 'Tide tables', summary: '', twins: [], problems: [] };

test('a card says what a seed is, how its summary begins, and what is the matter with it', () => {
  const card = {
    ...empty,
    rank: 4,
    publisher: 'bbc',
    publisherName: 'BBC News',
    usage: 'candidate',
    url: 'https://bbc.co.uk/news',
    summary: 'The harbour floods\nTwice a day',
    twins: [{ uri: 'file:///002_00000000000000bb.txt', label: 'Tides', rank: 7, publisher: 'ap' }],
    problems: ['The title is too long'],
  };
  assert.equal(
    unescaped(cardMarkdown(card)),
    `**Tide tables**

#4 · BBC News (bbc) · candidate

The harbour floods

Twice a day

https://bbc.co.uk/news

1 twin:

- #7 · Tides · ap

1 problem:

- The title is too long`,
  );
});

test('a seed of which little is known has a card all the same', () => {
  assert.equal(unescaped(cardMarkdown(empty)), '**Tide tables**\n\nno rank');
});

test('of many problems the first are told, and how many others there are', () => {
  const problems = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  assert.match(unescaped(cardMarkdown({ ...empty, problems })), /7 problems:\n\n- a\n- b\n- c\n- d\n- e\n- 2 more$/);
});

test('nothing that a file says is Markdown, a link or HTML', () => {
  const hostile = [
    '[click](command:evil) ![x](https://evil.example/x.png) <img src=x>',
    'https://evil.example www.evil.example a@evil.example $(flame) `code` **bold** &lt; ~~x~~ | a',
    '# heading',
    '    code',
    '1. list',
  ];
  for (const text of hostile) {
    const card = { ...empty, label: text, summary: text, problems: [text] };
    for (const line of cardMarkdown(card)
      .replaceAll(/^- |^\*\*|\*\*$/gm, '')
      .split('\n')) {
      assert.doesNotMatch(line, /(?<!\\)(?:\\\\)*[[\]()<>`*_#~|&@$]|https:|^ |(?<!\\)\. /, line);
    }
  }
});

function unescaped(markdown: string): string {
  return markdown.replaceAll(/\\(.)/g, '$1');
}
