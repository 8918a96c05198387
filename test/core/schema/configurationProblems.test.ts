import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../server/src/core/schema/configuration.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';

const rules = ['duplicate-title', 'insecure-url', 'missing-summary'];

/**
 * Each text has one mistake, between `<|` and `|>`; below it, what is said of it, and, after an arrow, the text in its
 * place after the replacement that goes with it.
 */
const mistakes: Record<string, string> = {
  'an unknown key, near one that is known': `
    <|publisher|>: {}
    “publisher” is no key of “seedbed.yaml”; did you mean “publishers”? → publishers`,
  'an unknown key': `
    strict: {<|severity|>: true}
    “severity” is no key of “strict”; “publishers” or “usages” is expected.`,
  'a key twice': `
    strict: {usages: true, <|usages|>: false}
    “usages” stands here a second time; only the first one is read.`,
  'a key that is not text': `
    fields: {<|[a]|>: {}}
    “fields” has a key that is not text.`,
  'a list for a mapping': `
    rules: <|[insecure-url]|>
    “rules” is a list; a mapping, “key: value”, is expected.`,
  'a text for the whole': `
    <|usages|>
    “seedbed.yaml” is “usages”; a mapping, “key: value”, is expected.`,
  'a mapping for a text': `
    publishers: {post: {name: <|{}|>}}
    “publishers.post.name” is a mapping; text is expected.`,
  'a number for a text': `
    publishers: {post: {name: <|1843|>}}
    “publishers.post.name” is “1843” without quotes, which is read as the number 1843; text is expected. → "1843"`,
  'nothing for a text': `
    publishers: {post: {<|name|>: }}
    “publishers.post.name” has no value; text is expected.`,
  'an unknown rule, near one that is known': `
    rules: {<|insecure-urls|>: off}
    “insecure-urls” is no key of “rules”; did you mean “insecure-url”? → insecure-url`,
  'an unknown severity, near one that is known': `
    rules: {insecure-url: <|warn|>}
    “rules.insecure-url” is “warn”; did you mean “warning”? → warning`,
  'an unknown severity': `
    rules: {insecure-url: <|loud|>}
    “rules.insecure-url” is “loud”; “error”, “warning”, “information”, “hint” or “off” is expected.`,
  'a switch that is neither true nor false': `
    strict: {usages: <|yes|>}
    “strict.usages” is “yes”; true or false is expected. → true`,
  'an unknown scope of ranks': `
    rank: {unique: <|Folders|>}
    “rank.unique” is “Folders”; did you mean “folder”? → folder`,
  'an unknown type of field': `
    fields: {author: {type: <|strng|>}}
    “fields.author.type” is “strng”; did you mean “string”? → string`,
  'a field that is built in': `
    fields: {<|Initial-Rank|>: {}}
    “Initial-Rank” looks like the built-in field “initial_rank”, which is written so. → initial_rank`,
  'a type twice': `
    fields: {author: {type: [string, <|string|>]}}
    The type “string” stands here a second time.`,
  'no type': `
    fields: {author: {type: <|[]|>}}
    “fields.author.type” names no type; at least one is expected.`,
  'an enum without values': `
    fields: {section: {type: <|enum|>}}
    A field of the type “enum” needs “values”, a list of what it may be.`,
  'no value': `
    fields: {section: {values: <|[]|>}}
    “fields.section.values” names no value; at least one is expected.`,
  'a value twice': `
    fields: {section: {values: [news, <|news|>]}}
    The value “news” stands here a second time.`,
  'values of what is no enum': `
    fields: {section: {type: list, <|values|>: [news]}}
    “fields.section.values” is for fields of the type “enum”.`,
  'a relative text': `
    fields: {section: {type: string, <|relative|>: true}}
    “fields.section.relative” is for fields of the type “url”.`,
  'a built-in field with a type': `
    fields: {title: {<|type|>: string}}
    “type” is no key of “fields.title”; “name”, “required”, “empty” or “description” is expected.`,
  'a field with the name of a built-in one': `
    fields: {url: {name: source}, <|source|>: }
    A built-in field has the name “source” already.`,
  'a field in the order that is none, near one that is': `
    header: {order: [url, <|titel|>]}
    “titel” is not a field of a seed; did you mean “title”? → title`,
  'a field in the order that is none': `
    header: {order: [url, <|tags|>]}
    “tags” is not a field of a seed; one that is meant is declared under “fields”.`,
  'a field twice in the order': `
    header: {order: [url, <|url|>]}
    “url” stands here a second time.`,
  'a limit in another spelling': `
    header: {limit: <|64kb|>}
    “header.limit” is “64kb”; a size from 32 KiB to 1 MiB is expected. → 64 KiB`,
  'a limit without a unit': `
    header: {limit: <|65536|>}
    “header.limit” is “65536”; a size from 32 KiB to 1 MiB is expected.`,
  'a limit that is too high': `
    header: {limit: <|2 MiB|>}
    “header.limit” is “2 MiB”; a size from 32 KiB to 1 MiB is expected.`,
  'a level that no heading has': `
    body: {levels: [2, <|7|>]}
    “body.levels[1]” is “7”; a whole number from 1 to 6 is expected.`,
  'an unknown rule that is ignored, near one that is known': `
    ignore: {"a/*": [<|insecure-urls|>]}
    “insecure-urls” is no rule; did you mean “insecure-url”? → insecure-url`,
  'an unknown rule that is ignored': `
    ignore: {"a/*": <|everything|>}
    “everything” is no rule.`,
  'nothing that is ignored': `
    ignore: {"a/*": <|[]|>}
    No rule is named for “a/*”.`,
  'a rule that is ignored twice': `
    ignore: {"a/*": [insecure-url, <|insecure-url|>]}
    “insecure-url” stands here a second time.`,
  'a glob of overrides that leads out': `
    overrides: {<|"../a/*"|>: {insecure-url: off}}
    The glob “../a/*” leads out of the folder of “seedbed.yaml”.`,
  'an unknown rule for a glob': `
    overrides: {"a/*": {<|insecure-urls|>: off}}
    “insecure-urls” is no key of “overrides.a/*”; did you mean “insecure-url”? → insecure-url`,
  'a key that is no letter': `
    usages: {used: {key: <|Ctrl+U|>}}
    The key “Ctrl+U” is not one letter from a to z.`,
  'no usage at all': `
    usages: <|[]|>
    “usages” names no usage; at least one is expected.`,
  'usages left empty': `
    <|usages|>:
    “usages” names no usage; at least one is expected.`,
  'a usage twice': `
    usages: [used, <|used|>]
    The usage “used” stands here a second time.`,
  'a usage that PyYAML takes for false': `
    usages: [used, <|no|>]
    Without quotes “no” is read as false; text is expected. → "no"`,
  'a usage that is a number': `
    usages: {<|1|>: First}
    Without quotes “1” is read as the number 1; text is expected. → "1"`,
  'a usage that is no word': `
    usages: [<|" used"|>]
    “ used” cannot be a usage; one line of text is expected, without blanks around it.`,
  'a slug that PyYAML takes for a number': `
    publishers: {<|1_843|>: {}}
    Without quotes “1_843” is read as the number 1843; text is expected. → "1_843"`,
  'a url for a domain': `
    publishers: {post: {domains: [<|https://post.example/news|>]}}
    “https://post.example/news” is no domain; “post.example” is. → post.example`,
  'a public suffix for a domain': `
    publishers: {post: {domains: [<|co.uk|>]}}
    “co.uk” is no domain that a publisher could have; something like “example.com” is expected.`,
  'a number for a domain': `
    publishers: {post: {domains: [<|127.0.0.1|>]}}
    “127.0.0.1” is no domain that a publisher could have; something like “example.com” is expected.`,
  'a domain given twice': `
    publishers: {post: {domains: [post.example]}, mail: {domains: [<|Post.example|>]}}
    The domain “post.example” is already given to “post”.`,
  'an alias given twice': `
    publishers: {post: {aliases: [Post]}, mail: {aliases: [<|post|>]}}
    The alias “post” is already given to “post”.`,
  'a glob that YAML takes for a reference': `
    seeds: {include: [<|*.txt|>]}
    “*.txt” needs quotes: YAML takes what starts with “*” for a reference. → "*.txt"`,
  'a usage that YAML takes for a tag': `
    usages: [<|!used|>]
    This needs quotes: YAML gives “&”, “*” and “!” at the start of a value a meaning of their own. → "!used"`,
  'a glob with backslashes': `
    seeds: {include: <|a\\b|>}
    The glob “a\\b” has a “\\”; “/” is expected between folders. → "a/b"`,
  'a glob that leads out': `
    seeds: {include: <|../*.txt|>}
    The glob “../*.txt” leads out of the folder of “seedbed.yaml”.`,
  'an absolute glob': `
    seeds: {include: <|/seeds/*.txt|>}
    The glob “/seeds/*.txt” is absolute; a path from the folder of “seedbed.yaml” is expected.`,
  'a negated glob': `
    seeds: {include: <|"!drafts"|>}
    The glob “!drafts” starts with “!”; what is no seed belongs in “seeds.exclude”.`,
  'a glob whose braces stand for too many': `
    seeds: {exclude: [<|"{a,b,c}{a,b,c}{a,b,c}{a,b,c}"|>]}
    The glob “{a,b,c}{a,b,c}{a,b,c}{a,b,c}” has braces that stand for more than 64 globs.`,
  'a heading with its marks': `
    body: {headings: <|"## Summary"|>}
    The heading “## Summary” is expected without “#” and blanks around it. → "Summary"`,
  'a threshold out of its range': `
    duplicates: {threshold: <|0.5|>}
    “duplicates.threshold” is “0.5”; a number from 0.6 to 1 is expected.`,
  'a threshold as a percentage': `
    duplicates: {threshold: <|85|>}
    “duplicates.threshold” is “85”; a number from 0.6 to 1 is expected. → 0.85`,
  'a threshold that is no number': `
    duplicates: {threshold: <|.nan|>}
    “duplicates.threshold” is “.nan”; a number from 0.6 to 1 is expected.`,
  'a threshold that is text': `
    duplicates: {threshold: <|"0.8"|>}
    “duplicates.threshold” is “0.8”; a number from 0.6 to 1 is expected.`,
  'no list of different seeds': `
    duplicates: {different: <|a.txt|>}
    “duplicates.different” is “a.txt”; a list is expected.`,
  'a seed that is different from nothing': `
    duplicates: {different: [<|a.txt|>]}
    “duplicates.different[0]” names one seed only; a list of two or more is expected.`,
  'a group without seeds': `
    duplicates: {different: [[a.txt, b.txt], <|[]|>]}
    “duplicates.different[1]” names no seed; a list of two or more is expected.`,
  'a seed that is different from itself': `
    duplicates: {different: [[a.txt, <|./a.txt|>]]}
    “a.txt” stands here a second time.`,
  'a seed above the folder': `
    duplicates: {different: [[a.txt, b.txt, <|../c.txt|>]]}
    The path “../c.txt” leads out of the folder of “seedbed.yaml”.`,
  'an absolute path of a seed': `
    duplicates: {different: [[a.txt, b.txt, <|/home/c.txt|>]]}
    The path “/home/c.txt” is absolute; a path from the folder of “seedbed.yaml” is expected.`,
  'a path with backslashes': `
    duplicates: {different: [[a.txt, b.txt, <|c\\d.txt|>]]}
    The path “c\\d.txt” has a “\\”; “/” is expected between folders. → "c/d.txt"`,
  'a path that names nothing': `
    duplicates: {different: [[a.txt, b.txt, <|./|>]]}
    The path “./” names no seed.`,
  'a value too long to quote, with characters that do not print': `
    rank: {unique: <|"${'\\e'.repeat(2)}${'a'.repeat(100)}"|>}
    “rank.unique” is “\\u{1B}\\u{1B}${'a'.repeat(77)}…”; “folder”, “corpus” or “off” is expected.`,

  'a bracket that is not closed': `
    usages: <|[|>used, spiked
    This “[” is not closed; “]” is expected.`,
  'a quote that is not closed': `
    usages: <|"used|>
    This quote is not closed; " is expected at its end.`,
  'a colon that is missing': `
    <|usages|>
    rank: {}
    A colon is missing: “key: value” is expected.`,
  'a colon that is missing further down': `
    strict:
      publishers: true
      <|usages|>
    “usages” is followed by no colon; “key: value” is expected.`,
  'a colon too many': `
    usages:
      used: <|P|>rinted: on paper
    A value that holds a colon and a space needs quotes.`,
  'a tab': `
    strict:
    <|\t|>usages: true
    This is indented with a tab; spaces are expected.`,
  'entries that do not stand below one another': `
    usages:
      - used
       - spiked
     <|-|> held
    The indentation does not fit; entries that belong together start in the same column.`,
  'a character that YAML reserves': `
    publishers: {post: {name: <|@|>post}}
    A value that starts with “@” needs quotes.`,
  'a comment without its space': `
    usages: [used]<|# printed|>
    A comment needs a space before its “#”.`,
  'a second document': `
    usages: [used]
    <|---|>
    usages: [spiked]
    A second document begins here; only the first one is read.`,
};

for (const [name, mistake] of Object.entries(mistakes)) {
  test(name, () => {
    const lines = mistake
      .slice(1)
      .split('\n')
      .map((line) => line.slice(4));
    const [, message, newText] = /^(.*?)(?: → (.*))?$/s.exec(lines.pop()!)!;
    const marked = lines.join('\n');
    const start = marked.indexOf('<|');
    const end = marked.indexOf('|>') - 2;
    const text = marked.replace('<|', '').replace('|>', '');
    const { problems } = readConfiguration(text, rules);
    assert.deepEqual(
      problems.map((problem) => [
        text.slice(problem.range.start, problem.range.end),
        problem.range.start,
        problem.message,
      ]),
      [[text.slice(start, end), start, message]],
    );
    const { range, replacement } = problems[0]!;
    assert.equal(replacement?.newText, newText);
    if (!replacement) return;
    const mended = applyEdits(text, [{ range, newText: replacement.newText }]);
    assert.deepEqual(readConfiguration(mended, rules).problems, []);
  });
}

test('a mistake in a part that is well-formed is reported above a fault in the syntax, and not below it', () => {
  const { problems } = readConfiguration('colour: red\nusages: [used\nflavour: sweet\n', rules);
  assert.deepEqual(
    problems.map(({ message }) => message),
    [
      '“colour” is no key of “seedbed.yaml”; “seeds”, “header”, “fields”, “publishers”, “strict”, “usages”, “rank”, “body”, “duplicates”, “writing”, “rules”, “overrides”, “ignore” or “baseline” is expected.',
      'This “[” is not closed; “]” is expected.',
    ],
  );
});
