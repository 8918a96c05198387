import * as vscode from 'vscode';
import type {
  MoreNode,
  ProblemCounts,
  SeedCard,
  SeedGrouping,
  SeedGroupNode,
  SeedNode,
  SeedSorting,
} from '../../../server/src/protocol/index.ts';
import { fileName } from '../files.ts';
import { count, describeProblems, worst } from '../problems.ts';
import { cardMarkdown } from './seedCardMarkdown.ts';

/** The tree item of a group. */
export function groupItem(
  { label, description, seeds, unreviewed, isUndeclared, problems }: SeedGroupNode,
  groupBy: SeedGrouping,
): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  // The icon of a rule's group shows the severity, which others say in words.
  const troubles = groupBy === 'problem' ? '' : describeProblems(problems);
  // By usage the groups themselves say it.
  const waiting = groupBy === 'usage' || unreviewed === 0 ? '' : `${unreviewed.toLocaleString('en')} to review`;
  const mark = isUndeclared ? 'not declared' : '';
  item.contextValue = groupBy === 'folder' ? 'group folder' : 'group';
  item.iconPath = isUndeclared ? warningIcon : iconOf(groupBy, problems);
  item.description = [mark, seeds.toLocaleString('en'), waiting, troubles].filter(Boolean).join(' · ');
  item.tooltip = [label, description, count(seeds, 'seed'), waiting, troubles].filter(Boolean).join('\n');
  item.accessibilityInformation = {
    label: phrase(label, mark, count(seeds, 'seed'), waiting, describeProblems(problems)),
  };
  return item;
}

/**
 * The tree item of a seed. A click opens it, as in the Explorer. It begins with the value that seeds are sorted by, since a
 * narrow side bar cuts off the rest, and repeats nothing that its group says.
 */
export function seedItem(
  { label, rank, publisher, usage, twins, problems }: SeedNode,
  uri: vscode.Uri,
  { groupBy, sortBy }: { readonly groupBy: SeedGrouping; readonly sortBy: SeedSorting },
): vscode.TreeItem {
  const ranked = sortBy === 'rank' && rank !== undefined;
  const item = new vscode.TreeItem(ranked ? `${rank} · ${label}` : label);
  item.contextValue = twins > 0 ? 'seed twin' : 'seed';
  item.description = [
    sortBy === 'file' ? printable(fileName(uri)) : '',
    rank === undefined || ranked ? '' : `#${rank}`,
    groupBy === 'usage' ? '' : (usage ?? ''),
    groupBy === 'publisher' ? '' : (publisher ?? ''),
    twins > 0 ? count(twins, 'twin') : '',
  ]
    .filter(Boolean)
    .join(' · ');
  // VS Code colours the label, and counts its problems, where the user's settings say so.
  item.resourceUri = uri;
  item.iconPath = severityIcon(problems, undefined);
  item.command = { command: 'vscode.open', title: 'Open Seed', arguments: [uri] };
  item.accessibilityInformation = {
    label: phrase(
      label,
      rank === undefined ? 'without a rank' : `rank ${rank}`,
      publisher ? `publisher ${publisher}` : '',
      usage ? `usage ${usage}` : '',
      twins > 0 ? count(twins, 'twin') : '',
      describeProblems(problems),
    ),
  };
  return item;
}

/** The tree item for the rest of a level. */
export function moreItem({ shown, total }: MoreNode, pageSize: number, command: vscode.Command): vscode.TreeItem {
  const next = Math.min(pageSize, total - shown).toLocaleString('en');
  const item = new vscode.TreeItem(`Show ${next} more`);
  item.contextValue = 'more';
  item.description = `${shown.toLocaleString('en')} of ${total.toLocaleString('en')} shown`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = command;
  item.accessibilityInformation = { label: phrase(`Show ${next} more`, item.description), role: 'button' };
  return item;
}

/** The hover of a seed. It has no links and no commands. */
export function cardTooltip(card: SeedCard): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(cardMarkdown(card));
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  return tooltip;
}

const groupIcons = new Map<SeedGrouping, string>([
  ['usage', 'tag'],
  ['publisher', 'organization'],
  ['folder', 'folder'],
  ['domain', 'globe'],
  ['none', 'list-unordered'],
]);

const warningIcon = new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));

/** All declared fields have one icon. */
function iconOf(groupBy: SeedGrouping, problems: ProblemCounts): vscode.ThemeIcon {
  if (groupBy === 'problem') return severityIcon(problems, 'pass');
  return new vscode.ThemeIcon(groupIcons.get(groupBy) ?? 'symbol-field');
}

/** @param otherwise the icon's name where there is no problem, or only hints; the icon of the file where not given. */
function severityIcon(problems: ProblemCounts, otherwise: string | undefined): vscode.ThemeIcon {
  switch (worst(problems)) {
    case 'error':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
    case 'warning':
      return warningIcon;
    case 'information':
      return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'));
    case 'hint':
      return otherwise === undefined ? vscode.ThemeIcon.File : new vscode.ThemeIcon('lightbulb');
    case undefined:
      return otherwise === undefined ? vscode.ThemeIcon.File : new vscode.ThemeIcon(otherwise);
  }
}

/** Without characters that do not print, or that control how text prints. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{FFFD}');
}

function phrase(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ');
}
