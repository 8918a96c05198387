import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { reviewQueue } from '../../server/src/protocol/index.ts';
import { answering } from './dialogs.ts';
import { eventually, press, seedbed } from './support.ts';

/** The most seeds that are shown for each line. */
const mostTurns = 60;

/** Milliseconds between two decisions: a quick reader takes longer. */
const betweenDecisions = 500;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();

/** How long the next seed of a review takes, and how much of that is VS Code showing a file. */
suite('Milliseconds until the next seed of a review is there', function () {
  this.timeout(900_000);

  test('of all seeds in the folder', async () => {
    const { server, review, seedsView } = await seedbed();
    const queue = await eventually(async () => {
      const found = await server.ask(reviewQueue, seedsView.query);
      if (!found || found.total < 20) throw new Error('too few seeds are read');
      return found;
    });
    // The scan goes on while nothing is measured yet.
    for (let before = -1; before !== (await total()); before = await total()) await pause(5000);

    const turns = Math.min(mostTurns, Math.floor(queue.total / 4));
    const root = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
    const plain = Array.from({ length: turns }, (_, index) => {
      const file = join(root, `plain-${index}.text`);
      writeFileSync(file, 'The ferry is back in service.\n'.repeat(20));
      return vscode.Uri.file(file);
    });
    report('VS Code alone, a text file', await showAll(plain));
    const seeds = queue.uris.slice(-turns).map((uri) => server.client.protocol2CodeConverter.asUri(uri));
    report('VS Code alone, a seed', await showAll(seeds));

    await review.start();
    const { parts, restore } = measured(server);
    const steps = await repeat(() => review.do({ key: 'j' }));
    restore();
    const [asked, shown] = [parts.get('ask') ?? [], parts.get('show') ?? []];
    report('a decision, all of it', steps);
    report('  of it VS Code shows the seed', shown);
    report('  of it the server answers', asked);
    report(
      '  of it the rest of the extension',
      steps.map((step, index) => Math.max(0, step - (shown[index] ?? step))),
    );
    report('a key, all of it', await repeat(() => press('j')));
    await answering('', () => review.do({ action: 'end' }));

    async function total(): Promise<number> {
      return (await server.ask(reviewQueue, seedsView.query))?.total ?? 0;
    }

    /** Decides on one seed after the other; those that no key decides on are passed over, and not measured. */
    async function repeat(decide: () => void | Promise<void>): Promise<number[]> {
      const times: number[] = [];
      while (times.length < turns) {
        await pause(betweenDecisions);
        const before = active();
        const start = performance.now();
        await decide();
        while (active() === before && performance.now() - start < 5000) await pause(1);
        if (active() !== before) times.push(performance.now() - start);
        else await review.do({ action: 'next' });
      }
      return times;
    }
  });
});

/** Shows files in one tab, as a review does, and nothing else. */
async function showAll(uris: readonly vscode.Uri[]): Promise<number[]> {
  const times: number[] = [];
  for (const uri of uris) {
    await vscode.workspace.openTextDocument(uri);
    await pause(betweenDecisions);
    const start = performance.now();
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: true });
    times.push(performance.now() - start);
  }
  return times;
}

/** Measures what a step of the review waits for: the seed that VS Code shows, and the answer of the server about it. */
function measured(server: { ask: (...args: never[]) => unknown }): {
  readonly parts: ReadonlyMap<string, number[]>;
  readonly restore: () => void;
} {
  const parts = new Map<string, number[]>([
    ['ask', []],
    ['show', []],
  ]);
  const { showTextDocument } = vscode.window;
  const timed =
    (name: string, isMeant: (args: readonly unknown[]) => boolean, work: (...args: never[]) => unknown) =>
    async (...args: never[]): Promise<unknown> => {
      const start = performance.now();
      const result = await work(...args);
      if (isMeant(args)) parts.get(name)!.push(performance.now() - start);
      return result;
    };
  const isSeed = ([request]: readonly unknown[]): boolean =>
    (request as { readonly method: string }).method === 'seedbed/reviewedSeed';
  const own = { ask: timed('ask', isSeed, server.ask.bind(server)) };
  Object.assign(server, own);
  Object.assign(vscode.window, { showTextDocument: timed('show', () => true, showTextDocument as never) });
  return {
    parts,
    restore: () => {
      Reflect.deleteProperty(server, 'ask');
      Object.assign(vscode.window, { showTextDocument });
    },
  };
}

function report(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  console.log(`[test] ${name.padEnd(36)} half ${at(0.5)}, 95 of 100 ${at(0.95)}, all ${at(1)}`);
}
