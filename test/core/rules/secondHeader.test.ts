import { test } from 'node:test';
import { body, expectFindings, expectFix, expectFixes, other, seed } from '../../support/seed.ts';

const drawn = '---\n^^^ error(second-header)';

test('a fence among the fields is taken out when asked', () => {
  for (const key of ['title', 'publisher', 'usage', 'initial_rank']) {
    expectFix(
      seed().replace(
        `\n${key}:`,
        `\n${drawn}: The header ends at this line, but more fields follow. Put all fields in one header.\n${key}:`,
      ),
      seed(),
      { kind: 'unsafe' },
    );
  }
});

test('a closing fence that stands too early moves after the last field', () => {
  expectFix(seed().replace('\n---\n', '\n').replace('\nusage:', `\n${drawn}\n\nusage:`), seed(), { kind: 'unsafe' });
});

test('a header that stands twice is removed once', () => {
  const header = seed().replace(/## [^]*/, '');
  expectFix(
    `${header}${drawn}: A second header starts here. A seed has one header and one article.${seed().slice(3)}`,
    seed(),
    { kind: 'unsafe' },
  );
  expectFix(`${header}\n${drawn}${seed().slice(3)}`, seed(), { kind: 'unsafe' });
  expectFix(`${seed()}\n${drawn}${seed().slice(3)}`, seed(), { kind: 'unsafe' });
});

test('a header that is damaged is one all the same', () => {
  const below = seed('usage:candidate').slice(3).replace('usage: candidate', 'usage:candidate');
  expectFixes(`${seed()}\n${drawn}${below}`, []);
  const header = seed().replace(/## [^]*/, '');
  expectFix(`${header}----\n^^^^ error(second-header)${seed().slice(3)}`, seed(), { kind: 'unsafe' });
});

test('two seeds in one file are left to be parted', () => {
  expectFixes(`${seed()}\n${drawn}${other(1).slice(3)}`, []);
  expectFixes(`${seed()}\n${drawn}${seed('usage: rejected').slice(3)}`, []);
});

test('a header without a field of a seed above the real one', () => {
  const said = `${drawn}: Programs read these lines as the header, but they have no seed fields. The real header is below.`;
  expectFix(`${said}\n---\n${seed()}`, seed(), { kind: 'safe' });
  expectFix(`${said}\n\n---\n\n${seed()}`, seed(), { kind: 'safe' });
  const unknown = 'layout: post\n^^^^^^ warning(unknown-field)\n';
  expectFix(`${said}\n${unknown}---\n${seed()}`, seed().replace('---\n', `---\n${unknown}`), { kind: 'unsafe' });
});

test('no program becomes a header', () => {
  const below = seed('title: !!js/function x').replace('usage', 'state');
  expectFindings(`${drawn}
^^^ error(missing-field)
layout: post
^^^^^^ warning(unknown-field)
---
${below}`);
});

test('what an article may have in its body', () => {
  const header = seed().replace(/## [^]*/, '');
  const start = '## Article summary\nText.\n\n';
  for (const text of [
    `\`\`\`yaml\n${header}\`\`\`\n`,
    `~~~~\n\`\`\`\n${header}~~~~\n`,
    header.replace(/^/gm, '> '),
    header.replace(/^/gm, '    '),
    '---\n\nText: more.\n\n---\n\ntitle: none\n\n---\n',
    '| url | title |\n| --- | --- |\n| a | b |\n\n---\nurl: a\n',
    '---\nUrl: https://apnews.com\nTitle: None\nPublisher: ap\n---\n',
  ]) {
    expectFindings(body(start + text));
  }
  expectFindings(body('title: as the desk has it\n\n## Article summary\nText.\n'));
});
