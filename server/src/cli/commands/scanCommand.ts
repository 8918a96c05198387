import { quoteForMessage } from '../../core/index.ts';
import { parseWords, UsageError, type Words } from '../arguments.ts';
import { helpOption, pathsAbout, type OwnCommand } from './description.ts';

const options = {
  shard: { type: 'string', value: 'I/N', help: 'read only the I-th of N parts of the seeds; 1/1 by default' },
  output: { type: 'string', value: 'FILE', help: 'write to this file instead of standard output' },
  config: { type: 'string', value: 'FILE', help: 'use this configuration instead of every seedbed.yaml' },
  help: helpOption,
} as const satisfies OwnCommand['options'];

export const scanCommand: OwnCommand = {
  name: 'scan',
  usage: '[paths…] [options]',
  summary: 'read a part of many seeds, for “seedbed merge”',
  about: [
    `Reads seeds, or a part of them, and writes a line of JSON for each: its fields, what is wrong with it by itself, and what “seedbed merge” has to know to find what only the other seeds show. So several processes or machines share the work. ${pathsAbout} All must be in the current folder.`,
    'The last line says how many seeds there are, which part it is, and has a checksum. The format belongs to this version of Seedbed.',
  ],
  options,
  examples: [
    { words: 'scan --shard 1/2 --output 1.ndjson', does: 'read the first half of the seeds' },
    { words: 'scan --shard 2/2 --output 2.ndjson', does: 'read the other half, at the same time' },
    { words: 'merge 1.ndjson 2.ndjson', does: 'report what “seedbed check” would' },
  ],
  exitCode: '0 if the part was written, whatever it says, 2 if something failed.',
  run: async (words) => {
    const read = readScan(words);
    return (await import('../parts/runScan.ts')).runScan(read);
  },
};

function readScan(words: Words) {
  const { values, positionals } = parseWords(words, options);
  if (positionals.includes('-')) throw new UsageError('A scan needs files. “-”, standard input, does not work here.');
  const { shard = '1/1' } = values;
  const [, own, all] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(shard) ?? [];
  if (own === undefined || Number(own) > Number(all))
    throw new UsageError(`--shard takes a part and a number of parts, such as 1/4, not ${quoteForMessage(shard)}.`);
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    shard: Number(own),
    of: Number(all),
    output: values.output,
    config: values.config,
  };
}
