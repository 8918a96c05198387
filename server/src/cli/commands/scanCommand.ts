import { quoteForMessage } from '../../core/index.ts';
import { parseWords, UsageError, type Words } from '../arguments.ts';
import { configOption, helpOption, pathsAbout, type Command } from './description.ts';

const options = {
  shard: { type: 'string', value: 'I/N', help: 'read only the I-th of N parts of the seeds; 1/1 by default' },
  ndjson: {
    type: 'boolean',
    help: 'be a filter: read seeds from standard input, as lines {"path": "…", "text": "…"}; with it, --shard only says which of N inputs this is',
  },
  output: { type: 'string', value: 'FILE', help: 'write to this file instead of standard output' },
  config: configOption,
  help: helpOption,
} as const satisfies Command['options'];

export const scanCommand: Command = {
  name: 'scan',
  usage: '[paths…] [options]',
  summary: 'read a part of many seeds, for “seedbed merge”',
  about: [
    `Reads seeds, or a part of them, and writes a line of JSON for each: its fields, what is wrong with it by itself, and what “seedbed merge” has to know to find what only the other seeds show. So several processes or machines share the work. ${pathsAbout} All must be in the current folder.`,
    'The last line says how many seeds there are, which part it is, and has a checksum. The format belongs to this version of Seedbed.',
    'With --ndjson, each line of the input gives one of the output, in memory that does not grow. A path counts from the current folder, with “/”; other keys are passed over. Configurations are those of --config, or of files on disk, and each takes a line of its own. A line that is no such object, that is longer than 8 MiB, or whose path is absolute or leads out of the folder ends the scan. Without --shard, “seedbed merge” takes any number of such parts, and cannot tell that one is missing.',
  ],
  options,
  examples: [
    { words: 'scan --shard 1/2 --output 1.ndjson', does: 'read the first half of the seeds' },
    { words: 'scan --shard 2/2 --output 2.ndjson', does: 'read the other half, at the same time' },
    { words: 'merge 1.ndjson 2.ndjson', does: 'report what “seedbed check” would' },
    { words: 'scan --ndjson < texts.ndjson > part.ndjson', does: 'read seeds that are no files' },
  ],
  exitCode: '0 if the part was written, whatever it says, 2 if something failed.',
  run: async (words, cli) => {
    const read = readScan(words);
    if (read.isFilter) return (await import('../parts/scanLines.ts')).scanLines(read, cli);
    return (await import('../parts/runScan.ts')).runScan({ ...read, ...(read.shard ?? { shard: 1, of: 1 }) }, cli);
  },
};

function readScan(words: Words) {
  const { values, positionals } = parseWords(words, options);
  const isFilter = values.ndjson === true;
  if (isFilter && positionals.length > 0) throw new UsageError('--ndjson reads standard input, and takes no paths.');
  if (positionals.includes('-'))
    throw new UsageError(
      'A scan needs files; “-” does not work here. --ndjson reads lines of JSON from standard input.',
    );
  return {
    isFilter,
    paths: positionals.length > 0 ? positionals : ['.'],
    shard: values.shard === undefined ? undefined : readShard(values.shard),
    output: values.output,
    config: values.config,
  };
}

function readShard(shard: string): { readonly shard: number; readonly of: number } {
  const [, own, all] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(shard) ?? [];
  if (own === undefined || Number(own) > Number(all))
    throw new UsageError(`--shard takes a part and a number of parts, such as 1/4, not ${quoteForMessage(shard)}.`);
  return { shard: Number(own), of: Number(all) };
}
