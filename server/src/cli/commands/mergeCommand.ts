import { parseWords, UsageError, type Words } from '../arguments.ts';
import type { CheckOptions } from '../checkOptions.ts';
import { readReportOptions, reportOptions } from './check.ts';
import { helpOption, type Command } from './description.ts';

const options = { ...reportOptions, help: helpOption } as const satisfies Command['options'];

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'parts… [options]',
  summary: 'report on seeds that “seedbed scan” has read',
  about:
    'Reports what “seedbed check” would report in the folder that “seedbed scan” was run in. It needs all parts and none of the seeds. Parts that are damaged, incomplete, of another version or of another configuration are refused. Whoever writes a part decides on what is reported: take only those that you trust.',
  options,
  examples: [{ words: 'merge 1.ndjson 2.ndjson --format json', does: 'report on two parts as JSON' }],
  exitCode: 'As of “seedbed check”; 2 if a part is refused.',
  run: async (words, cli) => {
    const { checkOptions, parts } = readMerge(words);
    const [{ mergeParts }, { checkParts }] = await Promise.all([
      import('../parts/mergeParts.ts'),
      import('../checkCommand.ts'),
    ]);
    const files = mergeParts(parts, checkOptions.config, cli);
    try {
      return await checkParts(checkOptions, cli, files);
    } finally {
      files.close();
    }
  },
};

function readMerge(words: Words): { readonly checkOptions: CheckOptions; readonly parts: readonly string[] } {
  const { values, positionals } = parseWords(words, options);
  if (positionals.length === 0) throw new UsageError('Name the parts that “seedbed scan” has written.');
  const checkOptions: CheckOptions = {
    ...readReportOptions(values),
    paths: [],
    changes: undefined,
    standardInput: undefined,
    fix: 'none',
    dryRun: false,
    jobs: 1,
  };
  return { checkOptions, parts: positionals };
}
