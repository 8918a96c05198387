import { count } from '../problems.ts';

/** How a change is spoken of. */
export interface ChangeWords {
  /** What is asked before it. */
  readonly question: string;
  /** What is said when all of it is done. */
  readonly outcome: string;
  /** What it is called in the journal, without a full stop. */
  readonly label: string;
}

/**
 * The words for seeds that move to other ranks.
 * @param what the seeds that are to be moved: a title in quotes, or their number.
 * @param where such as `to 4`.
 * @param others how many other seeds get another rank.
 */
export function moveWords(what: string, where: string, others: number): ChangeWords {
  const move = `${what} ${where}`;
  const question =
    others === 0 ? '' : others === 1 ? ' One other seed moves.' : ` ${count(others, 'other seed')} move.`;
  const outcome =
    others === 0 ? '' : others === 1 ? ' One other seed moved.' : ` ${count(others, 'other seed')} moved.`;
  return { question: `Move ${move}?${question}`, outcome: `Moved ${move}.${outcome}`, label: `Move ${move}` };
}

/** The words for seeds that are numbered from 1 on. */
export function renumberWords(folder: string, seeds: number): ChangeWords {
  const changed = `${count(seeds, 'seed')} ${seeds === 1 ? 'gets' : 'get'} a new rank.`;
  const outcome = `Renumbered ${folder}: ${count(seeds, 'seed')} got a new rank.`;
  return { question: `Renumber ${folder}? ${changed}`, outcome, label: `Renumber ${folder}` };
}
