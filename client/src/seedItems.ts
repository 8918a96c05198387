import * as vscode from 'vscode';
import type { ProblemCounts, SeedGroupNode, SeedNode } from '../../server/src/protocol.ts';
import { count, describeProblems, worst } from './problems.ts';

/** How a group stands in the Seeds view. */
export function groupItem({ label, description, seeds, problems }: SeedGroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  const troubles = describeProblems(problems);
  item.contextValue = 'group';
  item.description = [seeds.toLocaleString('en'), ...(troubles ? [troubles] : [])].join(' · ');
  item.tooltip = lines(label, description, count(seeds, 'seed'), troubles);
  item.accessibilityInformation = { label: phrase(label, count(seeds, 'seed'), troubles) };
  return item;
}

/** How a seed stands in the Seeds view. A click opens it, as in the Explorer. */
export function seedItem({ label, rank, publisher, problems }: SeedNode, uri: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  const troubles = describeProblems(problems);
  item.contextValue = 'seed';
  const place = [rank === undefined ? '' : `#${rank}`, publisher ?? ''].filter(Boolean).join(' · ');
  item.description = place;
  item.tooltip = lines(label, place, vscode.workspace.asRelativePath(uri), troubles);
  // Colours the label, and counts its problems, where the user wants that in trees.
  item.resourceUri = uri;
  item.iconPath = severityIcon(problems);
  item.command = { command: 'vscode.open', title: 'Open Seed', arguments: [uri] };
  item.accessibilityInformation = {
    label: phrase(label, rank === undefined ? '' : `rank ${rank}`, publisher ? `publisher ${publisher}` : '', troubles),
  };
  return item;
}

function severityIcon(problems: ProblemCounts): vscode.ThemeIcon {
  switch (worst(problems)) {
    case 'error':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
    case 'warning':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
    case 'information':
      return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'));
    case 'hint':
    case undefined:
      return vscode.ThemeIcon.File;
  }
}

function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n');
}

function phrase(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ');
}
