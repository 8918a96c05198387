// What services of continuous integration and commit hooks run: the action's script, and the files of examples/ci, as far as
// a machine without these services can.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, suite, test, type TestContext } from 'node:test';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { bundle } from '../support/bundles.ts';
import { clean, wrong } from '../support/corpus.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;
const isWindows = process.platform === 'win32' && 'the scripts are for Bash';

let cli: string;
before(async () => {
  cli = await bundle('cli');
});

/** A folder of seeds, with an `npx` that runs the command line as it is here, and notes what it was asked for. */
function seedsWithNpx(t: TestContext, files: Readonly<Record<string, string>>): TemporaryFolder {
  const folder = temporaryFolder(t, {
    ...files,
    'bin/npx': `#!/bin/sh
printf '%s\\n' "$@" > "$(dirname "$0")/asked"
shift 2
exec "${process.execPath}" "${cli}" "$@"
`,
  });
  chmodSync(folder.pathOf('bin/npx'), 0o755);
  return folder;
}

function run(folder: TemporaryFolder, command: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(command[0]!, command.slice(1), {
    cwd: folder.path,
    encoding: 'utf8',
    env: {
      ...process.env,
      CI: 'false',
      GITHUB_ACTIONS: 'false',
      TF_BUILD: 'false',
      ...env,
      PATH: folder.pathOf('bin') + path.delimiter + process.env['PATH'],
    },
  });
}

suite('The action for GitHub', { skip: isWindows }, () => {
  const check = (folder: TemporaryFolder, inputs: Readonly<Record<string, string>> = {}) => {
    const done = run(folder, ['bash', path.join(root, '.github/actions/check.sh')], {
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: folder.pathOf('output'),
      RUNNER_TEMP: folder.path,
      SEEDBED_PATHS: '.',
      SEEDBED_SINCE: '',
      SEEDBED_BASELINE: '',
      SEEDBED_FORMAT: 'text',
      ...inputs,
    });
    return { ...done, outputs: folder.kind('output') === 'file' ? folder.read('output').trim().split('\n') : [] };
  };

  test('gives the script all of its inputs, and fails only after it', () => {
    const action = parse(textOf('action.yml')) as Action;
    const [first, last] = action.runs.steps;
    assert.deepEqual(Object.keys(action.inputs), ['paths', 'since', 'baseline', 'format']);
    for (const name of Object.keys(action.inputs)) {
      assert.equal(first!.env[`SEEDBED_${name.toUpperCase()}`], `\${{ inputs.${name} }}`);
    }
    assert.equal(first!.run, 'bash "$GITHUB_ACTION_PATH/.github/actions/check.sh"');
    assert.equal(last!.run, 'exit "$SEEDBED_EXIT_CODE"');
  });

  test('ends well with errors in seeds, and has the report and the exit code in its outputs', (t) => {
    const folder = seedsWithNpx(t, { '1.seed': wrong(1) });
    const { status, outputs, stdout } = check(folder);
    assert.equal(status, 0);
    assert.deepEqual(outputs, [`report=${folder.pathOf('seedbed-report.text')}`, 'exit-code=1']);
    assert.match(stdout, /^1\.seed:5:8 error /);
    assert.equal(folder.read('seedbed-report.text'), stdout);
  });

  test('passes without errors', (t) => {
    const folder = seedsWithNpx(t, { '1.seed': clean(1) });
    assert.equal(check(folder).outputs[1], 'exit-code=0');
  });

  test('keeps the log free of what programs read', (t) => {
    const folder = seedsWithNpx(t, { '1.seed': wrong(1) });
    assert.equal(check(folder, { SEEDBED_FORMAT: 'json' }).stdout, '');
    assert.equal((JSON.parse(folder.read('seedbed-report.json')) as { problems: object[] }).problems.length, 1);
  });

  test('asks for the version that it belongs to, and takes what is in its inputs for words, never for commands', (t) => {
    const folder = seedsWithNpx(t, { 'a b/1.seed': clean(1) });
    check(folder, { SEEDBED_PATHS: 'a b\n$(touch hit)\n', SEEDBED_SINCE: '--fix', SEEDBED_BASELINE: 'strict' });
    assert.equal(
      folder.read('bin/asked').trimEnd().replaceAll('\n', '|'),
      `--yes|seedbed@${manifest.version}|check|--format|text|--since=--fix|--strict-baseline|--|a b|$(touch hit)`,
    );
    assert.equal(folder.kind('hit'), 'none');
  });
});

suite('examples/ci', { skip: isWindows }, () => {
  for (const [file, scriptOf] of [
    ['github.yml', (text: string) => (parse(text) as Workflow).jobs.check.steps.flatMap((step) => step.run ?? [])],
    ['gitlab.yml', (text: string) => (parse(text) as GitlabPipeline).seeds.script],
  ] as const) {
    test(`${file} passes and fails with the seeds`, (t) => {
      const [line, ...others] = scriptOf(textOf(`examples/ci/${file}`));
      assert.equal(others.length, 0);
      const format = /--format (\w+)/.exec(line!)![1]!;
      const folder = seedsWithNpx(t, { '1.seed': clean(1) });
      const { stdout } = run(folder, ['npx', '', '', 'check', '--help']);
      if (!stdout.includes(format)) return t.skip(`“seedbed check” has no format “${format}” yet`);
      assert.equal(run(folder, ['bash', '-e', '-c', line!]).status, 0);
      assert.deepEqual(folder.read('bin/asked').split('\n').slice(0, 2), ['--yes', `seedbed@${manifest.version}`]);
      folder.write({ '1.seed': wrong(1) });
      assert.equal(run(folder, ['bash', '-e', '-c', line!]).status, 1);
    });
  }

  test('pre-commit.yaml has the hook that this repository offers, in the version that it is', () => {
    const [hook] = (parse(textOf('examples/ci/pre-commit.yaml')) as PreCommit).repos[0]!.hooks;
    const offered = parse(textOf('.pre-commit-hooks.yaml')) as Hook[];
    assert.deepEqual(hook, offered[0]);
    const file = path.join(root, '.pre-commit-hooks.yaml');
    if (hasPreCommit) assert.equal(spawnSync('pre-commit', ['validate-manifest', file]).status, 0);
    for (const { entry } of offered) assert.match(entry, new RegExp(`^npx --yes seedbed@${manifest.version} check`));
  });

  test('pre-commit.yaml keeps a seed with an error from being committed', (t) => {
    if (!hasPreCommit) return t.skip('pre-commit is not installed');
    const folder = seedsWithNpx(t, {
      '1.seed': wrong(1),
      '.pre-commit-config.yaml': textOf('examples/ci/pre-commit.yaml'),
    });
    const env = { PRE_COMMIT_HOME: folder.pathOf('home') };
    const git = (...words: readonly string[]) => {
      const names = ['user.name=a', 'user.email=a@example.com', 'core.hooksPath=.git/hooks'];
      return run(folder, ['git', ...names.flatMap((name) => ['-c', name]), ...words], env);
    };
    assert.equal(git('init', '--quiet').status, 0);
    const installed = run(folder, ['pre-commit', 'install'], env);
    assert.equal(installed.status, 0, installed.stdout + installed.stderr);
    git('add', '1.seed', '.pre-commit-config.yaml');
    const refused = git('commit', '--quiet', '--message', 'A seed');
    assert.equal(refused.status, 1, refused.stderr);
    assert.match(refused.stderr, /Check seeds\.+Failed[^]*1\.seed:5:8 error/);
    folder.write({ '1.seed': clean(1) });
    git('add', '1.seed');
    const taken = git('commit', '--quiet', '--message', 'A seed');
    assert.equal(taken.status, 0, taken.stderr);
  });
});

interface Action {
  readonly inputs: Readonly<Record<string, object>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}

interface Workflow {
  readonly jobs: { readonly check: { readonly steps: readonly { readonly run?: string }[] } };
}

interface GitlabPipeline {
  readonly seeds: { readonly script: readonly string[] };
}

interface Hook {
  readonly entry: string;
}

interface PreCommit {
  readonly repos: readonly { readonly hooks: readonly Hook[] }[];
}
