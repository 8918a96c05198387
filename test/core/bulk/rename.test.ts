import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import fc from 'fast-check';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Field, RenamePlan, SeedContext } from '../../../server/src/core/index.ts';
import {
  fieldKeys,
  parseSeed,
  planRename,
  planRenameOf,
  prepareRename,
  readConfiguration,
  renameIn,
  renameInConfiguration,
} from '../../../server/src/core/index.ts';
import { header } from '../../support/seed.ts';
import { pathOf, seedsOf, textAt, type Seeds } from '../../support/seeds.ts';
import { runs } from '../../support/properties.ts';

function prepared(source: string): string | undefined {
  const { seed, position } = seedsOf([source]).cursor;
  const found = prepareRename(seed, position);
  return found && `${textAt(seed.document.text, found.range)} → ${found.placeholder}`;
}

suite('what can be renamed', () => {
  test('a publisher or a usage that is readable text', () => {
    assert.equal(prepared('publisher: <|>ap'), 'ap → ap');
    assert.equal(prepared("usage: 'used<|>' # sure"), 'used → used');
    assert.equal(prepared('publisher: "<|>\\x61p"'), '"\\x61p" → ap');
  });

  test('a value of a declared field that is one text, and no prose', () => {
    const configuration =
      'fields: {section: {values: [news, culture]}, live: {type: boolean}, tags: {type: list}, note: }';
    const lines = ['section: <|>news', 'note: <|>Ann', 'live: <|>true', 'tags: [<|>a]', `note: <|>${'x'.repeat(300)}`];
    const found = lines.map((line) => {
      const { seed, position } = seedsOf([line], configuration).cursor;
      return prepareRename(seed, position)?.placeholder;
    });
    assert.deepEqual(found, ['news', 'Ann', undefined, undefined, undefined]);
  });

  test('and nothing else', () => {
    const others = [
      'title: <|>A',
      '<|>publisher: ap',
      'usage: <|>8',
      'usage: "<|>used',
      'usage: "a\\n<|>b"',
      'usage:<|>',
    ];
    for (const line of [...others, 'url: https://apnews.com/<|>a', 'publisher: !!str a<|>p']) {
      assert.equal(prepared(line), undefined, line);
    }
  });
});

function plan(seeds: Seeds, to: string): RenamePlan {
  const result = planRename(seeds.cursor.seed, seeds.cursor.position, to);
  assert.ok(!('refusal' in result), 'refusal' in result ? result.refusal : '');
  return result;
}

function refusal(line: string, to: string, configuration = ''): string {
  const { seed, position } = seedsOf([line], configuration).cursor;
  const result = planRename(seed, position, to);
  assert.ok('refusal' in result);
  return result.refusal;
}

suite('a plan', () => {
  const sources = {
    'b.seed': 'publisher: <|>post',
    'a.seed': 'publisher: "post"\nusage: used',
    'c.seed': 'publisher: mail\nusage: post',
  };

  test('names the seeds that have the value, by path', () => {
    const { facet, from, to, seeds, merges, conflict } = plan(seedsOf(sources), ' gazette ');
    assert.deepEqual([facet, from, to, merges, conflict], ['publisher', 'post', 'gazette', 0, undefined]);
    assert.deepEqual(seeds.map(pathOf), ['a.seed', 'b.seed']);
  });

  test('says so where seeds have the new name already', () => {
    assert.deepEqual(
      [plan(seedsOf(sources), 'mail')].map(({ merges, conflict }) => [merges, conflict]),
      [[1, '1 seed already has the publisher “mail”. After this, nothing tells it apart from the 2 renamed ones.']],
    );
    const three = plan(seedsOf(['usage: <|>a', 'usage: b', 'usage: b']), 'b');
    assert.equal(
      three.conflict,
      '2 seeds already have the usage “b”. After this, nothing tells them apart from the renamed one.',
    );
  });

  test('of a declared field changes the seeds and the values that are declared', () => {
    const configuration = '# ours\nfields:\n  section: { values: [news, culture] } # two\n';
    const seeds = seedsOf({ 'b.seed': 'section: <|>news', 'a.seed': "section: 'news'\nusage: news" }, configuration);
    const made = plan(seeds, 'reports');
    assert.deepEqual([made.facet, made.seeds.map(pathOf)], ['section', ['a.seed', 'b.seed']]);
    const { seed } = seeds;
    assert.equal(
      apply(seed('a.seed').document.text, renameIn(seed('a.seed'), made)),
      header('section: reports\nusage: news'),
    );
    const edits = renameInConfiguration(configuration, made, seeds.configuration);
    assert.equal(apply(configuration, edits!), configuration.replace('news', 'reports'));
    assert.deepEqual(
      'refusal' in planRenameOf(seeds, 'section', 'news', '') && planRenameOf(seeds, 'section', 'news', ''),
      {
        refusal: 'A value of “section” needs a name.',
      },
    );
    assert.ok('refusal' in planRenameOf(seeds, 'other', 'news', 'reports'));
  });

  test('can be made for a word that stands elsewhere', () => {
    const seeds = seedsOf({ 'a.seed': 'usage: used', 'b.seed': 'usage: used' });
    const made = planRenameOf(seeds, 'usage', 'used', 'printed');
    assert.deepEqual('seeds' in made && made.seeds.map(pathOf), ['a.seed', 'b.seed']);
  });

  test('is refused in a sentence', () => {
    const line = 'publisher: <|>ap';
    assert.equal(
      refusal('title: <|>A', 'b'),
      'You can rename a publisher, a usage or the value of a declared field, but there is none here.',
    );
    assert.equal(refusal(line, ' '), 'A publisher needs a name.');
    assert.equal(refusal(line, 'ap'), 'The publisher already has the name “ap”.');
    assert.equal(refusal(line, 'x'.repeat(65)), 'A publisher can have at most 64 characters.');
    assert.equal(refusal(line, 'a\nb'), '“a\\u{A}b” contains a line break or an unprintable character.');
    assert.equal(
      refusal(line, 'A P'),
      '“A P” cannot be a publisher. Use letters, digits, “-”, “_” and “.”, without spaces.',
    );
    assert.equal(
      refusal('publisher: <|>post', 'AP'),
      '“AP” is another spelling of the publisher “ap”. Use that slug, or a new one.',
    );
    assert.equal(
      refusal('usage: <|>used', 'a\u202Eb'),
      '“a\\u{202E}b” contains a line break or an unprintable character.',
    );
  });

  test('takes a word that the corpus uses, though it is another spelling of one that is built in', () => {
    const of = (publisher: string, number: number) =>
      header(`url: https://www.aljazeera.com/${number}\npublisher: ${publisher}`);
    const usual = [1, 2, 3, 4].map((number) => of('al-jazeera', number));
    assert.equal(plan(seedsOf([...usual, of('<|>aljazeera', 5)]), 'al-jazeera').to, 'al-jazeera');
    assert.match(
      refusal(of('<|>post', 5), 'al-jazeera'),
      /^“al-jazeera” is another spelling of the publisher “aljazeera”/,
    );
  });

  test('is not refused for what is merely unusual', () => {
    assert.equal(plan(seedsOf([header('publisher: <|>ap')]), 'AP').to, 'AP');
    assert.equal(plan(seedsOf(['usage: <|>used']), 'to be printed: soon').to, 'to be printed: soon');
  });
});

/** A seed's text after the rename of what is at its `<|>`. */
function renamed(source: string, to: string): string {
  const seeds = seedsOf([source]);
  return apply(seeds.cursor.seed.document.text, renameIn(seeds.cursor.seed, plan(seeds, to)));
}

suite('a seed', () => {
  test('gets the new value in place of the old one, and in quotes where it needs them', () => {
    assert.equal(
      renamed(header('usage: <|>used # sure\ntitle: used'), 'kept'),
      header('usage: kept # sure\ntitle: used'),
    );
    assert.equal(renamed(header('usage:\r\n  used<|>\r\ntitle: A'), 'kept'), header('usage: kept\r\ntitle: A'));
    assert.equal(renamed(header('usage: <|>used'), 'no'), header("usage: 'no'"));
    assert.equal(renamed(header('usage: "<|>used"'), 'a: b'), header("usage: 'a: b'"));
    assert.equal(renamed(`\uFEFF${header('publisher: <|>ap')}`, 'é'), `\uFEFF${header('publisher: é')}`);
  });

  test('is left alone where it has another value now, or one that cannot be read', () => {
    const seeds = seedsOf(['usage: <|>used', 'usage: kept', 'usage: "used', 'usage: !!str used', 'usage: [used]', '']);
    const made = plan(seeds, 'printed');
    for (const index of [2, 3, 4, 5, 6]) assert.deepEqual(renameIn(seeds.seed(`seed ${index}.seed`), made), []);
  });
});

test('seedbed.yaml is edited no further than it needs to be', () => {
  const text = '# words\nusages:\n- new\n- old # until May\n';
  const seeds = seedsOf(['usage: <|>old'], text);
  const place = { line: 3, character: 2 };
  assert.deepEqual(renameInConfiguration(text, plan(seeds, 'very old'), seeds.configuration), [
    { range: { start: place, end: place }, newText: 'very ' },
  ]);
  assert.equal(renameInConfiguration('', plan(seeds, 'elder'), seeds.configuration), undefined);
});

test('after a rename no seed has the old name, nothing else has changed, and seedbed.yaml says of the new name what it said of the old', () => {
  const word = fc.constantFrom('ap', 'post', 'used', 'kept', 'no', "it's");
  const written = word.chain((text) =>
    fc.constantFrom(
      `'${text.replaceAll("'", "''")}'`,
      `"${text}"`,
      `${text} `,
      `${text} # ap`,
      `\n  ${text}`,
      `!!str ${text}`,
      `'${text}`,
    ),
  );
  const lines = fc
    .tuple(
      fc.option(written, { freq: 5 }),
      fc.option(written, { freq: 5 }),
      fc.constantFrom('', 'title: ap', 'usage: ap\n'),
    )
    .map(([publisher, usage, other]) =>
      [
        ...(publisher === null ? [] : [`publisher: ${publisher}`]),
        other,
        ...(usage === null ? [] : [`usage: ${usage}`]),
      ]
        .filter(Boolean)
        .join('\n'),
    );
  const source = fc.tuple(lines, fc.boolean()).map(([text, windows]) => {
    return windows ? header(text).replaceAll('\n', '\r\n') : header(text);
  });
  const configuration = fc.constantFrom('', 'usages: [used, kept, ap] # x\n', 'publishers:\n  post: { name: Post }\n');
  const facet = fc.constantFrom('publisher' as const, 'usage' as const);
  let changed = 0;
  fc.assert(
    fc.property(
      fc.array(source, { minLength: 1, maxLength: 6 }),
      configuration,
      facet,
      word,
      word,
      (texts, yaml, kind, from, to) => {
        const seeds = seedsOf(texts, yaml);
        const made = planRenameOf(seeds, kind, from, to);
        if ('refusal' in made) return;
        for (const [index, text] of texts.entries()) {
          const seed = seeds.seed(`seed ${index + 1}.seed`);
          const after = apply(text, renameIn(seed, made));
          if (after !== text) {
            changed++;
            assert.ok(made.seeds.includes(seed.uri));
          }
          const document = parseSeed(after, fieldKeys(seeds.configuration));
          const expected = seed.document.fields.map((field) =>
            isRenamed(seed, field, kind, from) ? [kind, to] : [field.key, field.value.text],
          );
          assert.deepEqual(
            document.fields.map((field) => [field.key, field.value.text]),
            expected,
          );
          assert.equal(bodyOf(document), bodyOf(seed.document));
        }
        const edits = renameInConfiguration(yaml, made, seeds.configuration);
        if (!edits) return;
        const { configuration: after, problems } = readConfiguration(apply(yaml, edits), []);
        assert.deepEqual(problems, []);
        if (kind === 'publisher') assert.equal(after.publishers.get(to)?.builtIn, false);
        else
          assert.deepEqual(
            after.usages.map(({ value }) => value),
            seeds.configuration.usages.map(({ value }) => (value === from ? to : value)),
          );
      },
    ),
    { numRuns: runs(1000) },
  );
  assert.ok(changed > runs(1000) / 10, 'seeds are renamed');
});

/** Readable, the one of its key that counts, and with the old name. */
function isRenamed({ document }: SeedContext, field: Field, facet: string, from: string): boolean {
  const isLast = document.fields.findLast(({ key }) => key === facet) === field;
  const isTagged = document.text.slice(field.valueRange.start, field.valueRange.end).startsWith('!!');
  return isLast && !isTagged && field.value.kind === 'string' && field.value.text === from;
}

function bodyOf({ text, frontMatter }: SeedContext['document']): string {
  return text.slice(frontMatter.body.start);
}

function apply(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}
