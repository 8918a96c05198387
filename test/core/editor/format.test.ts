import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits, fixAll, format, linesOf } from '../../../server/src/core/index.ts';
import { writeMapping } from '../../../server/src/core/pyyaml/writer.ts';
import type { Surroundings } from '../../support/seed.ts';
import { body, contextOf, header, seed } from '../../support/seed.ts';
import { runs } from '../../support/properties.ts';

/** The text after its header is formatted. */
function formatted(text: string, surroundings?: Surroundings): string {
  const context = contextOf(text, surroundings);
  const lines = linesOf(context.document);
  const edits = format(context);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ range: lines.offsetsOf(range), newText })),
  );
}

/** Formats header lines, alone and in every way that the same seed may be stored; once more changes nothing. */
function expectFormat(before: string, after: string, surroundings?: Surroundings): void {
  const variants: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => `\uFEFF${text}`,
    (text) => text.replace(/\n$/, ''),
  ];
  for (const vary of variants) {
    assert.equal(formatted(vary(header(before)), surroundings), vary(header(after)));
    assert.equal(formatted(vary(header(after)), surroundings), vary(header(after)));
  }
}

function expectUntouched(lines: string, surroundings?: Surroundings): void {
  expectFormat(lines, lines, surroundings);
}

describe('a header is written as PyYAML writes it', () => {
  test('in canonical order, with the configured fields after the five and unknown ones last, as they stand', () => {
    expectFormat(
      `zebra: stripes
initial_rank: 4
author: A. Reporter
ant: small
publisher: ap
title: Harbour tunnel opens
usage: candidate
url: https://apnews.com/a`,
      `url: https://apnews.com/a
title: Harbour tunnel opens
publisher: ap
usage: candidate
initial_rank: 4
author: A. Reporter
zebra: stripes
ant: small`,
      { configuration: 'fields: { author: { type: string } }' },
    );
  });

  test('quoted only where it must be', () => {
    expectFormat(
      `"url": "https://apnews.com/a"
title:   "Tunnel: open, and it's big"
publisher: 'ap'
usage : |-
  candidate`,
      `url: https://apnews.com/a
title: 'Tunnel: open, and it''s big'
publisher: ap
usage: candidate`,
    );
  });

  test('folded after eighty columns', () => {
    expectFormat(
      `title: Israeli soldiers, and their mothers, increasingly reject calls to return to Gaza
author: >-
  somebody
  else`,
      `title: Israeli soldiers, and their mothers, increasingly reject calls to return to
  Gaza
author: somebody else`,
    );
  });

  test('without blank lines', () => {
    expectFormat('\nusage: candidate\n\n\ninitial_rank: 4\n', 'usage: candidate\ninitial_rank: 4');
  });

  test('the body stays as it is, whatever it is', () => {
    const after = '\n\nusage:   "x"  \r\n---\n\t# Tail  ';
    assert.equal(formatted(`---\nusage:  used\ntitle: A\n---\n${after}`), `---\ntitle: A\nusage: used\n---\n${after}`);
    assert.equal(formatted(body('')), body(''));
  });

  test('line breaks of lines that stay are kept, though they are of two kinds', () => {
    assert.equal(
      formatted('---\r\nurl: a\ntitle: "b"\nusage: c\r\n---\r\nBody\n'),
      '---\r\nurl: a\ntitle: b\r\nusage: c\r\n---\r\nBody\n',
    );
  });
});

describe('values that are no text', () => {
  test('keep their type and get the spelling of PyYAML', () => {
    const configuration = 'fields: { opinion: { type: boolean }, printed: { type: date }, words: { type: integer } }';
    expectFormat(
      `initial_rank: +4
opinion: YES
printed: 2026-1-31 10:00:00
words: 0x1F
ratio: 2.50
none: ~`,
      `initial_rank: 4
opinion: true
printed: 2026-1-31 10:00:00
words: 31
ratio: 2.5
none: null`,
      { configuration },
    );
    expectUntouched('whole: 4.0\nsmall: 1.0e-05\nnegative: -0.0\ninfinite: .inf');
  });

  test('are left alone where readers disagree on them, or where words would be lost, and all of the header with them', () => {
    expectUntouched('usage: "candidate"\ninitial_rank: 010');
    expectUntouched('usage: "candidate"\ntitle: No');
    expectUntouched('usage: "candidate"\ntitle: NULL');
    expectUntouched('usage: "candidate"\ntitle: 0x1F');
    expectUntouched('usage: "candidate"\npublisher: True');
  });

  test('that stand as PyYAML writes them are no obstacle', () => {
    expectFormat('usage: "candidate"\ntitle: 1984', 'title: 1984\nusage: candidate');
  });

  test('a place for a value stays one', () => {
    expectFormat('usage: \ntitle:', 'title:\nusage:');
  });
});

describe('text that only PyYAML takes for text', () => {
  test('keeps its quotes, which other readers need', () => {
    expectFormat('title: "1e3"\npublisher: "08"', "title: '1e3'\npublisher: '08'");
  });

  test('gets none: that is what PyYAML writes', () => {
    expectUntouched('title: 1e3');
  });
});

describe('comments', () => {
  test('above a field travel with it', () => {
    expectFormat(
      `# as printed
#   and checked
title: Tunnel opens

  # without tracking
url: https://apnews.com/a
# end`,
      `# without tracking
url: https://apnews.com/a
# as printed
#   and checked
title: Tunnel opens
# end`,
    );
  });

  test('above a blank line at the top are the header’s and stay there', () => {
    expectFormat(
      '# Checked by Ann\n\n# as printed\ntitle: A\nurl: b',
      '# Checked by Ann\n\nurl: b\n# as printed\ntitle: A',
    );
  });

  test('after a value stay there while the line has room, and go above it where it has not', () => {
    expectFormat(
      `usage:   used    # until May
initial_rank: 4 # ${'long '.repeat(13)}comment
url: "https://apnews.com/a" # printed`,
      `url: https://apnews.com/a # printed
usage: used # until May
# ${'long '.repeat(13)}comment
initial_rank: 4`,
    );
  });

  test('never stand after unquoted text, where they look like a part of it', () => {
    expectFormat('title: "Tunnel opens" # as printed', '# as printed\ntitle: Tunnel opens');
    expectFormat('title: "Tunnel: open" # as printed', "title: 'Tunnel: open' # as printed");
    expectFormat('url: "https://apnews.com/a" #printed', '#printed\nurl: https://apnews.com/a');
    expectUntouched('usage: "used"\ntitle: Tunnel opens # as printed');
    expectUntouched('usage: "used"\ntitle: Tunnel opens\n  # as printed');
  });

  test('inside a value go above it', () => {
    expectFormat(
      `title: # as printed
  # and checked
  Tunnel opens
author: >- # byline
  A. Reporter`,
      `# as printed
# and checked
title: Tunnel opens
# byline
author: A. Reporter`,
    );
  });
});

describe('a header is left alone as a whole', () => {
  const messy = 'usage: "used"\ntitle:   A';
  for (const [what, lines] of Object.entries({
    'while a value cannot be read': `${messy}: B`,
    'while it has a syntax problem': `${messy}\n\tpublisher: ap`,
    'where a field stands twice': `${messy}\nusage: used`,
    'where a value is a list': `${messy}\ntags: [a, b]`,
    'where a value is a group of fields': `${messy}\ntags: { a: b }`,
    'where a value has a tag': `${messy}\nauthor: !!str A`,
    'where a value has an anchor': `${messy}\nauthor: &a A\neditor: *a`,
    'where a key has a tag': `${messy}\n!!str author: A`,
    'where PyYAML refuses a value': `${messy}\nprinted: 2026-02-30`,
    'where PyYAML reads a key as no text': `${messy}\nno: A`,
    'where a character would be lost': `${messy}\nauthor: "A\\LB"`,
  })) {
    test(what, () => expectUntouched(lines));
  }

  test('where readers do not find it', () => {
    for (const text of [
      `---\n${messy}\n`,
      `${messy}\n---\n`,
      `----\n${messy}\n---\n`,
      `\n---\n${messy}\n---\n`,
      `---js\n${messy}\n---\n`,
      messy,
      '',
    ]) {
      assert.equal(formatted(text), text);
    }
  });
});

test('only what differs is edited', () => {
  const text = seed('publisher: "ap"\ninitial_rank: 4 ');
  const edits = format(contextOf(text));
  assert.deepEqual(
    edits.map(({ newText }) => newText),
    ['publisher: ap\n', 'initial_rank: 4\n'],
  );
  assert.equal(TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits), seed());
});

describe('characters beyond ASCII are written', () => {
  const raw = { others: { 'a.seed': header('title: Café') } };
  const escaped = { others: { 'a.seed': header('title: "Caf\\xE9"') } };

  test('as the header itself has them, where the corpus has no habit', () => {
    for (const surroundings of [raw, escaped]) {
      expectFormat("title: 'Café’s'", 'title: Café’s', surroundings);
      expectUntouched('title: "Caf\\xE9\\u2019s"', surroundings);
    }
  });

  test('as most headers of the corpus have them', () => {
    const twice = (lines: string) => ({ others: { 'a.seed': header(lines), 'b.seed': header(lines) } });
    expectFormat('title: Beyoncé', 'title: "Beyonc\\xE9"', twice('title: "Caf\\xE9"'));
    expectFormat('title: "Beyonc\\xE9"', 'title: Beyoncé', twice('title: Café'));
    expectFormat('title: Beyoncé', 'title: "Beyonc\\xE9"', { configuration: 'writing: { unicode: false }' });
  });

  test('as they are where it has both', () => {
    expectFormat('title: "Caf\\xE9"\nauthor: Renée', 'title: Café\nauthor: Renée', escaped);
  });
});

const words = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ maxCount: 14 }) },
  { weight: 2, arbitrary: fc.constantFrom('no', '08', '1e3', '12:30', '', 'a: b', "it's", '"quoted"', '# x', '- y') },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom('word', 'é', '’', '🚀', ' ', '  ', '\n', '\t', '"', "'", ': ', ' #', '\u00A0', '\u0007'), {
        maxLength: 40,
      })
      .map((parts) => parts.join('')),
  },
);

test('what PyYAML wrote is left as it is, in either habit of its corpus', () => {
  const values = fc.record({
    url: fc.webUrl(),
    title: words,
    publisher: words,
    usage: words,
    initial_rank: fc.oneof(fc.integer(), fc.bigInt()),
    author: words,
    ratio: fc.oneof(fc.double(), fc.boolean(), fc.constant(null)),
  });
  fc.assert(
    fc.property(values, fc.boolean(), fc.constantFrom('\n', '\r\n'), (values, allowUnicode, lineBreak) => {
      const write = (entries: Record<string, string | number | bigint | boolean | null>) =>
        `---${lineBreak}${writeMapping(Object.entries(entries), { allowUnicode, lineBreak })}---${lineBreak}Body`;
      const text = write(values);
      assert.equal(formatted(text, { others: { 'a.seed': write({ title: 'Café' }) } }), text);
    }),
    { numRuns: runs(1000) },
  );
});

test('the titles of the fixtures are left as PyYAML wrote them', () => {
  const rows = JSON.parse(
    readFileSync(new URL('../../fixtures/pyyaml/written.json', import.meta.url), 'utf8'),
  ) as readonly { readonly unicode: string; readonly ascii: string }[];
  for (const { unicode, ascii } of rows) {
    for (const lines of [unicode, ascii]) assert.equal(formatted(`---\n${lines}---\n`), `---\n${lines}---\n`);
  }
});

/** Header lines as people write them, in every style of YAML. */
const anyValue = fc.oneof(
  words.map((text) => JSON.stringify(text).replaceAll('\u007F', '')),
  words.map((text) => `'${text.replaceAll("'", "''").replace(/\s+/g, ' ')}'`),
  fc.lorem({ maxCount: 20 }).map((text) => text.replace(/(\w+ \w+ \w+) /g, '$1\n   ')),
  fc.lorem({ maxCount: 6 }).map((text) => `>-\n  ${text.replaceAll(' ', '\n  ')}`),
  fc.lorem({ maxCount: 6 }).map((text) => `|\n  ${text.replaceAll(' ', '\n  ')}`),
  fc.constantFrom('', '~', 'null', 'yes', 'False', '+4', '0x1F', '010', '1_000', '2.50', '4.0', '1e3', '2026-01-31'),
  fc.constantFrom('[a]', '&a b', '!!str a', '2026-02-30', 'a: b', '"open', '@a'),
);
const anyField = fc
  .record({
    above: fc.constantFrom('', '', '# above\n', '\n', '  # indented\n'),
    key: fc.constantFrom('url', 'title', 'publisher', 'usage', 'initial_rank', 'author', '"quoted key"', 'no'),
    separator: fc.constantFrom(': ', ': ', ':   ', ' : ', ': # inside\n  '),
    value: anyValue,
    comment: fc.constantFrom('', '', ' # behind', '  ', ' #close'),
  })
  .map(({ above, key, separator, value, comment }) => `${above}${key}${separator}${value}${comment}\n`);

test('formatting keeps what is read, byte for byte all else, and is done the first time', () => {
  let changed = 0;
  fc.assert(
    fc.property(fc.array(anyField, { maxLength: 6 }), fc.boolean(), (fields, crlf) => {
      const text = `---\n${fields.join('')}---\nBody: "x"\n`.replaceAll('\n', crlf ? '\r\n' : '\n');
      const result = formatted(text);
      if (result !== text) changed++;
      assert.equal(formatted(result), result);
      assert.deepEqual(readings(result), readings(text));
      assert.deepEqual(words(result), words(text));
      assert.ok(result.endsWith(text.slice(text.lastIndexOf('---'))));
      if (crlf) assert.doesNotMatch(result, /[^\r]\n/);
    }),
    { numRuns: runs(1500) },
  );
  assert.ok(changed > runs(1500) / 15, `only ${changed} of the headers could be formatted`);

  function readings(text: string): unknown {
    const { fields, problems } = contextOf(text).document;
    const values = fields.map(({ key, value: { kind, text, ...typed } }): readonly unknown[] => [
      key,
      kind,
      kind === 'string' ? text : Object.values(typed).map(String),
    ]);
    return { problems: problems.length, values: values.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)) };
  }

  function words(text: string): readonly string[] {
    return (text.match(/# ?\w+/g) ?? []).sort();
  }
});

test('fixing and formatting come to an end, whatever is first', () => {
  fc.assert(
    fc.property(fc.array(anyField, { maxLength: 6 }), (fields) => {
      // In a header that is formatted, a fix may keep the laws that it would break in another.
      const both = (text: string) => formatted(fixAll(contextOf(text)).text);
      const result = both(both(`---\n${fields.join('')}---\nBody\n`));
      assert.equal(fixAll(contextOf(result)).text, result);
      assert.equal(formatted(result), result);
    }),
    { numRuns: runs(500) },
  );
});
