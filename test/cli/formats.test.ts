// The formats of `seedbed check`, each checked by the schema of those who read it.

import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import type { Problem, Report, ReportStyle } from '../../server/src/cli/checkReport.ts';
import { writeSarif } from '../../server/src/cli/formats/sarif.ts';
import { writeText } from '../../server/src/cli/formats/text.ts';
import type { Severity } from '../../server/src/core/index.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { jsonSchemaValidator, junitValidator, sarifValidator, type MaybeValidator } from '../support/validators.ts';
import { runCli } from '../support/runCli.ts';

const isWindows = process.platform === 'win32';

suite('seedbed check --format compact', () => {
  test('prints a line for each problem, and how it went', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': wrong(1), 'b/2.seed': warned(2) });
    assert.deepEqual(await runCli(folder, ['check', '--format', 'compact']), {
      code: 1,
      out: `a/1.seed:5:8: error “candidat” is not one of your usages. Did you mean “candidate”? [unknown-usage]
b/2.seed:4:12: warning “nobody” is not a known publisher. Did you mean “ap”? [unknown-publisher]
2 problems in 2 seeds: 1 error, 1 warning.
`,
      error: '',
    });
    assert.equal((await runCli(folder, ['check', '--format=compact', '--quiet'])).out.match(/\n/g)?.length, 2);
  });
});

suite('seedbed check --format github', () => {
  test('annotates the files, errors first, and says how it went', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': warned(1), 'b/2.seed': wrong(2) });
    const { code, out } = await runCli(folder, ['check', '--format', 'github'], '', {
      env: { GITHUB_ACTIONS: 'true' },
    });
    assert.equal(
      out,
      `::error file=b/2.seed,line=5,endLine=5,col=8,endColumn=16,title=unknown-usage::“candidat” is not one of your usages. Did you mean “candidate”?
::warning file=a/1.seed,line=4,endLine=4,col=12,endColumn=18,title=unknown-publisher::“nobody” is not a known publisher. Did you mean “ap”?
2 problems in 2 seeds: 1 error, 1 warning.
`,
    );
    assert.equal(code, 1);
  });

  test('prints as many annotations as GitHub shows, and the rest as a number', async (t) => {
    const folder = temporaryFolder(t, {
      'summary.md': 'Before.\n',
      ...many(12, wrong),
      ...many(11, (number) => warned(number + 12), 'b'),
    });
    const env = { GITHUB_STEP_SUMMARY: folder.pathOf('summary.md') };
    const { out } = await runCli(folder, ['check', '--format', 'github'], '', { env });
    assert.deepEqual([out.match(/^::error /gm)?.length, out.match(/^::warning /gm)?.length], [10, 10]);
    assert.match(out, /\n23 problems in 23 seeds: 12 errors, 11 warnings\. 3 more than GitHub shows\. .*\n$/);
    assert.equal(
      folder.read('summary.md'),
      `Before.
### Seedbed

23 problems in 23 seeds: 12 errors, 11 warnings.

| Rule | Severity | Problems | Fixed by --fix |
| --- | --- | --: | --: |
| unknown-usage | error | 12 | 12 |
| unknown-publisher | warning | 11 | 0 |

`,
    );
  });

  test('lets no name and no value end a command or begin another', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, {
      'a,b:c%\n::error::x.seed': wrong(1).replace('candidat', '"50%\\n::error::x##[x]"'),
    });
    const { out } = await runCli(folder, ['check', '--format', 'github', '.']);
    assert.match(
      out,
      /^::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax\.seed,line=5,.*::“50%25\\u\{A\}::error::x#\\u\{23\}\[x\]” is not/,
    );
    assert.equal(out.match(/^::/gm)?.length, 1);
  });
});

suite('seedbed check --format gitlab', () => {
  test('writes a report of code quality', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': wrong(1), 'b/2.seed': warned(2) });
    const { out } = await runCli(folder, ['check', '--format', 'gitlab']);
    const issues = JSON.parse(out) as { fingerprint: string }[];
    assert.deepEqual(
      issues.map(({ fingerprint, ...issue }) => (assert.ok(fingerprint), issue)),
      [
        {
          description: '“candidat” is not one of your usages. Did you mean “candidate”?',
          check_name: 'unknown-usage',
          severity: 'major',
          location: { path: 'a/1.seed', lines: { begin: 5, end: 5 } },
        },
        {
          description: '“nobody” is not a known publisher. Did you mean “ap”?',
          check_name: 'unknown-publisher',
          severity: 'minor',
          location: { path: 'b/2.seed', lines: { begin: 4, end: 4 } },
        },
      ],
    );
    await isValid(t, jsonSchemaValidator(codeQuality), folder, 'gitlab');
  });

  test('knows a problem again when a line is added above it, and two of one file apart', async (t) => {
    const folder = temporaryFolder(t, {
      '1.seed': wrong(1).replace('publisher: ap\n', 'publisher: ap\nfoo: 1\nbar: 1\n'),
    });
    const before = await fingerprints(folder);
    assert.equal(new Set(before).size, 3);
    folder.write({ '1.seed': folder.read('1.seed').replace('---\n', '---\n# A remark.\n') });
    assert.deepEqual(await fingerprints(folder), before);
    folder.write({ '1.seed': folder.read('1.seed').replace('candidat', 'kandidat') });
    assert.equal(new Set([...before, ...(await fingerprints(folder))]).size, 4, 'another problem is not the same');
  });
});

suite('seedbed check --format sarif', () => {
  test('writes what SARIF’s schema asks for, the worst first', async (t) => {
    const folder = temporaryFolder(t, { 'a b/1.seed': warned(1), 'c/ü.seed': wrong(2) });
    const run = await sarif(folder);
    assert.deepEqual(
      run.results.map(({ ruleId, level, locations }) => [ruleId, level, locations[0]!.physicalLocation]),
      [
        [
          'unknown-usage',
          'error',
          {
            artifactLocation: { uri: 'c/%C3%BC.seed' },
            region: { startLine: 5, startColumn: 8, endLine: 5, endColumn: 16 },
          },
        ],
        [
          'unknown-publisher',
          'warning',
          {
            artifactLocation: { uri: 'a%20b/1.seed' },
            region: { startLine: 4, startColumn: 12, endLine: 4, endColumn: 18 },
          },
        ],
      ],
    );
    for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
    for (const { helpUri } of run.tool.driver.rules) assert.ok(helpUri === undefined || helpUri.startsWith('https://'));
    await isValid(t, sarifValidator(), folder, 'sarif');
  });

  test('leaves out what code scanning would refuse, the mildest first, and says how much', async (t) => {
    const { text, run } = await written(reportOf([problems('hint', 13_000), problems('error', 13_000)]));
    assert.equal(run.results.length, 25_000);
    assert.equal(run.results.filter(({ level }) => level === 'error').length, 13_000);
    assert.match(JSON.stringify(run.invocations), /"1000 more problems are left out: code scanning accepts /);
    const validator = sarifValidator();
    if ('missing' in validator) return t.skip(validator.missing);
    const short = text.replace(/("results": \[\n.*),\n[^]*?(\n      \])/, '$1$2');
    assert.equal(await validator.validate(short), undefined);
  });

  test('has what the baseline knows too, last and suppressed, and every other result says that it is not', async (t) => {
    const folder = temporaryFolder(t, { 'a/1.seed': wrong(1), 'b/2.seed': clean(2) });
    const before = await sarif(folder);
    folder.write({ 'seedbed.yaml': 'baseline: known.json\n' });
    await runCli(folder, ['baseline']);
    const allKnown = await runCli(folder, ['check', '--format', 'sarif']);
    assert.deepEqual(
      [allKnown.code, allKnown.error],
      [0, 'seedbed: 1 known problem in the baseline is marked as suppressed.\n'],
    );
    folder.write({ 'b/2.seed': warned(2) });
    const { results } = await sarif(folder);
    assert.deepEqual(
      results.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions]),
      [
        ['unknown-publisher', 'warning', []],
        ['unknown-usage', 'note', [{ kind: 'external', status: 'accepted' }]],
      ],
    );
    assert.deepEqual(
      { ...results[1], level: 'error', suppressions: undefined },
      { ...before.results[0], suppressions: undefined },
    );
    assert.ok(
      before.results.every((result) => !('suppressions' in result)),
      'nothing is said where there is no baseline',
    );
    await isValid(t, sarifValidator(), folder, 'sarif');
    assert.deepEqual(
      (await runCli(folder, ['check', '--format', 'sarif', '--ignore-rule', 'unknown-usage'])).error,
      '',
    );
    const quiet = JSON.parse((await runCli(folder, ['check', '--format', 'sarif', '--quiet'])).out) as {
      runs: SarifRun[];
    };
    assert.deepEqual(quiet.runs[0]!.results, []);
  });

  test('tells a known problem from an equal one that is new', async (t) => {
    const once = `${clean(1)}<<<<<<< a\n=======\n>>>>>>> b\n`;
    const folder = temporaryFolder(t, { 'seedbed.yaml': 'baseline: known.json\n', '1.seed': once });
    await runCli(folder, ['baseline']);
    folder.write({ '1.seed': `${once}<<<<<<< a\n=======\n>>>>>>> b\n` });
    const { results } = await sarif(folder);
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions!.length),
      [0, 1],
    );
    assert.equal(
      new Set(results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)).size,
      2,
    );
  });

  test('leaves out what the baseline knows before anything else', async () => {
    const { run } = await written(reportOf([problems('warning', 24_999)], [problems('hint', 3)]));
    assert.deepEqual([run.results.length, run.results.at(-1)!.suppressions!.length], [25_000, 1]);
    assert.ok(run.results.slice(0, -1).every(({ suppressions }) => suppressions!.length === 0));
    assert.match(JSON.stringify(run.invocations), /"2 known problems are left out: /);
  });
});

suite('seedbed check --format junit', () => {
  test('has a test for each file, which fails for errors', async (t) => {
    const folder = temporaryFolder(t, {
      'a/1.seed': wrong(1).replace('candidat', '"<b> & \\"c\\""'),
      'b/2.seed': warned(2),
      'c/3.seed': clean(3),
    });
    const words = ['check', '--format', 'junit'];
    const { out } = await runCli(folder, words);
    assert.equal(
      out,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="seedbed" tests="3" failures="1" errors="0">
  <testsuite name="seedbed" tests="3" failures="1" errors="0">
    <testcase name="a/1.seed" classname="seedbed">
      <failure message="“&#60;b&#62; &#38; &#34;c&#34;” is not one of your usages. Use “candidate”, “selected”, “used”, “rejected”." type="unknown-usage">a/1.seed:5:8: error “&#60;b&#62; &#38; &#34;c&#34;” is not one of your usages. Use “candidate”, “selected”, “used”, “rejected”. [unknown-usage]</failure>
    </testcase>
    <testcase name="b/2.seed" classname="seedbed">
      <system-out>b/2.seed:4:12: warning “nobody” is not a known publisher. Did you mean “ap”? [unknown-publisher]</system-out>
    </testcase>
    <testcase name="c/3.seed" classname="seedbed"/>
  </testsuite>
</testsuites>
`,
    );
    assert.match((await runCli(folder, [...words, '--max-warnings=0'])).out, /failures="2"/);
    assert.doesNotMatch((await runCli(folder, [...words, '--quiet'])).out, /warning/);
    await isValid(t, junitValidator(), folder, 'junit');
  });

  test('holds names and values that XML has no spelling for', { skip: isWindows }, async (t) => {
    const folder = temporaryFolder(t, { 'a\u0001"<\n.seed': wrong(1).replace('candidat', '"\\x01\\uFFFE"') });
    await isValid(t, junitValidator(), folder, 'junit');
  });
});

suite('in continuous integration', () => {
  for (const format of ['compact', 'gitlab', 'sarif', 'junit']) {
    test(`names and values give no command to the log (${format})`, { skip: isWindows }, async (t) => {
      const folder = temporaryFolder(t, {
        '::error::x/1.seed': wrong(1).replace('candidat', '"##[error]x"'),
        '##vso[x]/2.seed': wrong(2),
      });
      const { out } = await runCli(folder, ['check', '--format', format], '', { env: { CI: 'true' } });
      assert.doesNotMatch(out, /^\s*::|##\[|##vso\[/im);
    });
  }
});

test('a format that is a document is one also where nothing is wrong, and where nothing is found', async (t) => {
  const folder = temporaryFolder(t, { 'a/1.seed': clean(1), 'empty/readme.txt': '' });
  for (const format of ['json', 'gitlab', 'sarif', 'junit']) {
    const { code, out } = await runCli(folder, ['check', '--format', format, 'a']);
    assert.equal(code, 0);
    if (format === 'junit') assert.match(out, /^<\?xml[^]*<\/testsuites>\n$/);
    else assert.doesNotThrow(() => void JSON.parse(out), format);
    const empty = await runCli(folder, ['check', '--format', format, 'empty']);
    assert.deepEqual([empty.code, empty.out === ''], [2, false]);
  }
  await isValid(t, sarifValidator(), folder, 'sarif');
  await isValid(t, jsonSchemaValidator(codeQuality), folder, 'gitlab');
  await isValid(t, junitValidator(), folder, 'junit');
});

/** A seed with a warning: `unknown-publisher`. */
function warned(number: number): string {
  return clean(number).replace('publisher: ap', 'publisher: nobody');
}

function many(count: number, seed: (number: number) => string, folder = 'a'): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return Object.fromEntries(numbers.map((number) => [`${folder}/${number}.seed`, seed(number)]));
}

async function fingerprints(folder: TemporaryFolder): Promise<readonly string[]> {
  const { out } = await runCli(folder, ['check', '--format', 'gitlab']);
  return (JSON.parse(out) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
}

test('text says what can be fixed as far as it was tried, and to a run that fixes no more than that', async () => {
  const said = async (count: number, isAll: boolean, isFixing: boolean) => {
    const report = { ...reportOf([problems('error', 1)]), repairable: () => Promise.resolve({ count, isAll }) };
    let text = '';
    for await (const part of writeText(report, { ...plainStyle, isFixing })) text += part;
    return text.trimEnd().split('1 error.').at(-1)!.trim();
  };
  assert.equal(await said(1, true, false), '1 can be fixed with --fix.');
  assert.equal(await said(1, false, false), 'At least 1 can be fixed with --fix.');
  assert.equal(await said(0, false, false), 'To see what can be fixed, use --fix --dry-run.');
  assert.equal(await said(0, true, false), '');
  assert.equal(await said(0, false, true), '');
});

const plainStyle: ReportStyle = {
  quiet: false,
  statistics: false,
  isFixing: false,
  warningsFail: false,
  paint: (_, text) => text,
};

/** Many problems of one file, which are alike. */
function problems(severity: Severity, count: number): readonly Problem[] {
  return Array.from({ length: count }, (_, line) => ({
    file: 'a.seed',
    code: 'unknown-usage',
    severity,
    message: 'A message.',
    range: { start: { line, character: 0 }, end: { line, character: 1 } },
    fixable: false,
    fingerprint: `${severity}:${line}`,
  }));
}

async function written(report: Report): Promise<{ readonly text: string; readonly run: SarifRun }> {
  let text = '';
  for await (const part of writeSarif(report, plainStyle)) text += part;
  return { text, run: (JSON.parse(text) as { runs: readonly SarifRun[] }).runs[0]! };
}

/** A report of what was found in some files, and what of it a baseline knows. */
function reportOf(files: readonly (readonly Problem[])[], known: readonly (readonly Problem[])[] = []): Report {
  return {
    checked: files.length,
    skipped: 0,
    changed: undefined,
    fixed: 0,
    fixedFiles: 0,
    refused: [],
    isComplete: true,
    ...foundIn(files),
    repairable: () => Promise.resolve({ count: 0, isAll: true }),
    known: foundIn(known),
    files: () => files.map(([first]) => first!.file),
  };
}

function foundIn(files: readonly (readonly Problem[])[]): Report['known'] {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of files.flat()) counts[severity]++;
  return {
    counts,
    async *problems(wanted = ['error', 'warning', 'information', 'hint']) {
      for (const file of files) yield await Promise.resolve(file.filter(({ severity }) => wanted.includes(severity)));
    },
  };
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } };
  readonly invocations: unknown;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly locations: readonly { readonly physicalLocation: unknown }[];
    readonly suppressions?: readonly unknown[];
    readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  }[];
}

async function sarif(folder: TemporaryFolder): Promise<SarifRun> {
  const { out } = await runCli(folder, ['check', '--format', 'sarif']);
  const { version, runs } = JSON.parse(out) as { version: string; runs: readonly SarifRun[] };
  assert.equal(version, '2.1.0');
  return runs[0]!;
}

/** Asks somebody else whether a report is what it should be. */
async function isValid(
  t: TestContext,
  validator: MaybeValidator,
  folder: TemporaryFolder,
  format: string,
): Promise<void> {
  if ('missing' in validator) return t.skip(validator.missing);
  const { out } = await runCli(folder, ['check', '--format', format]);
  assert.equal(await validator.validate(out), undefined);
}

/** What GitLab documents of a report of code quality, and what its own schema requires. */
const codeQuality = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^[^/.]' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};
