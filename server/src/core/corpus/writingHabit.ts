import type { Relation, SeedChange } from './relation.ts';

/** How most seeds of a corpus write characters beyond ASCII. Only fixes depend on it: it is news to no finding. */
export class WritingHabit implements Relation {
  /** How many more seeds let them stand than escape them. */
  #majority = 0;

  update({ before, after }: SeedChange): void {
    this.#majority += voteOf(after?.allowsUnicode) - voteOf(before?.allowsUnicode);
  }

  /** Whether most of the seeds that show it let them stand as they are; undefined where none or half do. */
  get allowsUnicode(): boolean | undefined {
    return this.#majority === 0 ? undefined : this.#majority > 0;
  }
}

function voteOf(allowsUnicode: boolean | undefined): number {
  return allowsUnicode === undefined ? 0 : allowsUnicode ? 1 : -1;
}
