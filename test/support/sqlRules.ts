// The rules on twins as SQL, and the same as `seedbed merge` has them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { CheckedFinding } from '../../server/src/core/index.ts';
import { createCliWorkspace, scan } from '../../server/src/cli/cliWorkspace.ts';
import { PartsFileSystem } from '../../server/src/cli/parts/partsFileSystem.ts';
import { ProgressLine } from '../../server/src/cli/progressLine.ts';
import { relativePath } from '../../server/src/core/index.ts';
import { uriOfPath } from '../../server/src/workspace/index.ts';
import { cliIn } from './runCli.ts';

/** By the path of a seed, the paths of the others that it is told of. */
export type Told = ReadonlyMap<string, readonly string[]>;

/** The files in `sql/` that are a rule each, with the codes that `merge` has for what they find. */
export const sqlRules: Readonly<Record<string, readonly string[]>> = {
  'duplicate-url': ['duplicate-url'],
  'duplicate-title': ['duplicate-title'],
  'usage-conflict': ['usage-conflict'],
  'duplicate-rank': ['duplicate-rank'],
  'rank-gap': ['rank-gap'],
  'duplicate-number': ['duplicate-number'],
  'file-name': ['file-name'],
  'publisher-mismatch': ['publisher-mismatch', 'unknown-publisher'],
  'near-duplicate': ['near-duplicate'],
};

/** What of DuckDB it takes to ask the files in `sql/`. */
export class SqlRules {
  readonly connection: DuckDBConnection;

  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /**
   * Reads parts, with as many threads and as much memory as a machine that is shared can spare.
   * @param parts a path, with `*` and `?`
   * @param options.database a file for what does not fit into memory; none where not given.
   */
  static async read(parts: string, { database = ':memory:', bandBytes = 3 } = {}): Promise<SqlRules> {
    const instance = await DuckDBInstance.create(database, { threads: '2', memory_limit: '8GB' });
    const rules = new SqlRules(await instance.connect());
    await rules.connection.run(`SET VARIABLE parts = '${parts.replaceAll("'", "''")}'`);
    await rules.connection.run(`SET VARIABLE band_bytes = ${bandBytes}`);
    await rules.run('seeds');
    return rules;
  }

  async run(file: string): Promise<void> {
    await this.connection.run(sqlOf(file));
  }

  async told(file: string): Promise<Told> {
    const rows = (await this.connection.runAndReadAll(sqlOf(file))).getRowsJson() as [string, string[]][];
    return new Map(rows);
  }

  /** How many seeds a rule has found something in: of ten million nobody wants to see each. */
  async count(file: string): Promise<number> {
    const statements = sqlOf(file).trimEnd().replace(/;$/, '').split(/;\n/);
    const select = statements.pop()!;
    for (const statement of statements) await this.connection.run(statement);
    const [[count]] = (
      await this.connection.runAndReadAll(`SELECT count(*), sum(len(others)) FROM (${select})`)
    ).getRowsJson() as [[string]];
    return Number(count);
  }

  close(): void {
    this.connection.closeSync();
  }
}

function sqlOf(file: string): string {
  return readFileSync(join(import.meta.dirname, `../../sql/${file}.sql`), 'utf8');
}

/** What `seedbed merge` finds, by the codes of rules. @param folder the path that those of seeds begin at */
export async function mergedRules(folder: string, parts: readonly string[]): Promise<ReadonlyMap<string, Told>> {
  const cli = cliIn(folder);
  const base = uriOfPath(folder);
  const files = new PartsFileSystem(base, parts, null);
  const found = new Map<string, readonly CheckedFinding[]>();
  const workspace = createCliWorkspace({
    cli,
    config: undefined,
    fileSystem: files,
    progress: new ProgressLine(cli),
    shown: (uri) => uri,
    fail: (sentence) => {
      throw new Error(sentence);
    },
    onChecked: ({ uri, findings }) => void found.set(uri, findings),
  });
  await scan(workspace, files.paths);
  files.close();
  const told = new Map<string, Map<string, readonly string[]>>();
  for (const [uri, findings] of found) {
    for (const { rule, related = [] } of findings) {
      const ofRule = told.get(rule.code) ?? new Map<string, readonly string[]>();
      told.set(rule.code, ofRule);
      const others = related.map((other) => relativePath(base, other.uri));
      ofRule.set(relativePath(base, uri), others);
    }
  }
  return told;
}
