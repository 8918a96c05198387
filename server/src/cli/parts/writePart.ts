import type { Workspace } from '../../workspace/index.ts';
import { unboundNewSpace } from '../../node/v8Flags.ts';
import { complain, isOutputLost, isTaken, printData } from '../output.ts';
import { writeOutputFile } from '../outputFile.ts';

/** What kept a part from being written to its end. The message is a sentence for the user. */
export class PartFailure extends Error {}

/**
 * Writes the lines of a part as they come, and waits for whoever reads slower.
 * @param options.output the file to be written in place of standard output.
 * @param workspace what knows whether that is a seed.
 * @returns the exit code
 */
export async function writePart(
  lines: AsyncIterable<string>,
  { output, config }: { readonly output: string | undefined; readonly config: string | undefined },
  workspace: Workspace,
): Promise<number> {
  try {
    if (output !== undefined) await writeOutputFile(output, lines, workspace, config);
    else
      for await (const some of lines) {
        printData(some);
        await isTaken(process.stdout);
        if (isOutputLost(process.stdout)) return 2;
      }
  } catch (error) {
    if (!(error instanceof PartFailure)) throw error;
    complain(error.message);
    return 2;
  }
  unboundNewSpace();
  return 0;
}
