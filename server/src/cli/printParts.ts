import type { Format } from './formats/index.ts';
import { isOutputLost, isTaken, print, printData, printError } from './output.ts';
import { isReadForCommands, jsonWithoutCommands, xmlWithoutCommands } from './workflowCommands.ts';

/**
 * Writes a report part by part, as whole lines, and waits for whoever reads slower than it comes. It ends where nobody
 * reads any more.
 */
export async function printParts(
  parts: AsyncIterable<string>,
  stream: NodeJS.WriteStream,
  language: Format['language'],
): Promise<void> {
  const printText = stream === process.stderr ? printError : print;
  const harmless = isReadForCommands(process.env) ? withoutCommandsIn[language] : undefined;
  let text = '';
  const flush = async () => {
    if (language === 'text') printText(text);
    else printData(harmless?.(text) ?? text);
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

/** A format that consists of commands sees to it that values give none. */
const withoutCommandsIn: Partial<Record<Format['language'], (text: string) => string>> = {
  json: jsonWithoutCommands,
  xml: xmlWithoutCommands,
};
