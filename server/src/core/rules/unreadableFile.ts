import type { Finding, Rule } from '../findings/rule.ts';

/** Why a file is not read. */
export type UnreadableContent = 'not UTF-8' | 'too large';

export const unreadableFile: Rule = {
  code: 'unreadable-file',
  defaultSeverity: 'error',
  documentation: {
    summary: 'The file is not UTF-8, or is over 1 MiB.',
    reason:
      'Guessing an encoding and writing it back destroys text. Seedbed reports such a file instead and never writes to it.',
    wrong: 'A file saved as Latin-1, UTF-16 or Windows-1252, or one larger than 1,048,576 bytes.',
    right: 'The same text saved as UTF-8.',
  },
  // There is no text to check: whoever reads the files reports these.
  check: () => [],
};

/** The finding for a file that is not read; its range is the file's start. */
export function unreadable(reason: UnreadableContent): Finding {
  return {
    range: { start: 0, end: 0 },
    message:
      reason === 'not UTF-8'
        ? 'This file is not UTF-8, so Seedbed skips it. Save it as UTF-8 to check it.'
        : 'This file is over 1 MiB, so Seedbed skips it. A seed is a few kilobytes.',
  };
}
