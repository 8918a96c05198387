import { test } from 'node:test';
import { expectFindings, expectFix, expectFixes, seed } from '../../support/seed.ts';

const threeUsages = 'usages: [candidate, on hold, used]';
const lax = 'strict: { usages: false }';

test('the usages of the starter list are known where the configuration declares none', () => {
  for (const usage of ['candidate', 'selected', 'used', 'rejected']) expectFindings(seed(`usage: ${usage}`));
});

test('a usage that is not declared is an error, and the declared ones are named', () => {
  expectFindings(
    seed(`usage: maybe
       ^^^^^ error(unknown-usage): “maybe” is not one of your usages. Use “candidate”, “selected”, “used”, “rejected”.`),
  );
});

test('it is a warning where usages are not strict', () => {
  expectFindings(
    seed(`usage: maybe
       ^^^^^ warning(unknown-usage)`),
    { configuration: lax },
  );
});

test('the first “usages” of a configuration replace the starter list', () => {
  expectFindings(seed('usage: on hold'), { configuration: threeUsages });
  expectFindings(
    seed(`usage: selected
       ^^^^^^^^ error(unknown-usage)`),
    { configuration: threeUsages },
  );
});

test('a slip of one letter is mended', () => {
  expectFix(
    seed(`usage: candidat
       ^^^^^^^^ error(unknown-usage): “candidat” is not one of your usages. Did you mean “candidate”?`),
    seed('usage: candidate'),
    { title: 'Change the usage to “candidate”', kind: 'safe' },
  );
});

test('it is only offered where usages are not strict: the word may be a new one', () => {
  expectFix(
    seed(`usage: candidat
       ^^^^^^^^ warning(unknown-usage)`),
    seed('usage: candidate'),
    { kind: 'unsafe', configuration: lax },
  );
});

test('it is only offered where another usage comes near as well', () => {
  expectFix(
    seed(`usage: tested
       ^^^^^^ error(unknown-usage)`),
    seed('usage: texted'),
    { kind: 'unsafe', configuration: 'usages: [texted, toasted]' },
  );
});

test('two letters off is a guess', () => {
  expectFix(
    seed(`usage: cadnidate
       ^^^^^^^^^ error(unknown-usage)`),
    seed('usage: candidate'),
    { kind: 'unsafe' },
  );
});

test('case, spaces and punctuation are mended whatever is strict', () => {
  for (const spelling of [
    'Candidate',
    'CANDIDATE',
    'candidate.',
    'candidate,',
    '“candidate”',
    '"candidate "',
    'candi-date',
  ]) {
    expectFix(
      seed(`usage: ${spelling}
       ${'^'.repeat(spelling.length)} warning(unknown-usage)`),
      seed('usage: candidate'),
      { kind: 'safe', configuration: lax },
    );
  }
  expectFix(
    seed(`usage: On_Hold
       ^^^^^^^ error(unknown-usage)`),
    seed('usage: on hold'),
    { kind: 'safe', configuration: threeUsages },
  );
});

test('spellings that could be two usages are left alone', () => {
  expectFixes(
    seed(`usage: ON HOLD
       ^^^^^^^ error(unknown-usage)`),
    ['unsafe: Declare “ON HOLD” in seedbed.yaml'],
    { configuration: 'usages: [on-hold, on_hold]' },
  );
});

test('a new word can be declared', () => {
  expectFixes(
    seed(`usage: embargoed
       ^^^^^^^^^ error(unknown-usage)`),
    ['unsafe: Declare “embargoed” in seedbed.yaml'],
  );
});

test('a usage that is no text is for another rule', () => {
  expectFindings(
    seed(`usage: 7
       ^ error(wrong-type)`),
  );
  expectFindings(
    seed(`usage:
^^^^^ error(empty-value)`),
  );
});
