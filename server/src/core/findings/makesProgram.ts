import type { SeedContext } from '../corpus/seedContext.ts';
import type { TextEdit } from '../text/edit.ts';
import { parseSeedFor } from '../syntax/parseSeedFor.ts';
import { applyEdits } from '../text/edit.ts';

/** Whether edits would bring a header that asks to be run to where readers look for one. */
export function makesProgram({ document, configuration }: SeedContext, edits: readonly TextEdit[]): boolean {
  const text = applyEdits(document.text, edits);
  const { frontMatter, problems } = parseSeedFor(text, configuration);
  return frontMatter.kind === 'foreign' || problems.some(({ code }) => code === 'executable-header');
}
