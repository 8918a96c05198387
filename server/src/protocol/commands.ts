import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { RenamePlan, SeedJump, serverCommands } from '../core/index.ts';
import type { ServerCommand } from './request.ts';
import type { SeedTreeQuery } from './tree.ts';

const open: typeof serverCommands.open = 'seedbed.open';
const jump: typeof serverCommands.jump = 'seedbed.jump';
const fixAll: typeof serverCommands.fixAll = 'seedbed.fixAllInSeed';
const applyEdit: typeof serverCommands.applyEdit = 'seedbed.applyEdit';
const rename: typeof serverCommands.rename = 'seedbed.rename';

/** Shows a place in a seed, by `window/showDocument` where the client can. */
export const openCommand: ServerCommand<OpenArgument, null> = { command: open };

export interface OpenArgument {
  readonly uri: string;
  readonly range?: Range;
}

/** Goes from a seed to another one, and shows it as `openCommand` does. Null: there is none. */
export const jumpCommand: ServerCommand<JumpArgument, Location | null> = { command: jump };

export interface JumpArgument {
  readonly to: JumpTarget;
  /** Where from; from the first seed where not given. */
  readonly uri?: string;
  readonly position?: Position;
  /**
   * The tree that somebody looks at: what its filter hides is passed over, except for twins, and the seeds come in its order,
   * except for jumps by rank, and to problems, which come by file. By folder and rank where not given.
   */
  readonly view?: SeedTreeQuery;
}

/**
 * `nextProblem` and `previousProblem` go to errors and warnings, in the seed itself and then in the next one by its path;
 * `nextError` and `previousError` to errors only. All go round: after the last one comes the first.
 */
export type JumpTarget = SeedJump | 'nextProblem' | 'previousProblem' | 'nextError' | 'previousError';

/**
 * Gives one publisher or usage the name of another, in all seeds of a corpus and in its `seedbed.yaml`, by
 * `workspace/applyEdit`. Null: there is nothing to change, or, as a message says, it cannot be done. It waits for the scan.
 */
export const renameCommand: ServerCommand<RenameArgument, WorkspaceEdit | null> = { command: rename };

export interface RenameArgument {
  /** A seed of the corpus. */
  readonly uri: string;
  readonly facet: RenamePlan['facet'];
  readonly from: string;
  readonly to: string;
  /** True for a client that carries out the answer itself: nothing is applied. */
  readonly answerOnly?: boolean;
}

/**
 * Applies the safe fixes in one seed, by `workspace/applyEdit`, for editors that offer no such code action. Null:
 * there is nothing to fix.
 */
export const fixAllCommand: ServerCommand<FixAllArgument, WorkspaceEdit | null> = { command: fixAll };

export interface FixAllArgument {
  readonly uri: string;
}

/** Carries out a code action, by `workspace/applyEdit`, for clients that know none but commands. */
export const applyEditCommand: ServerCommand<ApplyEditArgument, null> = { command: applyEdit };

export interface ApplyEditArgument {
  readonly label: string;
  readonly edit: WorkspaceEdit;
  /** The document that it was made for, and its version; null where it was not open. */
  readonly uri: string;
  readonly version: number | null;
}
