import { isOutputLost, isTaken, print, printData, printError } from './output.ts';
import { isReadForCommands, jsonWithoutCommands } from './workflowCommands.ts';

/**
 * Writes a report part by part, as whole lines, and waits for whoever reads slower than it comes. It ends where nobody
 * reads any more.
 */
export async function printParts(
  parts: AsyncIterable<string>,
  stream: NodeJS.WriteStream,
  format: 'text' | 'json',
): Promise<void> {
  const printText = stream === process.stderr ? printError : print;
  const json = isReadForCommands(process.env) ? jsonWithoutCommands : (text: string) => text;
  let text = '';
  const flush = async () => {
    if (format === 'json') printData(json(text));
    else printText(text);
    text = '';
    await isTaken(stream);
  };
  for await (const part of parts) {
    text += part;
    if (text.length >= longestPiece) await flush();
    if (isOutputLost(stream)) return;
  }
  await flush();
}

/** In UTF-16 code units: what a pipe takes at once. */
const longestPiece = 64 * 1024;
