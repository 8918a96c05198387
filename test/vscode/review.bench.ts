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
    const deciding = measured(server);
    const steps = await repeat(() => review.do({ key: 'j' }));
    deciding.restore();
    const shown = deciding.parts.get('VS Code shows the seed') ?? [];
    report('a decision, all of it', steps);
    for (const name of ['VS Code shows the seed', 'the server answers']) {
      report(`  of it ${name}`, deciding.parts.get(name) ?? []);
    }
    report(
      '  of it the rest of the extension',
      steps.map((step, index) => Math.max(0, step - (shown[index] ?? step))),
    );
    report('a key, all of it', await repeat(() => press('j')));

    report('VS Code alone, a text file is changed and saved', await saveAll(plain));
    report('VS Code alone, a seed is changed and saved', await saveAll(seeds));
    const saving = measured(server);
    const saved = await repeat(async () => {
      const before = active();
      const isSaved = new Promise<void>((done) => {
        const listener = review.onDidDecide(() => (listener.dispose(), done()));
      });
      await review.do({ key: 'j' });
      if (active() !== before) await isSaved;
    });
    saving.restore();
    report('a decision, until it is saved and recorded', saved);
    for (const [name, times] of saving.parts) report(`  of it ${name}`, times);
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

/** Changes files that no editor shows, and saves them, and nothing else. */
async function saveAll(uris: readonly vscode.Uri[]): Promise<number[]> {
  const times: number[] = [];
  for (const uri of uris) {
    const document = await vscode.workspace.openTextDocument(uri);
    await pause(betweenDecisions);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.lineAt(document.lineCount - 1).range.end, 'Once more.\n');
    const start = performance.now();
    await vscode.workspace.applyEdit(edit);
    await document.save();
    times.push(performance.now() - start);
  }
  return times;
}

/** Measures what the steps of a review wait for. */
function measured(server: { ask: (...args: never[]) => unknown }): {
  readonly parts: ReadonlyMap<string, readonly number[]>;
  readonly restore: () => void;
} {
  const parts = new Map<string, number[]>();
  const { showTextDocument } = vscode.window;
  const { openTextDocument, applyEdit } = vscode.workspace;
  const timed =
    (nameOf: (request: unknown) => string | undefined, work: (...args: never[]) => unknown) =>
    async (...args: never[]): Promise<unknown> => {
      const start = performance.now();
      const result = await work(...args);
      const name = nameOf(args[0]);
      if (name !== undefined) parts.set(name, [...(parts.get(name) ?? []), performance.now() - start]);
      return result;
    };
  const requests: ReadonlyMap<unknown, string> = new Map([
    ['seedbed/reviewedSeed', 'the server answers'],
    ['seedbed/editSeeds', 'the server answers with the edit'],
  ]);
  const ask = timed(
    (request) => requests.get((request as { readonly method: string }).method),
    server.ask.bind(server),
  );
  Object.assign(server, { ask });
  Object.assign(vscode.window, {
    showTextDocument: timed(() => 'VS Code shows the seed', showTextDocument as never),
  });
  Object.assign(vscode.workspace, {
    openTextDocument: timed(() => 'VS Code reads a seed', openTextDocument as never),
    applyEdit: timed(() => 'VS Code changes the seed', applyEdit),
  });
  return {
    parts,
    restore: () => {
      Reflect.deleteProperty(server, 'ask');
      Object.assign(vscode.window, { showTextDocument });
      Object.assign(vscode.workspace, { openTextDocument, applyEdit });
    },
  };
}

function report(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  console.log(`[test] ${name.padEnd(48)} half ${at(0.5)}, 95 of 100 ${at(0.95)}, all ${at(1)}`);
}
