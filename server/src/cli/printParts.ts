import type { Cli, Output } from './cli.ts';
import type { Format } from './formats/index.ts';
import { jsonWithoutCommands, xmlWithoutCommands } from './workflowCommands.ts';

/**
 * Writes a report part by part, as whole lines, and waits for whoever reads slower than it comes. It ends where nobody
 * reads any more.
 */
export async function printParts(
  parts: AsyncIterable<string>,
  { cli, stream }: { readonly cli: Cli; readonly stream: Output },
  language: Format['language'],
): Promise<void> {
  const printText = (piece: string): void => (stream === cli.stderr ? cli.printError(piece) : cli.print(piece));
  const harmless = cli.isReadForCommands ? withoutCommandsIn[language] : undefined;
  let text = '';
  const flush = async () => {
    if (language === 'text') printText(text);
    else cli.printData(harmless?.(text) ?? text);
    text = '';
    await cli.isTaken(stream);
  };
  for await (const part of parts) {
    text += part;
    if (text.length >= longestPiece) await flush();
    if (cli.isOutputLost(stream)) return;
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
