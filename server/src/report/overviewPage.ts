import type { Leading, Overview, OverviewRule, Severity, UnreadablePlace } from '../core/index.ts';
import { markup, Markup } from './markup.ts';
import { fieldsSection, foldersSection, publishersSection, ranksSection } from './overviewCharts.ts';
import {
  bar,
  chart,
  counted,
  filterLink,
  inlineMarkdown,
  type Link,
  plainText,
  portion,
  section,
  severityIcon,
  shown,
  table,
} from './overviewParts.ts';
import { overviewStyle } from './overviewStyle.ts';

export interface OverviewPageOptions {
  /** What stands at its top. */
  readonly title: string;
  /** The program and its version, for the last line. */
  readonly generator: string;
  /** Of letters, digits, `+`, `/` and `=`: marks the page's style sheet, which is all that the page admits. */
  readonly nonce: string;
}

/** A page that stands alone: it has no scripts and no links, and asks for nothing from anywhere. */
export function overviewPage(overview: Overview, { title, generator, nonce }: OverviewPageOptions): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${new Markup(overviewStyle)}</style>
</head>
<body>
<main>${contentOf(overview, title, plainText)}</main>
<footer>Written by ${generator}.</footer>
</body>
</html>
`.source;
}

/**
 * What stands in the `<main>` of a page that has `overviewStyle` and follows links by their `data-filter`: a filter of
 * seeds, empty for all of them.
 */
export function overviewContent(overview: Overview, title: string): string {
  return contentOf(overview, title, filterLink).source;
}

function contentOf(overview: Overview, title: string, link: Link): Markup {
  const { seeds, coverage } = overview;
  const isEmpty = seeds === 0 && coverage.files.rows.length === 0 && coverage.folders.rows.length === 0;
  return markup`<header><h1>${title}</h1>${progressOf(overview)}${
    isEmpty ? undefined : figures(overview, link)
  }</header>${isEmpty ? emptyState(overview) : sections(overview, link)}`;
}

/** Read aloud when it begins and ends, not with every number. */
function progressOf({ state, seeds, coverage: { files, unread } }: Overview): Markup | undefined {
  const done = seeds + countOf(files);
  const total = done + unread.files;
  if (state === 'cancelled') {
    return markup`<p class="progress" role="status">Reading was cancelled: ${counted(unread.files, 'file')} of ${shown(total)}${
      unread.folders > 0 ? ` and ${counted(unread.folders, 'folder')}` : ''
    } were not read, so they are missing here.</p>`;
  }
  if (state !== 'reading') return undefined;
  return markup`<p class="progress"><span role="status">Reading seeds…</span> ${shown(done)} of ${shown(total)} <progress value="${done}" max="${Math.max(total, 1)}" aria-label="Files read"></progress></p>`;
}

function emptyState({ state }: Overview): Markup {
  if (state === 'reading') return markup`<p class="empty">The overview fills in as Seedbed reads the seeds.</p>`;
  if (state === 'no folder') return markup`<p class="empty">Open a folder of seeds to see its overview here.</p>`;
  return markup`<p class="empty">There are no seeds in this folder. A seed is a file with a name like <code>001_0123456789abcdef.txt</code>, or one that <code>seedbed.yaml</code> includes under <code>seeds.include</code>.</p>`;
}

function sections(overview: Overview, link: Link): readonly (Markup | undefined)[] {
  return [
    problemsSection(overview, link),
    overview.folders.rows.length > 0 ? foldersSection(overview, link) : undefined,
    overview.seeds > 0 ? publishersSection(overview, link) : undefined,
    overview.fields.length > 0 ? fieldsSection(overview, link) : undefined,
    overview.seeds > 0 ? ranksSection(overview, link) : undefined,
    coverageSection(overview),
  ];
}

const severities: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'note'],
  ['hint', 'hint'],
];

/** The few numbers that are asked for first. */
function figures({ seeds, clean, problems, coverage }: Overview, link: Link): Markup {
  const unread = countOf(coverage.files) + countOf(coverage.folders);
  const found = severities
    .filter(([severity]) => problems[severity] > 0 || severity === 'error' || severity === 'warning')
    .map(([severity, noun]) => {
      const number = problems[severity];
      return figure(
        number,
        number === 1 ? noun : `${noun}s`,
        number > 0 ? `severity:${severity}` : undefined,
        severity,
      );
    });
  return markup`<ul class="figures">${figure(seeds, seeds === 1 ? 'seed' : 'seeds', '')}${figure(
    seeds - clean,
    'with problems',
    seeds > clean ? 'has:problem' : undefined,
  )}${found}${
    unread > 0
      ? markup`<li><a href="#coverage"><strong>${shown(unread)}</strong> <span>not read</span></a></li>`
      : undefined
  }</ul>`;

  function figure(number: number, what: string, filter: string | undefined, severity?: Severity): Markup {
    const icon = severity === undefined || number === 0 ? undefined : severityIcon(severity);
    return markup`<li>${link(filter, markup`<strong>${icon}${shown(number)}</strong> <span>${what}</span>`)}</li>`;
  }
}

function problemsSection({ seeds, clean, rules }: Overview, link: Link): Markup {
  if (rules.length === 0) {
    return section('problems', 'Problems', [markup`<p>No problems in any seed that could be read.</p>`]);
  }
  const most = Math.max(...rules.map(({ files }) => files));
  const label = 'Problems by rule';
  return section('problems', 'Problems', [
    seeds > 0
      ? markup`<p>${portion(clean, seeds)} of seeds have no problems. The rest, by rule, most severe first:</p>`
      : undefined,
    table(
      label,
      [{ heading: 'Rule' }, chart, { heading: 'Seeds', look: 'number' }, { heading: 'Problems', look: 'number' }],
      rules.map((rule) => ruleRow(rule, most, link)),
    ),
  ]);
}

function ruleRow({ code, summary, problems, files, filter }: OverviewRule, most: number, link: Link): Markup {
  const all = severities.reduce((sum, [severity]) => sum + problems[severity], 0);
  const parts = severities.map(([severity]) => ({
    share: ((files / most) * problems[severity]) / all,
    look: severity,
  }));
  const [worst] = severities.find(([severity]) => problems[severity] > 0) ?? ['hint'];
  return markup`<tr><th scope="row">${severityIcon(worst)}${link(filter, code, { wholeRow: true })}<small>${inlineMarkdown(summary)}</small></th><td class="chart">${bar(parts)}</td><td class="number">${shown(files)}</td><td class="number">${shown(all)}</td></tr>`;
}

function coverageSection({ state, seeds, coverage }: Overview): Markup {
  const { files, folders } = coverage;
  const unread = countOf(files);
  const parts = [
    { share: seeds / (seeds + unread || 1), look: 'sound' },
    { share: unread / (seeds + unread || 1), look: 'error' },
  ];
  const all = unread === 0 && countOf(folders) === 0;
  const sentence = all
    ? seeds === 1
      ? 'The seed could be read.'
      : `All ${counted(seeds, 'seed')} ${state === 'ready' ? '' : 'so far '}could be read.`
    : `${counted(seeds, 'seed')} read, ${counted(unread, 'file')}${
        countOf(folders) > 0 ? ` and ${counted(countOf(folders), 'folder')}` : ''
      } not. What they contain is missing from this page.`;
  return section('coverage', 'Coverage', [
    markup`<p>${sentence}</p>`,
    seeds + unread > 0 ? bar(parts, 'bar wide') : undefined,
    places('Files that could not be read', 'file', files),
    places('Folders that could not be opened', 'folder', folders),
  ]);
}

function places(title: string, noun: string, { rows, others }: Leading<UnreadablePlace>): Markup | undefined {
  if (rows.length === 0) return undefined;
  const items = rows.map(
    ({ label, reason }) => markup`<li><bdi dir="ltr">${label}</bdi> <small>${reason}</small></li>`,
  );
  const rest = others > 0 ? markup`<li>and ${counted(others, noun)} more</li>` : undefined;
  return markup`<h3>${title}</h3><ul class="places">${items}${rest}</ul>`;
}

function countOf({ rows, others }: Leading<unknown>): number {
  return rows.length + others;
}
