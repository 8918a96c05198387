import type { SeedDocument } from '../syntax/seedDocument.ts';

/** TODO */
export function storyTerms(_document: SeedDocument, _title: string | undefined): string {
  return '';
}
