import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import type { SeedContext } from '../../../server/src/core/index.ts';
import { Corpus, codeActions, defaultConfiguration, parseSeed, summarize } from '../../../server/src/core/index.ts';
import { clean } from '../../support/corpus.ts';

const root = 'file:///seeds%20of%20May';

/** A seed that has the same title as another one. */
function twin(): SeedContext {
  const corpus = new Corpus(root);
  const contexts = ['a/this%2C%20too.seed', 'b/that.seed'].map((path, index) => {
    const uri = `${root}/${path}`;
    const document = parseSeed(clean(4).replace('tunnel-4', `tunnel-${index}`), new Set(['url', 'title']));
    corpus.upsert(summarize(uri, document));
    return { uri, document, corpus, configuration: defaultConfiguration };
  });
  return contexts[0]!;
}

function actions(file: Parameters<typeof codeActions>[4], showsDocuments?: boolean): CodeAction[] {
  const title = { line: 2, character: 8 };
  return codeActions(twin(), { start: title, end: title }, ['quickfix'], () => undefined, file, showsDocuments);
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
  assert.equal(declaring(uri)?.edit?.documentChanges?.length, 2);
  // Not where the file cannot say it.
  assert.equal(declaring(uri, 'duplicates: ['), undefined);
  assert.equal(declaring(`${root}/a/seedbed.yaml`, ''), undefined);
});
