import type { ProblemCounts, Severity } from '../core/index.ts';
import type { RuledCorpus } from './types.ts';
import { noProblems } from '../core/index.ts';

/** The problems of all files together, and of the seeds of each corpus: kept as they come and go, never summed up. */
export class ProblemTotals {
  readonly #all: Totals = { files: 0, ...noProblems };
  readonly #corpora = new Map<RuledCorpus, Totals>();

  /** Of the seeds of one corpus; of all files, configurations among them, where none is given. */
  of(corpus?: RuledCorpus): ProblemCounts {
    const { error, warning, information, hint } = (corpus ? this.#corpora.get(corpus) : this.#all) ?? noProblems;
    return { error, warning, information, hint };
  }

  /** @param corpus undefined for a configuration. */
  add(corpus: RuledCorpus | undefined, problems: ProblemCounts): void {
    this.#change(corpus, problems, 1);
  }

  /** Takes back an `add`. */
  remove(corpus: RuledCorpus | undefined, problems: ProblemCounts): void {
    this.#change(corpus, problems, -1);
  }

  #change(corpus: RuledCorpus | undefined, problems: ProblemCounts, sign: 1 | -1): void {
    change(this.#all, problems, sign);
    if (!corpus) return;
    let totals = this.#corpora.get(corpus);
    if (!totals) this.#corpora.set(corpus, (totals = { files: 0, ...noProblems }));
    change(totals, problems, sign);
    if (totals.files === 0) this.#corpora.delete(corpus);
  }
}

type Totals = Record<Severity | 'files', number>;

function change(totals: Totals, problems: ProblemCounts, sign: 1 | -1): void {
  totals.files += sign;
  totals.error += sign * problems.error;
  totals.warning += sign * problems.warning;
  totals.information += sign * problems.information;
  totals.hint += sign * problems.hint;
}
