import { readFileName } from '../corpus/fileName.ts';
import { folderOf } from '../corpus/seed.ts';
import { quoteForMessage } from '../text/message.ts';
import { relativePath } from '../text/relativePath.ts';
import { exampleSeed } from '../findings/exampleSeed.ts';
import { noFindings, type Rule } from '../findings/rule.ts';

export const fileName: Rule = {
  code: 'file-name',
  defaultSeverity: 'information',
  documentation: {
    summary:
      'A `.txt` seed’s name is not a number of three or more digits, `_` and sixteen hexadecimal digits, although most names in its folder are.',
    reason: 'Programs find seeds by their name pattern and silently skip other files.',
    paths: { wrong: '014_81c0f3e5d27b.txt', right: '014_81c0f3e5d27b9a46.txt' },
    others: { '012_2f9d60b7c81ea354.txt': exampleSeed('clock'), '013_c05e7ab1943d8f26.txt': exampleSeed('ferry') },
    wrong: exampleSeed('furnace'),
    right: exampleSeed('furnace'),
  },
  check(seed) {
    const { uri, corpus } = seed;
    const { isText, isRegular } = readFileName(uri);
    if (!isText || isRegular) return noFindings;
    const folder = folderOf(uri);
    if (!corpus.isRegularlyNamed(folder)) return noFindings;
    return [
      {
        range: seed.document.frontMatter.opening,
        message: `The file is called ${quoteForMessage(relativePath(folder, uri))}, but most seeds in this folder have a name such as “001_0123456789abcdef.txt”.`,
      },
    ];
  },
};
