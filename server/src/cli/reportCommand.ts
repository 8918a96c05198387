import { createHash } from 'node:crypto';
import path from 'node:path';
import { buildOverview, quoteForMessage, type Overview } from '../core/index.ts';
import { overviewPage } from '../report/index.ts';
import { version } from '../node/version.ts';
import type { Cli } from './cli.ts';
import { createCliWorkspace, reportUnreadable, scan } from './cliWorkspace.ts';
import { noSeeds } from './noSeeds.ts';
import { count } from './output.ts';
import { writeOutputFile } from './outputFile.ts';
import { namedPath, shownPath } from './paths.ts';
import { ProgressLine } from './progressLine.ts';

export interface ReportOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** The file to be written. */
  readonly html: string;
  /** The one configuration, in place of every `seedbed.yaml`. */
  readonly config: string | undefined;
}

/** `seedbed report` */
export async function reportCommand({ paths, html, config }: ReportOptions, cli: Cli): Promise<number> {
  const progress = new ProgressLine(cli);
  const faults: string[] = [];
  const host = { cli, config, progress, fail: (fault: string) => void faults.push(fault) };
  const workspace = createCliWorkspace(host);
  await scan(
    workspace,
    paths.map((name) => namedPath(name, cli)),
  );
  progress.end();

  const coverage = workspace.coverage();
  reportUnreadable(workspace, host);
  const overview = buildOverview({
    state: 'ready',
    corpora: workspace.corpora(),
    rulesOf: (uri) => workspace.ruleCounts(uri),
    coverage,
    pathOf: (uri) => shownPath(uri, cli),
  });
  if (overview.seeds === 0) {
    faults.push(coverage.skipped.size > 0 ? 'No seed could be read.' : noSeeds);
  }
  // An empty page would look like success.
  if (overview.seeds > 0 || coverage.skipped.size > 0) {
    await writeOutputFile(html, [pageOf(overview, cli)], { cli, workspace, config });
    cli.print(
      `Wrote ${quoteForMessage(html)}: ${count(overview.seeds, 'seed')}, ${count(overview.problems.error, 'error')}.\n`,
    );
  }
  for (const fault of faults) cli.complain(fault);
  return faults.length > 0 ? 2 : 0;
}

/** The same page for the same seeds: the nonce is one that nothing on the page can know, and no random number. */
function pageOf(overview: Overview, { cwd }: Cli): string {
  const nonce = createHash('sha256').update(JSON.stringify(overview)).digest('base64');
  return overviewPage(overview, {
    title: `Seeds in ${quoteForMessage(path.basename(cwd))}`,
    generator: `Seedbed ${version}`,
    nonce,
  });
}
