import * as vscode from 'vscode';
import { facets, type SeedGrouping } from '../../../server/src/protocol/index.ts';
import { say } from '../messages.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import type { Server } from '../server.ts';
import type { SeedsView } from './seedsView.ts';

/** Grouping by a field that `seedbed.yaml` declares. */
export type FieldGrouping = Extract<SeedGrouping, `field:${string}`>;

/** The argument of the command `seedbed.groupByField`, for the user's own key bindings. */
export interface GroupByFieldOptions {
  /** The key of the field; asked for where not given. */
  readonly field?: string;
}

/** The key of the declared field that seeds are grouped by; undefined where it is none. */
export function fieldOf(groupBy: SeedGrouping): string | undefined {
  return groupBy.startsWith('field:') ? groupBy.slice('field:'.length) : undefined;
}

/** The key of the facet that seeds are grouped by; undefined where they are grouped by something that cannot be set. */
export function facetOf(groupBy: SeedGrouping): string | undefined {
  return groupBy === 'publisher' || groupBy === 'usage' ? groupBy : fieldOf(groupBy);
}

/** Groups the Seeds view by a field that `seedbed.yaml` declares. The user picks it where there are several. */
export async function groupByField(
  server: Server,
  seeds: SeedsView,
  { field: given }: GroupByFieldOptions,
): Promise<void> {
  const field = given ?? (await pickField(server, fieldOf(seeds.groupBy)));
  if (field !== undefined) await seeds.setGroupBy(`field:${field}`);
}

async function pickField(server: Server, current: string | undefined): Promise<string | undefined> {
  const fields = (await server.ask(facets, {}))?.filter(({ key }) => key !== 'publisher' && key !== 'usage') ?? [];
  if (fields.length === 0) {
    say('There is no field to group by: seedbed.yaml declares none whose value is one text.');
    return undefined;
  }
  const items = fields.map(({ key, description = '' }) => ({
    key,
    label: withoutIcons(key),
    description: [key === current ? 'current' : '', withoutIcons(description)].filter(Boolean).join(' · '),
  }));
  const placeHolder = 'Field to group the seeds by';
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.key;
}
