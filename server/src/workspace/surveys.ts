import type { SeedSummary } from '../core/index.ts';
import type { Pause, Surveyed } from './background.ts';
import type { Checker } from './checker.ts';
import type { Corpora } from './corpora.ts';
import type { FolderFiles, Survey, SurveyedProblem } from './survey.ts';
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
  surveyor(waiting: number): ((files: readonly FolderFiles[]) => Promise<Surveyed>) | undefined {
    const { surveyor } = this.#host;
    if (!surveyor?.isFree(waiting)) return undefined;
    return async (files) => {
      // Those of one corpus: nearly always that is all of them.
      const corpus = this.#corpora.of(files[0]!.folder);
      const configuration = corpus?.configuration;
      const own = files.filter(({ folder }) => this.#corpora.of(folder) === corpus);
      const others = files.filter((part) => !own.includes(part));
      const survey = corpus && (await surveyor.survey(own, corpus.text));
      return async (pause) => {
        // They may be ruled by another configuration by now.
        const isRight = own.every(({ folder }) => this.#corpora.of(folder)?.configuration === configuration);
        if (survey && isRight) await this.#takeSurvey(survey, own, pause);
        else for (const { folder, names } of own) await this.#seeds.readFiles(folder, names, pause);
        for (const { folder, names } of others) await this.#seeds.readFiles(folder, names, pause);
      };
    };
  }

  async #takeSurvey(
    { seeds, left, modified, problems }: Survey,
    files: readonly FolderFiles[],
    pause: Pause,
  ): Promise<void> {
    const all = files.flatMap(({ folder, names }) => names.map((name) => ({ folder, name })));
    const places = Array.from(all.keys()).filter((place) => !left.has(place));
    const uris = places.map((place) => `${all[place]!.folder}/${all[place]!.name}`);
    let next = 0;
    for (const seed of unpackSeeds(seeds, uris)) {
      const place = places[next++]!;
      const { folder, name } = all[place]!;
      this.#takeSurveyed(seed, folder, name, problems.get(place) ?? [], modified[place]!);
      const paused = pause();
      if (paused) await paused;
    }
    for (const place of left) await this.#seeds.readFiles(all[place]!.folder, [all[place]!.name], pause);
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
