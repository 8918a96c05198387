import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import type { Corpus, JumpPath, ProblemCounts, Seed, SeedJump } from '../core/index.ts';
import type { RuledCorpus } from './types.ts';
import type { Workspace } from './workspace.ts';
import { firstSeed, firstUnreviewed, jump } from '../core/index.ts';

/** Where a jump starts. */
export interface JumpOrigin {
  readonly uri: string;
  /** The start of the file where not given; its end, for a jump backwards. */
  readonly position?: Position;
}

/** Where a jump leads. */
export interface JumpDestination {
  readonly uri: string;
  /** Undefined where the whole file is meant. */
  readonly range: Range | undefined;
}

/**
 * The seed to go to from another one, within its corpus; the first seed where none is given, or the file is none. An
 * unreviewed one is looked for in the other corpora too.
 * @param path what is gone through in each corpus, and in which order.
 */
export function jumpToSeed(
  workspace: Workspace,
  to: SeedJump,
  from?: JumpOrigin,
  path: (corpus: Corpus) => JumpPath = everything,
): JumpDestination | undefined {
  const corpora = workspace.corpora();
  const home = corpora.find(({ index }) => from && index.get(from.uri));
  const origin = from && home?.index.get(from.uri);
  if (home && origin) {
    const seed = jump(origin, home.index, home.configuration, to, path(home.index));
    if (seed) return { uri: seed.uri, range: undefined };
    if (to !== 'nextUnreviewed') return undefined;
  }
  for (const corpus of corpora) {
    const first = corpus === home ? undefined : firstOf(corpus, to, path(corpus.index));
    if (first) return { uri: first.uri, range: undefined };
  }
  return undefined;
}

export interface ProblemJumpOptions {
  readonly onlyErrors?: boolean | undefined;
  readonly path?: ((corpus: Corpus) => JumpPath) | undefined;
}

const everything = (): JumpPath => ({});

/**
 * The nearest error or warning: in the file itself, and then in the next one that has any, by uri; in all corpora, and
 * in their configurations too. After the last one comes the first.
 * @param options.onlyErrors whether warnings are passed over.
 * @param options.path what is gone through in each corpus; its order does not count.
 */
export async function jumpToProblem(
  workspace: Workspace,
  direction: 'next' | 'previous',
  from?: JumpOrigin,
  { onlyErrors = false, path = everything }: ProblemJumpOptions = {},
): Promise<JumpDestination | undefined> {
  const least = onlyErrors ? 1 : 2;
  const problemsOf = async (uri: string): Promise<readonly Diagnostic[]> => {
    const problems = (await workspace.diagnostics(uri)).filter(({ severity = 1 }) => severity <= least);
    problems.sort((a, b) => comparePositions(a.range.start, b.range.start));
    return direction === 'next' ? problems : problems.reverse();
  };
  const isAhead = ({ range }: Diagnostic): boolean => {
    if (!from?.position) return true;
    const distance = comparePositions(range.start, from.position);
    return direction === 'next' ? distance > 0 : distance < 0;
  };
  const here = from && (await problemsOf(from.uri)).find(isAhead);
  if (from && here) return { uri: from.uri, range: here.range };
  let last = from?.uri;
  // A file that was counted with problems has none any more only while it waits to be checked again.
  for (let tries = 0; tries < 100; tries++) {
    const uri = nearest(filesWithProblems(workspace, onlyErrors, path), direction, last);
    if (uri === undefined) return undefined;
    const [first] = await problemsOf(uri);
    if (first) return { uri, range: first.range };
    last = uri;
  }
  return undefined;
}

/** The first seed of all, or of those that are looked for whichever seed one comes from. */
function firstOf({ index, configuration }: RuledCorpus, to: SeedJump, path: JumpPath): Seed | undefined {
  return to === 'nextUnreviewed' ? firstUnreviewed(index, configuration, path) : firstSeed(index, path);
}

function* filesWithProblems(
  workspace: Workspace,
  onlyErrors: boolean,
  path: (corpus: Corpus) => JumpPath,
): Generator<string> {
  const isProblematic = ({ error, warning }: ProblemCounts) => error + (onlyErrors ? 0 : warning) > 0;
  const hasProblems = (uri: string): boolean => isProblematic(workspace.problemCounts(uri));
  for (const { index, configurationUri, records } of workspace.corpora()) {
    if (configurationUri !== undefined && hasProblems(configurationUri)) yield configurationUri;
    const { isShown } = path(index);
    for (const seed of index.seeds()) {
      if (isProblematic(records.foundIn(seed.uri).counts) && (isShown?.(seed) ?? true)) yield seed.uri;
    }
  }
  for (const uri of workspace.coverage().skipped.keys()) if (hasProblems(uri)) yield uri;
}

/** The nearest one after or before `from`, or where there is none the first or last of all. */
function nearest(uris: Iterable<string>, direction: 'next' | 'previous', from: string | undefined): string | undefined {
  const comesBefore = direction === 'next' ? (a: string, b: string) => a < b : (a: string, b: string) => a > b;
  let ahead: string | undefined;
  let round: string | undefined;
  for (const uri of uris) {
    if (round === undefined || comesBefore(uri, round)) round = uri;
    if (from === undefined || !comesBefore(from, uri)) continue;
    if (ahead === undefined || comesBefore(uri, ahead)) ahead = uri;
  }
  return ahead ?? round;
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
