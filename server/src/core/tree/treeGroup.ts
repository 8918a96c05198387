import type { Configuration } from '../schema/configuration.ts';
import type { GroupDescription } from './seedGroups.ts';
import type { ProblemCounts, SeedGroupNode } from './seedTreeModel.ts';
import { firstOf } from '../navigation/firsts.ts';
import { noProblems, severities } from '../schema/severity.ts';
import { severityIn } from './seedGroups.ts';
import type { Member, MemberOrder } from './treeOrder.ts';

/** The seeds of a tree with one value, and what is counted of them. */
export class TreeGroup {
  readonly id: string;
  readonly value: string | undefined;
  readonly description: GroupDescription;
  readonly members: Member[] = [];
  unreviewed = 0;
  readonly #problems = { ...noProblems };
  /** Of a rule: the index of its severity. */
  #severity: number | undefined;
  #first: readonly Member[] = [];

  constructor(id: string, value: string | undefined, description: GroupDescription) {
    this.id = id;
    this.value = value;
    this.description = description;
  }

  noteProblems({ error, warning, information, hint }: ProblemCounts): void {
    this.#problems.error += error;
    this.#problems.warning += warning;
    this.#problems.information += information;
    this.#problems.hint += hint;
  }

  /** Notes how severe the rule of the group is in one of its seeds; nothing where the group is of no rule. */
  noteRule(problems: ProblemCounts, configuration: Configuration): void {
    if (this.value === undefined) return;
    const severity = severities.indexOf(severityIn(problems, this.value, configuration));
    if (this.#severity === undefined || severity < this.#severity) this.#severity = severity;
  }

  get order(): number {
    return this.#severity ?? this.description.order;
  }

  /** Of rules of the same severity the one that finds more comes first. */
  get weight(): number {
    return this.#severity === undefined ? 0 : this.members.length;
  }

  /** The first of its seeds in their order, which is always the same. */
  first(limit: number, order: MemberOrder): readonly Member[] {
    const wanted = Math.min(limit, this.members.length);
    if (this.#first.length < wanted) this.#first = firstOf(this.members, wanted, order);
    return this.#first.slice(0, wanted);
  }

  /** How many of its seeds come before one; undefined where it is none of them. */
  positionOf(seed: Member, order: MemberOrder): number | undefined {
    let position = 0;
    let isMember = false;
    for (const member of this.members) {
      if (member.seed === seed.seed) isMember = true;
      else if (order(member, seed) < 0) position++;
    }
    return isMember ? position : undefined;
  }

  node(): SeedGroupNode {
    const { label, description, isCut = false, isUndeclared = false } = this.description;
    const ofRule = this.#severity === undefined ? undefined : severities[this.#severity];
    return {
      kind: 'group',
      id: this.id,
      label,
      ...(description === undefined ? {} : { description }),
      seeds: this.members.length,
      unreviewed: this.unreviewed,
      ...(isUndeclared ? { isUndeclared } : {}),
      problems: ofRule ? { ...noProblems, [ofRule]: this.members.length } : this.#problems,
      ...(this.value === undefined || isCut || this.value.length > longestValue ? {} : { value: this.value }),
    };
  }
}

/** What is longer is no value that anybody would give to another seed. */
const longestValue = 1000;
