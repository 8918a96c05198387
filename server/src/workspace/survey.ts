import type { Diagnostic } from 'vscode-languageserver-types';
import type { Configuration, PackedSeeds, SeedSummary, Severity } from '../core/index.ts';
import type { FileContent } from './fileSystem.ts';
import {
  checkAlone,
  Corpus,
  fieldKeys,
  fixable,
  packSeeds,
  parseSeed,
  summarize,
  toDiagnostics,
} from '../core/index.ts';

/**
 * What seeds say by themselves, read and checked where none of the others is known: in another thread. All of it can be
 * handed over from there.
 */
export interface Survey {
  readonly seeds: PackedSeeds;
  /** When each file was changed last, in milliseconds since 1970; -1 where that is not known. */
  readonly modified: Float64Array;
  /** What is wrong with the seeds that anything is wrong with, by their place among all that were asked for. */
  readonly problems: ReadonlyMap<number, readonly SurveyedProblem[]>;
  /** The places of files that have to be looked at where the others are known: of them nothing is told. */
  readonly left: ReadonlySet<number>;
}

/** A finding without its fixes. */
export interface SurveyedProblem {
  readonly rule: { readonly code: string };
  readonly severity: Severity;
  /** Without a link to the rule's page. */
  readonly diagnostic: Diagnostic;
  readonly fixable: 'safe' | 'unsafe' | false;
}

/** Files of one folder. */
export interface FolderFiles {
  readonly folder: string;
  /** As they stand in uris. */
  readonly names: readonly string[];
}

/** Who surveys seeds, some at a time. */
export interface Surveyor {
  /** Whether nothing is read here while it is at work: that takes longer, and leaves this thread to who is typing. */
  readonly worksAlone: boolean;
  /** Whether more seeds can be given to it now. It may say so only where there are many. */
  readonly isFree: (waiting: number) => boolean;
  /**
   * Reads and checks files.
   * @param text that of the configuration that rules them; undefined for the defaults.
   * @returns a survey, or undefined where it cannot be made: the files are to be read by whoever asks then. Never rejects.
   */
  readonly survey: (files: readonly FolderFiles[], text: string | undefined) => Promise<Survey | undefined>;
}

/**
 * Makes a survey of files.
 * @param withTerms whether what is told of the seeds' stories is wanted.
 */
export function surveySeeds(
  uris: readonly string[],
  contents: readonly FileContent[],
  configuration: Configuration,
  withTerms: boolean,
): Survey {
  const keys = fieldKeys(configuration);
  const seeds: SeedSummary[] = [];
  const modified = new Float64Array(uris.length).fill(-1);
  const problems = new Map<number, readonly SurveyedProblem[]>();
  const left = new Set<number>();
  const corpus = new UnknownCorpus();
  uris.forEach((uri, index) => {
    const content = contents[index]!;
    const surveyed = 'text' in content ? survey(uri, content.text, configuration, keys, corpus) : undefined;
    if (!surveyed) {
      left.add(index);
      return;
    }
    seeds.push(surveyed.summary);
    if ('text' in content && content.modified !== undefined) modified[index] = content.modified;
    if (surveyed.problems.length > 0) problems.set(index, surveyed.problems);
  });
  return { seeds: packSeeds(seeds, withTerms), modified, problems, left };
}

interface SurveyedSeed {
  readonly summary: SeedSummary;
  readonly problems: readonly SurveyedProblem[];
}

/** Undefined where what can be done about a problem depends on other seeds, and where the engine fails. */
function survey(
  uri: string,
  text: string,
  configuration: Configuration,
  keys: ReadonlySet<string>,
  corpus: UnknownCorpus,
): SurveyedSeed | undefined {
  corpus.wasAsked = false;
  try {
    const document = parseSeed(text, keys);
    const summary = summarize(uri, document);
    const findings = checkAlone({ uri, document, configuration, corpus });
    if (findings.length === 0) return { summary, problems: noProblems };
    const diagnostics = toDiagnostics(findings, document, () => undefined);
    const problems = findings.map((finding, index) => ({
      rule: { code: finding.rule.code },
      severity: finding.severity,
      diagnostic: diagnostics[index]!,
      fixable: fixable(finding),
    }));
    return corpus.wasAsked ? undefined : { summary, problems };
  } catch {
    return undefined;
  }
}

const noProblems: readonly SurveyedProblem[] = [];

/** A corpus of which nothing is known, and that tells whether an answer hung on it. */
class UnknownCorpus extends Corpus {
  wasAsked = false;

  override publishersOf(): [] {
    this.wasAsked = true;
    return [];
  }
}
