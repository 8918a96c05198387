import type {
  Leading,
  Overview,
  OverviewFolder,
  OverviewPublisher,
  OverviewRankScope,
  OverviewUsage,
  RankCells,
  RankRuns,
} from '../core/index.ts';
import { markup, type Markup } from './markup.ts';
import {
  bar,
  both,
  chart,
  counted,
  type Link,
  numberCell,
  plainText,
  portion,
  section,
  shown,
  swatch,
  table,
} from './overviewParts.ts';

/** How the seeds of each folder are. */
export function foldersSection({ folders }: Overview, link: Link): Markup {
  const anyUnread = folders.rows.some(({ unreadable }) => unreadable > 0);
  return section('folders', 'Folders', [
    legend([
      ['error', 'with errors'],
      ['warning', 'with warnings only'],
      ['sound', 'with neither'],
    ]),
    table(
      'State of the folders',
      [
        { heading: 'Folder' },
        chart,
        { heading: 'Seeds', look: 'number' },
        { heading: 'Errors', look: 'number' },
        { heading: 'Warnings only', look: 'number' },
        ...(anyUnread ? [{ heading: 'Not read', look: 'number' as const }] : []),
      ],
      folders.rows.map((folder) => folderRow(folder, anyUnread, link)),
    ),
    others(folders, 'folder'),
  ]);
}

function folderRow(folder: OverviewFolder, anyUnread: boolean, link: Link): Markup {
  const { label, seeds, withErrors, withWarnings, unreadable, filter } = folder;
  const all = seeds + unreadable;
  const parts = [
    { share: (withErrors + unreadable) / all, look: 'error' },
    { share: withWarnings / all, look: 'warning' },
    { share: (seeds - withErrors - withWarnings) / all, look: 'sound' },
  ];
  const cells = [
    numberCell(withErrors, link, both(filter, 'severity:error'), `with errors in ${label}`),
    numberCell(withWarnings, link, both(filter, 'severity:warning -severity:error'), `with warnings only in ${label}`),
    anyUnread ? numberCell(unreadable, plainText, undefined, '') : undefined,
  ];
  return markup`<tr>${rowHeading(label, filter, link)}<td class="chart">${bar(parts)}</td><td class="number">${shown(seeds)}</td>${cells}</tr>`;
}

/** How many seeds each publisher has, and with what usages. */
export function publishersSection({ seeds, usages, publishers }: Overview, link: Link): Markup {
  const parts = usages.map((usage, place) => ({ share: usage.seeds / seeds, look: lookOf(usage, place) }));
  const items = usages.map(
    (usage, place) =>
      markup`<li>${swatch(lookOf(usage, place))} ${link(usage.filter, markup`<bdi>${usage.label}</bdi>`)} ${shown(usage.seeds)} <small>${portion(usage.seeds, seeds)}${usage.kind === 'undeclared' ? ', not declared' : ''}</small></li>`,
  );
  const most = Math.max(...publishers.rows.map((publisher) => publisher.seeds));
  return section('publishers', 'Publishers and usages', [
    bar(parts, 'bar wide'),
    markup`<ul class="legend" aria-label="Seeds by usage">${items}</ul>`,
    table(
      'Seeds by publisher and usage',
      [
        { heading: 'Publisher' },
        chart,
        { heading: 'Seeds', look: 'number' },
        ...usages.map((usage, place) => ({
          heading: markup`${swatch(lookOf(usage, place))} <bdi>${usage.label}</bdi>`,
          look: 'number' as const,
        })),
      ],
      publishers.rows.map((publisher) => publisherRow(publisher)),
    ),
    others(publishers, 'publisher'),
  ]);

  function publisherRow({ label, kind, seeds, usages: numbers, filter }: OverviewPublisher): Markup {
    const parts = numbers.map((number, place) => ({ share: number / most, look: lookOf(usages[place]!, place) }));
    const cells = numbers.map((number, place) =>
      numberCell(number, link, both(filter, usages[place]!.filter), `of ${label}, ${usages[place]!.label}`),
    );
    const note = kind === 'unknown' ? 'not known' : undefined;
    return markup`<tr>${rowHeading(label, filter, link, note)}<td class="chart">${bar(parts)}</td><td class="number">${shown(seeds)}</td>${cells}</tr>`;
  }
}

/** How many seeds have each value of the other fields. */
export function fieldsSection({ fields }: Overview, link: Link): Markup {
  return section(
    'fields',
    'Other fields',
    fields.flatMap(({ label, values }) => {
      const most = Math.max(...values.rows.map((value) => value.seeds));
      const rows = values.rows.map(({ label: value, seeds, filter }) => {
        const share = bar([{ share: seeds / most, look: 'usage-0' }]);
        return markup`<tr>${rowHeading(value, filter, link)}<td class="chart">${share}</td><td class="number">${shown(seeds)}</td></tr>`;
      });
      const columns = [{ heading: markup`<bdi>${label}</bdi>` }, chart, { heading: 'Seeds', look: 'number' }] as const;
      return [table(`Seeds by ${label}`, columns, rows), others(values, 'value')];
    }),
  );
}

/** Those that are no usage at all have no colour of their own. */
function lookOf({ kind }: OverviewUsage, place: number): string {
  return kind === 'none' || kind === 'other' ? 'usage-none' : `usage-${place}`;
}

/** Where ranks are missing, or several seeds have the same. */
export function ranksSection({ ranks }: Overview, link: Link): Markup {
  const { scopes, inOrder, free } = ranks;
  const disordered = scopes.rows.length + scopes.others;
  const order =
    inOrder === 0
      ? undefined
      : disordered === 0
        ? markup`<p>Ranks run 1, 2, 3… without gaps or ties${inOrder > 1 ? ` in all ${counted(inOrder, 'folder')}` : ''}.</p>`
        : markup`<p>Ranks run 1, 2, 3… without gaps or ties in ${shown(inOrder)} of ${counted(inOrder + disordered, 'folder')}. The others:</p>`;
  return section('ranks', 'Ranks', [
    order,
    free > 0 ? markup`<p>Not shown: ${counted(free, 'seed')} whose ranks may repeat.</p>` : undefined,
    ...(disordered === 0
      ? []
      : [
          legend([
            ['taken', 'taken'],
            ['tied', 'tied'],
            ['missing', 'missing'],
          ]),
          table(
            'Ranks that are missing or tied',
            [{ heading: 'Folder' }, chart, { heading: 'What is wrong' }],
            scopes.rows.map((scope) => rankRow(scope, link)),
          ),
          others(scopes, 'folder'),
        ]),
  ]);
}

function rankRow(scope: OverviewRankScope, link: Link): Markup {
  const { label, filter, seeds, strip, missing, beyond, ties, unranked } = scope;
  const cells = strip.reduce((sum, run) => sum + run.cells, 0);
  const parts = strip.map((run: RankCells) => ({ share: run.cells / cells, look: run.state }));
  const tied = ties.first.map(({ rank, seeds: number }, index) => {
    const words = markup`${shown(rank)}<small> ×${shown(number)}</small>`;
    const about = { label: `Rank ${shown(rank)}: ${counted(number, 'seed')} in ${label}` };
    return markup`${index > 0 ? ', ' : ''}${link(both(filter, `rank:${rank}`), words, about)}`;
  });
  const unrankedFilter = both(filter, 'is:unranked');
  const facts = [
    ...(missing.ranks > 0 ? [markup`<li><b>Missing:</b> ${runs(missing)}</li>`] : []),
    ...(ties.ranks > 0 ? [markup`<li><b>Tied:</b> ${tied}${more(ties.ranks - ties.first.length)}</li>`] : []),
    ...(beyond.ranks > 0 ? [markup`<li><b>Above ${shown(seeds)}:</b> ${runs(beyond)}</li>`] : []),
    ...(unranked > 0
      ? [
          markup`<li><b>No rank:</b> ${link(unrankedFilter, counted(unranked, 'seed'), { label: `${counted(unranked, 'seed')} without a rank in ${label}` })}</li>`,
        ]
      : []),
  ];
  return markup`<tr>${rowHeading(label, filter, link, counted(seeds, 'seed'))}<td class="chart">${bar(parts, 'bar strip')}</td><td><ul class="facts">${facts}</ul></td></tr>`;
}

function runs({ ranks, first }: RankRuns): string {
  const text = first.map(([from, to]) => (from === to ? shown(from) : `${shown(from)}–${shown(to)}`)).join(', ');
  return text + more(ranks - first.reduce((sum, [from, to]) => sum + to - from + 1, 0));
}

function more(number: number): string {
  return number > 0 ? ` and ${shown(number)} more` : '';
}

function rowHeading(label: string, filter: string | undefined, link: Link, note?: string): Markup {
  const name = link(filter, markup`<bdi>${label}</bdi>`, { wholeRow: true });
  return markup`<th scope="row">${name}${note === undefined ? undefined : markup` <small>${note}</small>`}</th>`;
}

function legend(entries: readonly (readonly [look: string, words: string])[]): Markup {
  const items = entries.map(([look, words]) => markup`<li>${swatch(look)} ${words}</li>`);
  return markup`<ul class="legend" aria-hidden="true">${items}</ul>`;
}

function others({ others, othersSeeds }: Leading<unknown>, noun: string): Markup | undefined {
  if (others === 0) return undefined;
  return markup`<p class="others">and ${counted(others, noun)} more, with ${counted(othersSeeds, 'seed')}</p>`;
}
