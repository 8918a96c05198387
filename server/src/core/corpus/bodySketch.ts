import type { SeedDocument } from '../syntax/seedDocument.ts';

/** TODO */
export function sketchBody(_document: SeedDocument): string {
  return '';
}
