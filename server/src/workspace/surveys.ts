import type { SeedSummary } from '../core/index.ts';
import type { Pause, Surveyed } from './background.ts';
import type { Checker } from './checker.ts';
import type { Corpora } from './corpora.ts';
import type { Survey, SurveyedProblem } from './survey.ts';
import type { WorkspaceHost } from './types.ts';
import { unpackSeeds } from '../core/index.ts';

/** What has to be known of seeds where surveys of them come in. */
export interface SurveyedFiles {
  /** Whether a file was found, or asked for, as a seed. */
  readonly has: (uri: string, folder: string, name: string) => boolean;
  readonly isOpenSeed: (uri: string) => boolean;
  /** Reads and checks files here. */
  readonly readFiles: (folder: string, names: readonly string[], pause: Pause) => Promise<void>;
}

/** Has seeds surveyed elsewhere, and takes in what is told of them. */
export class Surveys {
  readonly #host: WorkspaceHost;
  readonly #corpora: Corpora;
  readonly #checker: Checker;
  readonly #seeds: SurveyedFiles;

  constructor(host: WorkspaceHost, corpora: Corpora, checker: Checker, seeds: SurveyedFiles) {
    this.#host = host;
    this.#corpora = corpora;
    this.#checker = checker;
    this.#seeds = seeds;
  }

  /** Who surveys files, where somebody is free; `waiting` are how many files wait. */
  surveyor(waiting: number): ((folder: string, names: readonly string[]) => Promise<Surveyed>) | undefined {
    const { surveyor } = this.#host;
    if (!surveyor?.isFree(waiting)) return undefined;
    return async (folder, names) => {
      const corpus = this.#corpora.of(folder);
      const configuration = corpus?.configuration;
      const survey = corpus && (await surveyor.survey(folder, names, corpus.text));
      return async (pause) => {
        // They may be ruled by another configuration by now.
        const isRight = survey && this.#corpora.of(folder)?.configuration === configuration;
        if (!isRight) return this.#seeds.readFiles(folder, names, pause);
        await this.#takeSurvey(survey, folder, names, pause);
      };
    };
  }

  async #takeSurvey(
    { seeds, left, modified, problems }: Survey,
    folder: string,
    names: readonly string[],
    pause: Pause,
  ): Promise<void> {
    const surveyed = names.flatMap((name, index) => (left.has(index) ? [] : [{ name, index }]));
    const uris = surveyed.map(({ name }) => `${folder}/${name}`);
    let next = 0;
    for (const seed of unpackSeeds(seeds, uris)) {
      const { name, index } = surveyed[next++]!;
      this.#takeSurveyed(seed, folder, name, problems.get(index) ?? [], modified[index]!);
      const paused = pause();
      if (paused) await paused;
    }
    const others = names.filter((_, index) => left.has(index));
    await this.#seeds.readFiles(folder, others, pause);
  }

  #takeSurveyed(
    seed: SeedSummary,
    folder: string,
    name: string,
    problems: readonly SurveyedProblem[],
    modified: number,
  ): void {
    const { uri } = seed;
    const corpus = this.#corpora.of(folder);
    if (!corpus || !this.#seeds.has(uri, folder, name)) return;
    if (this.#seeds.isOpenSeed(uri)) this.#checker.noteModified(uri, modified < 0 ? undefined : modified);
    else this.#checker.takeSurveyed(seed, corpus, problems, modified);
  }
}
