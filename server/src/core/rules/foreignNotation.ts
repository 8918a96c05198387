import type { SeedContext } from '../corpus/seedContext.ts';
import type { ForeignEntry, ForeignNotation } from '../syntax/foreignNotation.ts';
import type { Fix, Rule } from '../findings/rule.ts';
import { fieldDefinition } from '../schema/fieldKeys.ts';
import { resolvePlainScalar } from '../pyyaml/resolver.ts';
import { writeField } from '../pyyaml/writer.ts';
import { replacement } from '../text/edit.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { fence } from '../findings/fences.ts';
import { makesProgram } from '../findings/makesProgram.ts';

export const foreignNotation: Rule = {
  code: 'foreign-notation',
  defaultSeverity: 'error',
  documentation: {
    summary:
      'The header is written in TOML, as a table, or in another notation with one field a line: HTML, XML, LaTeX, INI.',
    reason: 'Programs look for YAML between “---” lines and find no fields in anything else.',
    wrong: exampleSeed('bridge')
      .replaceAll('---\n', '+++\n')
      .replace(
        /^(\w+): (.*)$/gm,
        (_, key: string, value: string) => `${key} = ${/^\d/.test(value) ? value : `"${value}"`}`,
      ),
    right: exampleSeed('bridge').replace(/^(url|title|publisher|usage): (.*)$/gm, '$1: "$2"'),
    fix: 'Rewrites it as YAML if all of it can be (in fix-all).',
  },
  *check(seed) {
    for (const problem of seed.document.problems) {
      if (problem.code !== 'foreign-notation') continue;
      const { notation } = problem;
      const end = notation.entries
        ? 'Write it as YAML'
        : 'Rewrite it as YAML by hand, since parts of it are not fields';
      yield {
        range: problem.range,
        message: `This header is ${notation.name}. ${end}.`,
        fixes: () => asYaml(seed, notation),
      };
    }
  },
};

function asYaml(seed: SeedContext, { entries, whole, labels }: ForeignNotation): readonly Fix[] {
  if (!entries) return [];
  const { lineBreak } = seed.document;
  const lines = entries.map((entry) => write(seed, entry)).join('');
  const edits = [replacement(whole, fence + lineBreak + lines + fence + lineBreak)];
  if (makesProgram(seed, edits)) return [];
  return [{ title: 'Write it as YAML', kind: 'safe', drops: labels, preferred: true, edits }];
}

/** A cell of a table has no type: it is written as the field’s is. */
function write({ document, configuration }: SeedContext, entry: ForeignEntry): string {
  const { lineBreak } = document;
  if ('line' in entry) return entry.line + lineBreak;
  const { key, text } = entry;
  const type = fieldDefinition(configuration, key)?.type;
  const isNumber = (type === 'rank' || type === 'integer') && resolvePlainScalar(text).kind === 'integer';
  return writeField(key, isNumber ? { verbatim: text } : text, { lineBreak });
}
