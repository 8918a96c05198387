import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { configurationName, type SeedbedStatus } from '../../../server/src/protocol/index.ts';
import { seedLanguage } from '../servedDocuments.ts';
import { count, describeProblems } from '../problems.ts';
import type { Server } from '../server.ts';

/** The language status item, after the `{}` of the status bar: the state of the server, and how to start it again. */
export function showStatus(server: Server): vscode.Disposable {
  const selector = [{ language: seedLanguage }, { pattern: `**/${configurationName}` }];
  const item = vscode.languages.createLanguageStatusItem('seedbed.status', selector);
  item.name = 'Seedbed';
  item.text = 'Seedbed is starting';
  const showOutput = { command: 'seedbed.showOutput', title: 'Show Output' };
  const restart = { command: 'seedbed.restartServer', title: 'Restart' };
  const commands = {
    scanning: { command: 'seedbed.stopReading', title: 'Stop' },
    ready: { command: 'seedbed.showCoverage', title: 'Coverage' },
    cancelled: { command: 'seedbed.refresh', title: 'Read All Seeds Again' },
  } satisfies Record<SeedbedStatus['state'], vscode.Command>;

  const showState = (): void => {
    const { state } = server.client;
    const stopped = state === State.Stopped || state === State.StartFailed;
    item.severity = stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.command = stopped ? restart : showOutput;
    item.busy = !stopped;
    item.text = stopped ? 'Seedbed has stopped' : 'Seedbed is starting';
    item.detail = '';
    setContext('seedbed.stopped', stopped);
    setContext('seedbed.ready', false);
    setContext('seedbed.scanning', false);
  };
  const showCounts = (status: SeedbedStatus): void => {
    item.busy = status.state === 'scanning';
    item.text = describeSeeds(status);
    item.detail = describeProblems(status.problems) || 'no problems';
    item.command = commands[status.state];
    item.severity =
      status.state === 'cancelled' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    setContext('seedbed.scanning', status.state === 'scanning');
    if (status.state !== 'scanning') setContext('seedbed.ready', true);
  };

  return vscode.Disposable.from(item, server.client.onDidChangeState(showState), server.onStatus(showCounts));
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

function describeSeeds({ state, scan, seeds, corpora, skipped, unread }: SeedbedStatus): string {
  if (state === 'scanning') return scan ? `Reading seeds: ${scan.done} of ${scan.total}` : 'Reading seeds';
  return [
    count(seeds, 'seed'),
    ...(corpora > 1 ? [`${corpora} corpora`] : []),
    ...(skipped > 0 ? [`${skipped} unreadable`] : []),
    ...(unread ? [`stopped with ${describeUnread(unread)} left`] : []),
  ].join(', ');
}

/** What a cancelled scan has left unread. */
export function describeUnread({ files, folders }: NonNullable<SeedbedStatus['unread']>): string {
  return [...(files > 0 ? [count(files, 'file')] : []), ...(folders > 0 ? [count(folders, 'folder')] : [])].join(
    ' and ',
  );
}
