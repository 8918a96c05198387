import { unboundNewSpace } from '../../node/v8Flags.ts';
import { writeOutputFile, type OutputFileOptions } from '../outputFile.ts';

/** What kept a part from being written to its end. The message is a sentence for the user. */
export class PartFailure extends Error {}

/**
 * Writes the lines of a part as they come, and waits for whoever reads slower.
 * @param options.output the file to be written in place of standard output.
 * @returns the exit code
 */
export async function writePart(
  lines: AsyncIterable<string>,
  { cli, output, ...options }: OutputFileOptions & { readonly output: string | undefined },
): Promise<number> {
  try {
    if (output !== undefined) await writeOutputFile(output, lines, { cli, ...options });
    else
      for await (const some of lines) {
        cli.printData(some);
        await cli.isTaken(cli.stdout);
        if (cli.isOutputLost(cli.stdout)) return 2;
      }
  } catch (error) {
    if (!(error instanceof PartFailure)) throw error;
    cli.complain(error.message);
    return 2;
  }
  unboundNewSpace();
  return 0;
}
