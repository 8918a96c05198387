import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Surroundings } from '../../support/features.ts';
import { accept, completionItems, completions, header } from '../../support/features.ts';

const vscode: Surroundings = { snippets: true, suggestCommand: 'editor.action.triggerSuggest' };

function itemAt(marked: string, label: string, surroundings?: Surroundings) {
  return completionItems(marked, surroundings).find((item) => item.label === label);
}

function documentationOf(marked: string, label: string, surroundings?: Surroundings): string {
  const documentation = itemAt(marked, label, surroundings)?.documentation;
  assert.ok(typeof documentation === 'object' && documentation.kind === 'markdown');
  return documentation.value;
}

describe('keys', () => {
  test('the missing ones, in canonical order', () => {
    assert.deepEqual(completions(header('<|>')), ['url', 'title', 'publisher', 'usage', 'initial_rank']);
    assert.deepEqual(completions(header('title: A title\n<|>\nusage: used')), ['url', 'publisher', 'initial_rank']);
    assert.deepEqual(completions(header('url: https://apnews.com/a\nu<|>')), ['usage']);
  });

  test('those of the configuration, after the five', () => {
    const configuration = 'fields: {author: {type: string}, paywall: {type: boolean}}';
    assert.deepEqual(completions(header('url: x\ntitle: A\npublisher: ap\nusage: used\n<|>'), { configuration }), [
      'initial_rank',
      'author',
      'paywall',
    ]);
  });

  test('a half-typed key becomes a key, a colon and a space', () => {
    assert.equal(accept(header('<|>'), 'publisher'), header('publisher: '));
    assert.equal(accept(header('pu<|>'), 'publisher'), header('publisher: '));
    assert.equal(accept(header('  pu<|>'), 'publisher'), header('publisher: '));
    assert.equal(
      accept(header('title: A\npu<|>\nusage: used'), 'publisher'),
      header('title: A\npublisher: \nusage: used'),
    );
  });

  test('a colon and a value that are there already stay', () => {
    assert.equal(accept(header('pub<|>: ap'), 'publisher'), header('publisher: ap'));
    assert.equal(accept(header('pub<|>:ap'), 'publisher'), header('publisher: ap'));
    assert.equal(accept(header('pub<|> ap'), 'publisher'), header('publisher: ap'));
    assert.equal(accept(header('<|>titel: A'), 'title'), header('title: A'));
    assert.equal(accept(header('publisher<|>: ap # sure'), 'publisher'), header('publisher: ap # sure'));
  });

  test('in a header that is not closed, or not opened', () => {
    assert.equal(accept('---\nu<|>', 'url'), '---\nurl: ');
    assert.equal(accept('---\n<|>\nText of the article.', 'url'), '---\nurl: \nText of the article.');
    assert.deepEqual(completions('---\nurl: https://apnews.com/a\n<|>'), [
      'title',
      'publisher',
      'usage',
      'initial_rank',
    ]);
    assert.deepEqual(completions('url: https://apnews.com/a\n<|>'), ['title', 'publisher', 'usage', 'initial_rank']);
  });

  test('with what they mean', () => {
    assert.equal(
      documentationOf(header('<|>'), 'initial_rank'),
      'The article’s place in its folder: a whole number, 1 or higher.\n\nRequired: a whole number, 1 or higher.',
    );
  });

  test('suggest their values at once where the client says how, and where there are any', () => {
    const suggest = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
    assert.deepEqual(itemAt(header('<|>'), 'publisher', vscode)?.command, suggest);
    assert.deepEqual(itemAt(header('usag<|>:'), 'usage', vscode)?.command, suggest);
    assert.equal(itemAt(header('<|>'), 'title', vscode)?.command, undefined);
    assert.equal(itemAt(header('publ<|>isher: ap'), 'publisher', vscode)?.command, undefined);
    assert.equal(itemAt(header('<|>'), 'publisher')?.command, undefined);
  });
});

describe('publisher', () => {
  const others = ['publisher: bbc', 'publisher: bbc', 'publisher: Daily Planet', 'publisher: reuters'];

  test('the url’s own, then the used ones, most used first, then the registry', () => {
    const marked = header('url: https://apnews.com/a\npublisher: <|>');
    assert.deepEqual(completions(marked, { others }).slice(0, 4), ['ap', 'bbc', 'reuters', 'afp']);
    assert.equal(itemAt(marked, 'ap')?.preselect, true);
    assert.equal(itemAt(marked, 'bbc')?.preselect, undefined);
    assert.equal(itemAt(marked, 'bbc')?.detail, 'BBC · the url belongs to “ap”');
    assert.deepEqual(completions(header('publisher: <|>'), { others }).slice(0, 2), ['bbc', 'reuters']);
  });

  test('last, and with a word about it, what is in use and would be reported', () => {
    const marked = header('publisher: <|>');
    assert.equal(completions(marked, { others }).at(-1), 'Daily Planet');
    assert.equal(itemAt(marked, 'Daily Planet', { others })?.labelDetails?.description, 'not declared');
    // Three seeds from one domain make a word of it, unless words have to be declared.
    const planet = [1, 2, 3].map((number) => `url: https://planet.example/${number}\npublisher: Daily Planet`);
    assert.equal(completions(marked, { others: planet })[0], 'Daily Planet');
    assert.equal(itemAt(marked, 'Daily Planet', { others: planet })?.labelDetails, undefined);
    const strict = { others: planet, configuration: 'strict: { publishers: true }' };
    assert.equal(completions(marked, strict).at(-1), 'Daily Planet');
    assert.equal(itemAt(marked, 'Daily Planet', strict)?.detail, 'not declared');
  });

  test('what the seeds from the url’s domain have, before what others have, with the reason', () => {
    const marked = header('url: https://tidewater.example/9\npublisher: <|>');
    const from = (publisher: string, count: number) =>
      Array.from(
        { length: count },
        (_, number) => `url: https://www.tidewater.example/${number}\npublisher: ${publisher}`,
      );
    const few = { others: [...others, ...from('npr', 2), ...from('reuters', 2), ...from('gazette', 1)] };
    assert.deepEqual(completions(marked, few).slice(0, 3), ['npr', 'reuters', 'bbc']);
    assert.equal(itemAt(marked, 'gazette', few)?.detail, 'not declared · 1 of 5 seeds from tidewater.example says so');
    assert.equal(itemAt(marked, 'reuters', few)?.detail, 'Reuters · 2 of 5 seeds from tidewater.example say so');
    assert.equal(itemAt(marked, 'reuters', few)?.labelDetails?.description, 'Reuters');
    assert.equal(itemAt(marked, 'reuters', few)?.preselect, undefined);
    const habit = { others: from('gazette', 3) };
    assert.equal(itemAt(marked, 'gazette', habit)?.preselect, true);
    assert.equal(itemAt(marked, 'gazette', habit)?.detail, '3 of 3 seeds from tidewater.example say so');
    assert.equal(itemAt(marked, 'bbc', habit)?.detail, 'BBC · most seeds from tidewater.example say “gazette”');
  });

  test('a habit of the corpus before a built-in owner of the url, and after one that seedbed.yaml declares', () => {
    const marked = header('url: https://apnews.com/9\npublisher: <|>');
    const wire = Array.from({ length: 4 }, (_, number) => `url: https://apnews.com/${number}\npublisher: wire`);
    const others = ['x', 'y', 'z'].map((path) => `url: https://apnews.com/${path}\npublisher: bbc`);
    assert.deepEqual(completions(marked, { others: wire }).slice(0, 2), ['wire', 'ap']);
    assert.deepEqual(completions(marked, { others: [...wire, ...others] }).slice(0, 2), ['ap', 'bbc']);
    const configuration = 'publishers: { desk: { domains: [apnews.com] } }';
    assert.deepEqual(completions(marked, { others: wire, configuration }).slice(0, 2), ['desk', 'wire']);
    // The seed's own value is no reason for it.
    const own = header('url: https://tidewater.example/9\npublisher: tide<|>');
    assert.ok(!completions(own).includes('tide'));
  });

  test('a publisher’s name that other seeds have in place of its slug is not spread', () => {
    const named = ['publisher: Associated Press', 'publisher: Associated Press'];
    assert.ok(!completions(header('publisher: <|>'), { others: named }).includes('Associated Press'));
  });

  test('found by any word of its slug, name and aliases', () => {
    const configuration = 'publishers: {planet: {name: The Daily Planet, aliases: [Metropolis Gazette]}}';
    assert.equal(completions(header('publisher: assoc<|>'))[0], 'ap');
    assert.ok(completions(header('publisher: press<|>')).includes('ap'));
    assert.deepEqual(completions(header('publisher: associated p<|>')), ['ap']);
    assert.equal(completions(header('publisher: gazette<|>'), { configuration })[0], 'planet');
    assert.equal(itemAt(header('publisher: <|>'), 'ap')?.labelDetails?.description, 'Associated Press');
  });

  test('replaces the whole value', () => {
    const expected = header('publisher: ap\nusage: used');
    for (const value of ['<|>', 'a<|>', 'a<|>ssociated', 'Associated Press<|>', '"a<|>"', "'a<|>", '[a<|>', '  <|>']) {
      assert.equal(accept(header(`publisher: ${value}\nusage: used`), 'ap'), expected, value);
    }
    for (const line of ['publisher:<|>', 'publisher:a<|>', 'publisher a<|>']) {
      assert.equal(accept(header(`${line}\nusage: used`), 'ap'), expected, line);
    }
  });

  test('replaces a folded value, from whichever of its lines', () => {
    const expected = header('publisher: ap\nusage: used');
    for (const value of [
      'Assoc<|>iated\n  Press',
      'Associated\n  Pre<|>ss',
      '"Associated\n\n  <|>\n  Press"',
      '|\n  A<|>P',
    ]) {
      assert.equal(accept(header(`publisher: ${value}\nusage: used`), 'ap'), expected, value);
    }
    assert.equal(accept(header('publisher: A<|>\n  P # sure'), 'ap'), header('publisher: ap\n# sure'));
  });

  test('leaves a comment after it alone', () => {
    assert.equal(accept(header('publisher: a<|>  # sure'), 'ap'), header('publisher: ap  # sure'));
    assert.equal(accept(header('publisher: <|># sure'), 'ap'), header('publisher: ap # sure'));
  });

  test('is quoted where YAML would read something else', () => {
    const others = ['publisher: "no"', 'publisher: "1984"', 'publisher: "A: B"'];
    assert.equal(accept(header('publisher: n<|>'), 'no', { others }), header("publisher: 'no'"));
    assert.equal(accept(header('publisher: <|>'), '1984', { others }), header("publisher: '1984'"));
    assert.equal(accept(header('publisher: "A<|>"'), 'A: B', { others }), header("publisher: 'A: B'"));
  });

  test('what this seed alone has is being typed, and not offered', () => {
    assert.deepEqual(completions(header('publisher: assocx<|>')), []);
    assert.deepEqual(completions(header('publisher: assocx<|>'), { others: ['publisher: assocx'] }), ['assocx']);
  });

  test('what is no name is not offered', () => {
    const others = [`publisher: ${'long '.repeat(20)}`, 'publisher: "one\\ntwo"', 'publisher: "\\e[2J"'];
    const used = completionItems(header('publisher: <|>'), { others });
    assert.deepEqual(
      used.filter(({ detail }) => detail === undefined),
      [],
    );
  });

  test('with its name, where it is found, and how many seeds have it', () => {
    assert.equal(
      documentationOf(header('publisher: <|>'), 'bbc', { others }),
      '`bbc.com`, `bbc.co.uk` · United Kingdom\n\nIn 2 seeds.',
    );
    assert.equal(documentationOf(header('publisher: <|>'), 'Daily Planet', { others }), 'Not declared. In 1 seed.');
  });
});

describe('usage', () => {
  const configuration = 'usages: {todo: {description: To be read}, done: {description: Read}}';
  const others = ['usage: done', 'usage: shelved', 'usage: shelved', 'usage: odd'];

  test('the vocabulary in its order, then what is used beyond it', () => {
    assert.deepEqual(completions(header('usage: <|>')), ['candidate', 'selected', 'used', 'rejected']);
    assert.deepEqual(completions(header('usage: <|>'), { configuration, others }), ['todo', 'done', 'shelved', 'odd']);
    assert.equal(accept(header('usage: cand<|>'), 'candidate'), header('usage: candidate'));
  });

  test('with its meaning and its count', () => {
    assert.equal(documentationOf(header('usage: <|>'), 'done', { configuration, others }), 'Read\n\nIn 1 seed.');
    assert.equal(
      documentationOf(header('usage: <|>'), 'todo', { configuration, others }),
      'To be read\n\nNot used in any seed yet.',
    );
    assert.equal(
      documentationOf(header('usage: <|>'), 'shelved', { configuration, others }),
      'Not declared. In 2 seeds.',
    );
  });
});

describe('other values', () => {
  test('the next free rank of the folder, or of the corpus where that is what counts', () => {
    const others = ['initial_rank: 1', 'initial_rank: 2', 'initial_rank: 4'];
    assert.equal(accept(header('initial_rank: <|>'), '5', { others }), header('initial_rank: 5'));
    assert.equal(accept(header('initial_rank: "<|>"'), '1'), header('initial_rank: 1'));
    const configuration = 'rank: {unique: corpus}';
    assert.deepEqual(completions(header('initial_rank: <|>'), { others, configuration }), ['5']);
  });

  test('true and false', () => {
    const configuration = 'fields: {paywall: {type: boolean}}';
    assert.deepEqual(completions(header('paywall: <|>'), { configuration }), ['true', 'false']);
    assert.equal(accept(header('paywall: f<|>'), 'false', { configuration }), header('paywall: false'));
  });

  test('those that seedbed.yaml declares for a field, then those that other seeds have', () => {
    const configuration = `fields:
  desk: { values: { world: Abroad, sports: Games } }
  author: { type: string }
  place: { type: [list, enum, string], values: [London, Paris] }
`;
    const others = [
      'desk: weather\nauthor: Ann\nplace: Rome',
      'desk: sports\nauthor: "on"\nplace: [Oslo]',
      'desk: weather\nauthor: "on"',
      `author: ${'and others '.repeat(10)}`,
    ];
    const around = { configuration, others };
    assert.deepEqual(completions(header('desk: <|>'), around), ['world', 'sports', 'weather']);
    assert.equal(documentationOf(header('desk: <|>'), 'world', around), 'Abroad');
    assert.equal(documentationOf(header('desk: <|>'), 'weather', around), 'Not declared. In 2 seeds.');
    assert.equal(itemAt(header('desk: <|>'), 'weather', around)?.detail, 'not declared');
    assert.deepEqual(completions(header('author: <|>'), around), ['on', 'Ann']);
    assert.equal(documentationOf(header('author: <|>'), 'on', around), 'In 2 seeds.');
    assert.equal(accept(header('author: <|>'), 'on', around), header("author: 'on'"));
    assert.deepEqual(completions(header('place: <|>'), around), ['London', 'Paris', 'Rome']);
    assert.deepEqual(completions(header('author: Bob<|>'), around), [], 'not what is being typed');
    const suggest = (lines: string) => itemAt(header('<|>'), 'author', { ...vscode, configuration, others: [lines] });
    assert.equal(suggest('author: Ann')?.command?.title, 'Suggest');
    assert.equal(suggest('title: A')?.command, undefined);
  });

  test('none for what only the article can say, or nobody knows', () => {
    for (const line of ['url: <|>', 'title: <|>', 'title: A\n  fol<|>ded title', 'author: <|>']) {
      assert.deepEqual(completions(header(line)), [], line);
    }
  });
});

describe('a whole header', () => {
  const skeleton = '---\nurl: \ntitle: \npublisher: \nusage: candidate\ninitial_rank: 1\n---';
  const others = ['initial_rank: 1'];

  test('in an empty file, with the beginning of a body', () => {
    for (const marked of ['<|>', '-<|>', '---<|>', 'seed<|>', '\n\n<|>']) {
      assert.equal(accept(marked, 'Seed header'), `${skeleton}\n## Article summary\n`, JSON.stringify(marked));
    }
    assert.equal(accept('\uFEFF<|>', 'Seed header'), `\uFEFF${skeleton}\n## Article summary\n`);
    assert.equal(accept('<|>\r\n', 'Seed header'), `${skeleton}\n## Article summary\n\n`.replaceAll('\n', '\r\n'));
  });

  test('above text that has none', () => {
    assert.equal(accept('<|>\nText of the article.\n', 'Seed header'), `${skeleton}\nText of the article.\n`);
  });

  test('as a snippet for clients that know snippets', () => {
    const [item] = completionItems('<|>', { ...vscode, others });
    assert.ok(item?.textEdit && item.insertTextFormat === 2);
    assert.equal(
      item.textEdit.newText,
      '---\nurl: $1\ntitle: $2\npublisher: $3\nusage: ${4|candidate,selected,used,rejected|}\ninitial_rank: ${5:2}\n' +
        '---\n## Article summary\n$0',
    );
  });

  test('with the required fields, the usages and the heading of the configuration', () => {
    const configuration = `
fields: {desk: {type: string, required: true}, note: {type: string}}
usages: ["a, b", "no|yes", "$1}"]
body: {headings: ["$ummary"]}`;
    const expected = skeleton.replace('candidate', 'a, b').replace(/---$/, 'desk: \n---');
    assert.equal(accept('<|>', 'Seed header', { configuration }), `${expected}\n## $ummary\n`);
    assert.equal(accept('<|>', 'Seed header', { configuration, snippets: true }), `${expected}\n## $ummary\n`);
  });

  test('nowhere else', () => {
    for (const marked of [
      'Text.\n<|>',
      'Text <|>',
      '---\nurl: x\n---<|>\n',
      '---<|>\nurl: x\n',
      '---\nurl: x\n---\n<|>',
    ]) {
      assert.deepEqual(completions(marked), [], JSON.stringify(marked));
    }
  });
});

test('nothing in comments, on fences and in the body', () => {
  for (const marked of [
    '---\n# u<|>\n---\n',
    header('usage: used # u<|>'),
    '---<|>\nurl: x\n---\n',
    '---\nurl: x\n---\n## Article summary\nusage: <|>',
    '---js\nusage: <|>\n---\n',
  ]) {
    assert.deepEqual(completions(marked), [], JSON.stringify(marked));
  }
});

test('files with other line breaks stay as they are', () => {
  const before = header('usage: used\npublisher: Assoc<|>iated\n  Press').replaceAll('\n', '\r\n');
  assert.equal(accept(before, 'ap'), header('usage: used\npublisher: ap').replaceAll('\n', '\r\n'));
});
