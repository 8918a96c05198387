import type { CheckedFinding } from '../core/index.ts';
import type { ChangedFiles } from './changedFiles.ts';

/** Which findings count: those that no baseline has, of chosen rules, and those that concern files that have changed. */
export class FindingChoice {
  readonly #rules: (code: string) => boolean;
  readonly #changed: ChangedFiles | undefined;
  /** The rules whose findings relate a changed file to others, by the uris of these. */
  readonly #relatedToChanged = new Map<string, Set<string>>();

  /** @param changed the files that have changed; undefined where all files count. */
  constructor(rules: (code: string) => boolean, changed?: ChangedFiles) {
    this.#rules = rules;
    this.#changed = changed;
  }

  /** Those of a file's findings that count. Problems of a `seedbed.yaml` always do, since the others depend on it. */
  of(uri: string, findings: readonly CheckedFinding[]): readonly CheckedFinding[] {
    return this.#chosen(uri, findings, false);
  }

  /** Those that would count if no baseline had them. */
  knownOf(uri: string, findings: readonly CheckedFinding[]): readonly CheckedFinding[] {
    return this.#chosen(uri, findings, true);
  }

  /** Whether all of a file counts. */
  hasChanged(uri: string): boolean {
    return this.#changed === undefined || this.#changed.has(uri);
  }

  /**
   * Takes notice of what the findings of a changed file say of others: a finding that names only some of many twins need
   * not name the one that has changed.
   * @returns the uris of the others.
   */
  relate(findings: readonly CheckedFinding[]): readonly string[] {
    const others: string[] = [];
    for (const { rule, related = [] } of findings) {
      for (const { uri } of related) {
        if (this.hasChanged(uri)) continue;
        const codes = this.#relatedToChanged.get(uri) ?? new Set();
        this.#relatedToChanged.set(uri, codes.add(rule.code));
        others.push(uri);
      }
    }
    return others;
  }

  #chosen(uri: string, findings: readonly CheckedFinding[], known: boolean): readonly CheckedFinding[] {
    const ofRules = findings.filter(({ rule, isKnown = false }) => isKnown === known && this.#rules(rule.code));
    return this.hasChanged(uri) ? ofRules : ofRules.filter((finding) => this.#concernsChanged(uri, finding));
  }

  #concernsChanged(uri: string, { rule, related = [] }: CheckedFinding): boolean {
    if (rule.code === 'bad-configuration') return true;
    if (this.#relatedToChanged.get(uri)?.has(rule.code)) return true;
    return related.some((other) => this.hasChanged(other.uri));
  }
}
