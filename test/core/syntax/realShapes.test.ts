import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeedContext } from '../../../server/src/core/index.ts';
import { check, fixAll } from '../../../server/src/core/index.ts';
import { headerRules } from '../../../server/src/core/rules/index.ts';
import { breachesOf, changesOf } from '../../support/fixLaws.ts';
import { readWithYaml } from '../../support/headerReading.ts';
import type { RealShape } from '../../support/realShapes.ts';
import {
  ownShapes,
  readShapes,
  shapesConfiguration,
  sharedShapes,
  tellable,
  valueOf,
} from '../../support/realShapes.ts';
import { contextOf } from '../../support/seed.ts';
import { wordsOf } from '../../support/words.ts';

// Front matter as other sites have it: PyYAML, whose readings are measured, is right about all of it.

const headerCodes = new Set(headerRules.map(({ code }) => code));
const contextOfShape = (text: string) => contextOf(text, { configuration: shapesConfiguration });

for (const [where, folder] of [
  ['ours', ownShapes],
  ['those beside the project', sharedShapes],
] as const) {
  const shapes = readShapes(folder);
  const skip = shapes.length === 0 && 'there are none';
  const sound = shapes.filter(({ pyyaml }) => pyyaml === 'ok');
  const broken = shapes.filter(({ pyyaml }) => pyyaml === 'error' || pyyaml === 'other');
  const each = (
    name: string,
    of: readonly RealShape[],
    find: (shape: RealShape, seed: SeedContext) => string | undefined,
  ) => {
    test(`${name} (${where})`, { skip }, () => {
      const found = of.flatMap(
        (shape) => find(shape, contextOfShape(shape.text))?.replace(/^/, `${shape.name}: `) ?? [],
      );
      assert.deepEqual(found, []);
    });
  };

  each('sound: no finding says that a header cannot be read which PyYAML reads', sound, (_, seed) =>
    check(seed)
      .filter(({ rule, severity }) => severity === 'error' && headerCodes.has(rule.code))
      .map(({ rule, message }) => `${rule.code}: ${message}`)
      .at(0),
  );

  each('values: every field has the value that PyYAML reads', sound, ({ values }, { document }) => {
    // Of a key that stands twice, readers take the last.
    const read = new Map(document.fields.map((field) => [field.key, valueOf(field)]));
    const measured = [...values].map(([key, value]): [string, unknown] => [key, tellable(value, read.get(key))]);
    try {
      assert.deepEqual(new Map([...read].sort(byKey)), new Map(measured.sort(byKey)));
      return undefined;
    } catch {
      const wrong = measured.filter(([key, value]) => JSON.stringify(read.get(key)) !== JSON.stringify(value));
      const more = [...read.keys()].filter((key) => !values.has(key));
      return (
        wrong
          .map(([key, value]) => `${key}: ${JSON.stringify(read.get(key))}, not ${JSON.stringify(value)}`)
          .join('; ') + more.join(', ')
      );
    }
  });

  each('fixes: no safe fix of a sound header breaks a law, and fix-all ends', sound, (_, seed) => {
    for (const change of changesOf(seed, contextOfShape)) {
      const [breach] = breachesOf(change, readWithYaml);
      if (breach) return `${change.single?.fix.title ?? 'fix-all'}: ${breach.law} ${breach.detail}`;
    }
    return undefined;
  });

  each('broken: what PyYAML refuses is reported as an error', broken, (_, seed) =>
    check(seed).some(({ severity }) => severity === 'error') ? undefined : 'nothing is reported',
  );

  each(
    'mended: what fix-all leaves without an error has the words of each field that stand there',
    broken,
    ({ text }, seed) => {
      const { text: fixed } = fixAll(seed);
      const mended = contextOfShape(fixed);
      if (check(mended).some(({ severity }) => severity === 'error')) return undefined;
      if (readWithYaml(fixed).kind !== 'mapping') return 'it cannot be read, and nothing says so';
      const written = wordsByField(text);
      const wrong = mended.document.fields.filter(
        (field) => !written.get(field.key)?.has(wordsOf(textOf(field.value, field.valueRange, fixed)).join(' ')),
      );
      return wrong.length > 0
        ? wrong
            .map(({ key, value }) => `${key}: “${value.text}”, not “${[...(written.get(key) ?? [])].join('” or “')}”`)
            .join('; ')
        : undefined;
    },
  );
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** A scalar's text; what is written of a list or a mapping. */
function textOf(
  value: { kind: string; text: string },
  { start, end }: { start: number; end: number },
  text: string,
): string {
  return value.kind === 'list' || value.kind === 'mapping' ? withoutComments(text.slice(start, end)) : value.text;
}

/**
 * The words after each key, as far as the next key at the margin, or the next one at all, or any line before where the
 * header is not closed: with comments and without, with the codes of HTML and without.
 */
function wordsByField(text: string): Map<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  const [, ...lines] = text.split(/\r?\n/);
  const fence = lines.findIndex((line) => /^---[ \t]*$/.test(line));
  const header = lines.slice(0, fence === -1 ? undefined : fence);
  const keys = header.map((line) => /^[ \t]*["']?([\w-]+)["']?[ \t]*:/.exec(line));
  for (const [start, match] of keys.entries()) {
    if (!match) continue;
    const ways = fields.get(match[1]!) ?? new Set();
    fields.set(match[1]!, ways);
    for (let end = start + 1; end <= header.length; end++) {
      if (fence === -1 || end === header.length || keys[end]) {
        addWays(ways, [header[start]!.slice(match[0].length), ...header.slice(start + 1, end)].join('\n'));
      }
      if (keys[end] && /^\S/.test(header[end]!)) break;
    }
  }
  return fields;
}

function addWays(ways: Set<string>, written: string): void {
  for (const way of [written, withoutComments(written), written.replace(/&(?:amp;)*#?\w+;/g, ' ')]) {
    ways.add(wordsOf(way).join(' '));
  }
}

function withoutComments(text: string): string {
  return text.replace(/(?:^|[ \t])#.*$/gm, '');
}
