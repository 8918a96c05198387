import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import {
  Corpus,
  SeedContext,
  codeActions,
  defaultConfiguration,
  fieldKeys,
  parseSeed,
} from '../../../server/src/core/index.ts';
import { clean } from '../../support/corpus.ts';

const root = 'file:///seeds%20of%20May';

/** A seed that has the same title as another one. */
function twin(): SeedContext {
  const corpus = new Corpus(root);
  const contexts = ['a/this%2C%20too.seed', 'b/that.seed'].map((path, index) => {
    const uri = `${root}/${path}`;
    const document = parseSeed(clean(4).replace('tunnel-4', `tunnel-${index}`), new Set(['url', 'title']));
    const seed = new SeedContext({ uri, document, corpus, configuration: defaultConfiguration });
    corpus.upsert(seed.summary);
    return seed;
  });
  return contexts[0]!;
}

function actions(file: Parameters<typeof codeActions>[4], showsDocuments?: boolean): CodeAction[] {
  const title = { line: 2, character: 8 };
  return codeActions(
    twin(),
    { start: title, end: title },
    ['quickfix'],
    () => undefined,
    file,
    showsDocuments ? { showsDocuments } : {},
  );
}

test('another seed is opened by a command, in clients that show documents', () => {
  const open = actions(undefined, true).find(({ title }) => title.startsWith('Open '));
  assert.equal(open?.edit, undefined);
  assert.equal(open?.command?.command, 'seedbed.open');
  assert.equal(open?.command?.title, open?.title);
  const argument: unknown = open?.command?.arguments?.[0];
  assert.deepEqual(argument, {
    uri: `${root}/b/that.seed`,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  });
  assert.deepEqual(
    actions(undefined).filter(({ command }) => command),
    [],
  );
});

test('a publisher is changed in all seeds by a command, in clients that carry out edits they have not asked for', () => {
  const corpus = new Corpus(root);
  const [seed] = [4, 5].map((number) => {
    const uri = `${root}/${number}.seed`;
    const document = parseSeed(
      clean(number).replace('publisher: ap', 'publisher: A.P.'),
      fieldKeys(defaultConfiguration),
    );
    const seed = new SeedContext({ uri, document, corpus, configuration: defaultConfiguration });
    corpus.upsert(seed.summary);
    return seed;
  });
  const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const commands = (appliesEdits: boolean) =>
    codeActions(seed!, whole, ['quickfix'], () => undefined, undefined, { appliesEdits }).flatMap(
      ({ command }) => command ?? [],
    );
  const rename = { uri: seed!.uri, facet: 'publisher', from: 'A.P.', to: 'ap' };
  assert.deepEqual(commands(true), [{ title: 'Change all 2 to “ap”', command: 'seedbed.rename', arguments: [rename] }]);
  assert.deepEqual(commands(false), []);
});

test('that seeds are different is said in seedbed.yaml, by their paths from its folder', () => {
  const declaring = (uri: string, text?: string) =>
    actions({ uri, text }).find(({ title }) => title.startsWith('Not the same'));
  const uri = `${root}/seedbed.yaml`;
  assert.deepEqual(declaring(uri, 'rank: {}\n')?.edit?.changes?.[uri]?.[0]?.newText.split('\n').slice(2), [
    'duplicates:',
    '  different:',
    '    - ["a/this, too.seed", b/that.seed]',
    '',
  ]);
  assert.equal(declaring(uri)?.edit?.changes?.[uri]?.length, 1);
  // Not where the file cannot say it.
  assert.equal(declaring(uri, 'duplicates: ['), undefined);
  assert.equal(declaring(`${root}/a/seedbed.yaml`, ''), undefined);
});
