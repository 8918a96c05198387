import type { TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import { parseSeedFor } from '../syntax/parseSeedFor.ts';
import { applyLspEdits } from '../text/lspEdits.ts';
import { editTo, fixAll } from './fixAll.ts';
import { setField, type FieldRefusal, type SettableField } from './setField.ts';

/**
 * The edits that give a field a value after all safe fixes of the seed: for a header that `setField` refuses to change as
 * it is. Refused with the reason that is left where the fixes do not help.
 * @param value as `setField` has it.
 */
export function repairAndSetField(
  seed: SeedContext,
  key: SettableField,
  value: string | bigint,
): LspTextEdit[] | FieldRefusal {
  const repaired = seed.withDocument(parseSeedFor(fixAll(seed).text, seed.configuration));
  const result = setField(repaired, key, value);
  if ('refused' in result) return result;
  return editTo(seed, applyLspEdits(repaired.document, result));
}
