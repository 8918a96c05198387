import type { SeedSummary } from './seedSummary.ts';
import type { SeedTable } from './seedTable.ts';
import { known } from './columns.ts';

/**
 * A seed as a corpus keeps it: each value is looked up when it is asked for. It says what the corpus says, and is no longer
 * to be asked when the seed has changed or is gone.
 */
export class StoredSeed implements SeedSummary {
  readonly #table: SeedTable;
  /** Its row in the corpus. */
  readonly row: number;

  constructor(table: SeedTable, row: number) {
    this.#table = table;
    this.row = row;
  }

  isIn(table: SeedTable): boolean {
    return this.#table === table;
  }

  get uri(): string {
    return this.#table.uriOf(this.row);
  }

  get folder(): string {
    return this.#table.folderOf(this.row);
  }

  get url(): string | undefined {
    return this.#table.urlOf(this.row);
  }

  get title(): string | undefined {
    return this.#table.titleOf(this.row);
  }

  get publisher(): string | undefined {
    return this.#table.publishers.at(this.#table.publisher.values[this.row]!);
  }

  get usage(): string | undefined {
    return this.#table.usages.at(this.#table.usage.values[this.row]!);
  }

  get domain(): string | undefined {
    return this.#table.domains.at(this.#table.domain.values[this.row]!);
  }

  get rank(): number | undefined {
    return known(this.#table.rank.values[this.row]!);
  }

  get meantRank(): number | undefined {
    return known(this.#table.meantRank.values[this.row]!);
  }

  get article(): number | undefined {
    return known(this.#table.article.values[this.row]!);
  }

  get headline(): number | undefined {
    return known(this.#table.headline.values[this.row]!);
  }

  get number(): number | undefined {
    return known(this.#table.number.values[this.row]!);
  }

  get urlPlace(): number {
    return this.#table.urlPlace.values[this.row]!;
  }

  get publisherPlace(): number {
    return this.#table.publisherPlace.values[this.row]!;
  }

  get usagePlace(): number {
    return this.#table.usagePlace.values[this.row]!;
  }

  get allowsUnicode(): boolean | undefined {
    return this.#table.allowsUnicode(this.row);
  }

  get terms(): string {
    return this.#table.others.termsOf(this.row);
  }

  writeSketch(into: Uint8Array): boolean {
    return this.#table.others.writeSketch(this.row, into);
  }
}
