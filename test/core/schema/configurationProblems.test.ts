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
    “publisher” is not a key of “seedbed.yaml”. Did you mean “publishers”? → publishers`,
  'an unknown key': `
    strict: {<|severity|>: true}
    “severity” is not a key of “strict”. Use “publishers” or “usages”.`,
  'a key twice': `
    strict: {usages: true, <|usages|>: false}
    “usages” is here twice. Seedbed reads only the first one.`,
  'a key that is not text': `
    fields: {<|[a]|>: {}}
    “fields” has a key that is not text.`,
  'a list for a mapping': `
    rules: <|[insecure-url]|>
    “rules” is a list. Write “key: value” lines.`,
  'a text for the whole': `
    <|usages|>
    “seedbed.yaml” is “usages”. Write “key: value” lines.`,
  'a mapping for a text': `
    publishers: {post: {name: <|{}|>}}
    “publishers.post.name” is a mapping. Write text.`,
  'a number for a text': `
    publishers: {post: {name: <|1843|>}}
    “publishers.post.name” is “1843” without quotes, which YAML reads as the number 1843. Put it in quotes. → "1843"`,
  'nothing for a text': `
    publishers: {post: {<|name|>: }}
    “publishers.post.name” has no value. Write text.`,
  'an unknown rule, near one that is known': `
    rules: {<|insecure-urls|>: off}
    “insecure-urls” is not a key of “rules”. Did you mean “insecure-url”? → insecure-url`,
  'an unknown severity, near one that is known': `
    rules: {insecure-url: <|warn|>}
    “rules.insecure-url” is “warn”. Did you mean “warning”? → warning`,
  'an unknown severity': `
    rules: {insecure-url: <|loud|>}
    “rules.insecure-url” is “loud”. Use “error”, “warning”, “information”, “hint” or “off”.`,
  'a switch that is neither true nor false': `
    strict: {usages: <|yes|>}
    “strict.usages” is “yes”. Write true or false. → true`,
  'an unknown scope of ranks': `
    rank: {unique: <|Folders|>}
    “rank.unique” is “Folders”. Did you mean “folder”? → folder`,
  'an unknown type of field': `
    fields: {author: {type: <|strng|>}}
    “fields.author.type” is “strng”. Did you mean “string”? → string`,
  'a field that is built in': `
    fields: {<|Initial-Rank|>: {}}
    “Initial-Rank” looks like the built-in field “initial_rank”. Spell it that way. → initial_rank`,
  'a type twice': `
    fields: {author: {type: [string, <|string|>]}}
    The type “string” is already in this list.`,
  'no type': `
    fields: {author: {type: <|[]|>}}
    “fields.author.type” is empty. Add at least one type.`,
  'an enum without values': `
    fields: {section: {type: <|enum|>}}
    A field of type “enum” needs “values”, a list of allowed values.`,
  'no value': `
    fields: {section: {values: <|[]|>}}
    “fields.section.values” is empty. Add at least one value.`,
  'a value twice': `
    fields: {section: {values: [news, <|news|>]}}
    The value “news” is already in this list.`,
  'values of what is no enum': `
    fields: {section: {type: list, <|values|>: [news]}}
    “fields.section.values” is only for fields of type “enum”.`,
  'a relative text': `
    fields: {section: {type: string, <|relative|>: true}}
    “fields.section.relative” is only for fields of type “url”.`,
  'a built-in field with a type': `
    fields: {title: {<|type|>: string}}
    “type” is not a key of “fields.title”. Use “name”, “required”, “empty” or “description”.`,
  'a field with the name of a built-in one': `
    fields: {url: {name: source}, <|source|>: }
    A built-in field is already named “source”.`,
  'a field in the order that is none, near one that is': `
    header: {order: [url, <|titel|>]}
    “titel” is not a seed field. Did you mean “title”? → title`,
  'a field in the order that is none': `
    header: {order: [url, <|tags|>]}
    “tags” is not a seed field. If you need it, declare it under “fields”.`,
  'a field twice in the order': `
    header: {order: [url, <|url|>]}
    “url” is already in this list.`,
  'a limit in another spelling': `
    header: {limit: <|64kb|>}
    “header.limit” is “64kb”. Write a size from 32 KiB to 1 MiB. → 64 KiB`,
  'a limit without a unit': `
    header: {limit: <|65536|>}
    “header.limit” is “65536”. Write a size from 32 KiB to 1 MiB.`,
  'a limit that is too high': `
    header: {limit: <|2 MiB|>}
    “header.limit” is “2 MiB”. Write a size from 32 KiB to 1 MiB.`,
  'a level that no heading has': `
    body: {levels: [2, <|7|>]}
    “body.levels[1]” is “7”. Write a whole number from 1 to 6.`,
  'an unknown rule that is ignored, near one that is known': `
    ignore: {"a/*": [<|insecure-urls|>]}
    “insecure-urls” is not a rule. Did you mean “insecure-url”? → insecure-url`,
  'an unknown rule that is ignored': `
    ignore: {"a/*": <|everything|>}
    “everything” is not a rule.`,
  'nothing that is ignored': `
    ignore: {"a/*": <|[]|>}
    Name at least one rule for “a/*”.`,
  'a rule that is ignored twice': `
    ignore: {"a/*": [insecure-url, <|insecure-url|>]}
    “insecure-url” is already in this list.`,
  'a glob of overrides that leads out': `
    overrides: {<|"../a/*"|>: {insecure-url: off}}
    The glob “../a/*” leads out of this file’s folder.`,
  'an unknown rule for a glob': `
    overrides: {"a/*": {<|insecure-urls|>: off}}
    “insecure-urls” is not a key of “overrides.a/*”. Did you mean “insecure-url”? → insecure-url`,
  'a key that is no letter': `
    usages: {used: {key: <|Ctrl+U|>}}
    The key “Ctrl+U” is not one letter from a to z.`,
  'no usage at all': `
    usages: <|[]|>
    “usages” is empty. Add at least one usage.`,
  'usages left empty': `
    <|usages|>:
    “usages” is empty. Add at least one usage.`,
  'a usage twice': `
    usages: [used, <|used|>]
    The usage “used” is already in this list.`,
  'a usage that PyYAML takes for false': `
    usages: [used, <|no|>]
    Without quotes, YAML reads “no” as false. Put it in quotes. → "no"`,
  'a usage that is a number': `
    usages: {<|1|>: First}
    Without quotes, YAML reads “1” as the number 1. Put it in quotes. → "1"`,
  'a usage that is no word': `
    usages: [<|" used"|>]
    “ used” cannot be a usage. Write one line of text, without spaces around it.`,
  'a slug that PyYAML takes for a number': `
    publishers: {<|1_843|>: {}}
    Without quotes, YAML reads “1_843” as the number 1843. Put it in quotes. → "1_843"`,
  'a url for a domain': `
    publishers: {post: {domains: [<|https://post.example/news|>]}}
    “https://post.example/news” is not a domain, but “post.example” is. → post.example`,
  'a public suffix for a domain': `
    publishers: {post: {domains: [<|co.uk|>]}}
    “co.uk” is not a domain that a publisher could have. Write one such as “example.com”.`,
  'a number for a domain': `
    publishers: {post: {domains: [<|127.0.0.1|>]}}
    “127.0.0.1” is not a domain that a publisher could have. Write one such as “example.com”.`,
  'a domain given twice': `
    publishers: {post: {domains: [post.example]}, mail: {domains: [<|Post.example|>]}}
    The domain “post.example” already belongs to “post”.`,
  'an alias given twice': `
    publishers: {post: {aliases: [Post]}, mail: {aliases: [<|post|>]}}
    The alias “post” already belongs to “post”.`,
  'a glob that YAML takes for a reference': `
    seeds: {include: [<|*.txt|>]}
    “*.txt” needs quotes, because YAML reads a leading “*” as a reference. → "*.txt"`,
  'a usage that YAML takes for a tag': `
    usages: [<|!used|>]
    This needs quotes, because “&”, “*” and “!” have a special meaning at the start of a YAML value. → "!used"`,
  'a glob with backslashes': `
    seeds: {include: <|a\\b|>}
    The glob “a\\b” has a “\\”. Use “/” between folders. → "a/b"`,
  'a glob that leads out': `
    seeds: {include: <|../*.txt|>}
    The glob “../*.txt” leads out of this file’s folder.`,
  'an absolute glob': `
    seeds: {include: <|/seeds/*.txt|>}
    The glob “/seeds/*.txt” is absolute. Write a path relative to this file.`,
  'a negated glob': `
    seeds: {include: <|"!drafts"|>}
    The glob “!drafts” starts with “!”. Put files that are not seeds under “seeds.exclude”.`,
  'a glob whose braces stand for too many': `
    seeds: {exclude: [<|"{a,b,c}{a,b,c}{a,b,c}{a,b,c}"|>]}
    The glob “{a,b,c}{a,b,c}{a,b,c}{a,b,c}” has braces that stand for more than 64 globs.`,
  'a heading with its marks': `
    body: {headings: <|"## Summary"|>}
    Write the heading “## Summary” without “#” and without spaces around it. → "Summary"`,
  'a threshold out of its range': `
    duplicates: {threshold: <|0.5|>}
    “duplicates.threshold” is “0.5”. Write a number from 0.6 to 1.`,
  'a threshold as a percentage': `
    duplicates: {threshold: <|85|>}
    “duplicates.threshold” is “85”. Write a number from 0.6 to 1. → 0.85`,
  'a threshold that is no number': `
    duplicates: {threshold: <|.nan|>}
    “duplicates.threshold” is “.nan”. Write a number from 0.6 to 1.`,
  'a threshold that is text': `
    duplicates: {threshold: <|"0.8"|>}
    “duplicates.threshold” is “0.8”. Write a number from 0.6 to 1.`,
  'no list of different seeds': `
    duplicates: {different: <|a.txt|>}
    “duplicates.different” is “a.txt”. Write a list.`,
  'a seed that is different from nothing': `
    duplicates: {different: [<|a.txt|>]}
    “duplicates.different[0]” names only one seed. List two or more.`,
  'a group without seeds': `
    duplicates: {different: [[a.txt, b.txt], <|[]|>]}
    “duplicates.different[1]” names no seed. List two or more.`,
  'a seed that is different from itself': `
    duplicates: {different: [[a.txt, <|./a.txt|>]]}
    “a.txt” is already in this list.`,
  'a seed above the folder': `
    duplicates: {different: [[a.txt, b.txt, <|../c.txt|>]]}
    The path “../c.txt” leads out of this file’s folder.`,
  'an absolute path of a seed': `
    duplicates: {different: [[a.txt, b.txt, <|/home/c.txt|>]]}
    The path “/home/c.txt” is absolute. Write a path relative to this file.`,
  'a path with backslashes': `
    duplicates: {different: [[a.txt, b.txt, <|c\\d.txt|>]]}
    The path “c\\d.txt” has a “\\”. Use “/” between folders. → "c/d.txt"`,
  'a path that names nothing': `
    duplicates: {different: [[a.txt, b.txt, <|./|>]]}
    The path “./” names no seed.`,
  'a value too long to quote, with characters that do not print': `
    rank: {unique: <|"${'\\e'.repeat(2)}${'a'.repeat(100)}"|>}
    “rank.unique” is “\\u{1B}\\u{1B}${'a'.repeat(77)}…”. Use “folder”, “corpus” or “off”.`,

  'a bracket that is not closed': `
    usages: <|[|>used, spiked
    This “[” is not closed. Add “]”.`,
  'a quote that is not closed': `
    usages: <|"used|>
    This quote is not closed. Add " at its end.`,
  'a colon that is missing': `
    <|usages|>
    rank: {}
    A colon is missing. Write “key: value”.`,
  'a colon that is missing further down': `
    strict:
      publishers: true
      <|usages|>
    “usages” has no colon after it. Write “key: value”.`,
  'a colon too many': `
    usages:
      used: <|P|>rinted: on paper
    A value with a colon and a space in it needs quotes.`,
  'a tab': `
    strict:
    <|\t|>usages: true
    This is indented with a tab. Use spaces.`,
  'entries that do not stand below one another': `
    usages:
      - used
       - spiked
     <|-|> held
    The indentation is wrong. Entries that belong together start in the same column.`,
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
    A second YAML document starts here. Seedbed reads only the first one.`,
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
      '“colour” is not a key of “seedbed.yaml”. Use “seeds”, “header”, “fields”, “publishers”, “strict”, “usages”, “rank”, “body”, “duplicates”, “writing”, “rules”, “overrides”, “ignore” or “baseline”.',
      'This “[” is not closed. Add “]”.',
    ],
  );
});
