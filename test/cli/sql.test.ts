// The rules on twins as SQL (`sql/`) find in parts what `seedbed merge` finds.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { LineScan } from '../../server/src/cli/parts/scanLines.ts';
import { clean } from '../support/corpus.ts';
import { mergedRules, SqlRules, sqlRules } from '../support/sqlRules.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporaryFolder.ts';
import { twinConfigurations, twinSeeds } from '../support/twinSeeds.ts';
import { cliIn } from '../support/runCli.ts';

async function expectSame(folder: TemporaryFolder, parts: readonly string[]): Promise<void> {
  const merged = await mergedRules(folder.path, parts.map(folder.pathOf));
  const sql = await SqlRules.read(folder.pathOf('*.ndjson'));
  await sql.run('twins');
  for (const [file, codes] of Object.entries(sqlRules)) {
    const expected = new Map(codes.flatMap((code) => [...(merged.get(code) ?? [])]));
    const told = await sql.told(file);
    if (file === 'publisher-mismatch') assert.deepEqual([...told.keys()].sort(), [...expected.keys()].sort());
    else assert.deepEqual(told, expected, file);
  }
  sql.close();
}

/** Scans seeds into a part. */
async function scanInto(folder: TemporaryFolder, name: string, seeds: Iterable<readonly [string, string]>) {
  const lines = Array.from(seeds, ([path, text]) => `${JSON.stringify({ path, text })}\n`);
  const scan = new LineScan(cliIn(folder.path), { shard: undefined, config: undefined });
  let part = '';
  for await (const some of scan.lines(oneChunk(lines.join('')))) part += some;
  folder.write({ [name]: part });
}

async function* oneChunk(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text);
}

suite('The rules as SQL', () => {
  test('find what merging finds', async (t) => {
    const folder = temporaryFolder(t, twinConfigurations);
    const seeds = [...twinSeeds(500)];
    await scanInto(folder, '1.ndjson', seeds.slice(0, 200));
    await scanInto(folder, '2.ndjson', seeds.slice(200));
    await expectSame(folder, ['1.ndjson', '2.ndjson']);
  });

  test('pass over a band in which too many bodies agree', async (t) => {
    const folder = temporaryFolder(t);
    const [first, second] = [64, 65].map((bodies) => {
      return Array.from({ length: bodies }, (_, index) => [`${bodies}/${index}.seed`, clean(index + 1)] as const);
    });
    await scanInto(folder, 'part', [...first!, ...second!]);
    const lines = folder.read('part').trimEnd().split('\n');
    const changed = lines.slice(0, -1).map((line, index) => {
      const isFirst = index < first!.length;
      const signature = new Uint8Array(128).map((_, byte) => (byte < 3 ? (isFirst ? 1 : 2) : 0));
      // All of them are similar, and agree in the first band alone.
      for (let byte = 5; byte < 24; byte += 3) signature[byte] = index;
      const json = { ...(JSON.parse(line) as object), article: undefined, headline: undefined, rank: undefined };
      return JSON.stringify({ ...json, signature: Buffer.from(signature).toString('base64') });
    });
    const sha256 = createHash('sha256')
      .update(`${changed.join('\n')}\n`)
      .digest('hex');
    const end = lines.at(-1)!.replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`);
    folder.write({ '1.ndjson': `${changed.join('\n')}\n${end}\n` });
    await expectSame(folder, ['1.ndjson']);
    const sql = await SqlRules.read(folder.pathOf('1.ndjson'));
    const told = [...(await sql.told('near-duplicate')).keys()];
    sql.close();
    assert.deepEqual([told.length, told.every((path) => path.startsWith('64/'))], [64, true]);
  });

  test('are refused a part without its end', async (t) => {
    const folder = temporaryFolder(t);
    await scanInto(folder, '1.ndjson', [['1.seed', clean(1)]]);
    folder.write({ '2.ndjson': folder.read('1.ndjson').replace(/^\{"part".*\n/m, '') });
    await assert.rejects(SqlRules.read(folder.pathOf('*.ndjson')), /A part is not complete\./);
    folder.write({ '2.ndjson': '' });
    (await SqlRules.read(folder.pathOf('*.ndjson'))).close();
  });
});
