import * as vscode from 'vscode';
import {
  checkFilter,
  completeFilter,
  countFilters,
  type FilterCheck,
  type FilterCompletion,
} from '../../../server/src/protocol/index.ts';
import { count } from '../problems.ts';
import { builtInFilters, deleteFilter, saveFilter, savedFilters, type SavedFilter } from './savedFilters.ts';
import { withoutIcons } from '../navigation/seedPick.ts';
import type { SeedsView } from './seedsView.ts';
import type { Server } from '../server.ts';

/** The argument of the command `seedbed.filterSeeds`. */
export interface FilterSeedsOptions {
  /** The text in the field at first; the filter of the view where not given. */
  readonly filter?: string;
}

/** The argument of the command `seedbed.saveFilter`. */
export interface SaveFilterOptions {
  /** Asked for where not given. */
  readonly name?: string;
}

/**
 * Asks for a filter of the Seeds view, and says while it is typed how many seeds fit and how it could go on. Enter shows
 * these seeds; Escape leaves the view as it was.
 */
export async function filterSeeds(
  server: Server,
  seeds: SeedsView,
  { filter = seeds.filter }: FilterSeedsOptions = {},
): Promise<void> {
  const box = new FilterBox(server, filter);
  openBox = box;
  setOpen(true);
  const answer = await box.ask().finally(() => setOpen(false));
  if (!answer) return;
  await seeds.setFilter(answer.filter);
  await seeds.show();
  if (answer.save) await saveFilterOf(seeds);
}

/** Completes what is typed in the box that is open: by the line that is selected, or by the first that goes on with it. */
export function completeInBox(): void {
  openBox?.complete();
}

/** Lets the tab key complete. */
function setOpen(isOpen: boolean): void {
  void vscode.commands.executeCommand('setContext', 'seedbed.filtering', isOpen);
}

/** The box that is open. */
let openBox: FilterBox | undefined;

/** Gives the filter of the view a name, under which the box offers it from now on. */
export async function saveFilterOf(seeds: SeedsView, options: SaveFilterOptions = {}): Promise<void> {
  const { filter } = seeds;
  if (filter === '')
    return void vscode.window.showInformationMessage('There is no filter to save: all seeds are shown.');
  const name = options.name ?? (await askName(filter));
  if (name) await saveFilter({ name, filter });
}

function askName(filter: string): Thenable<string | undefined> {
  const known = new Set(savedFilters().map(({ name }) => name));
  return vscode.window
    .showInputBox({
      title: 'Save Filter',
      prompt: `Name for the filter ${filter}`,
      validateInput: (name) =>
        known.has(name.trim())
          ? {
              message: 'A filter with this name exists and will be replaced.',
              severity: vscode.InputBoxValidationSeverity.Warning,
            }
          : undefined,
    })
    .then((name) => name?.trim());
}

interface FilterItem extends vscode.QuickPickItem {
  /** What becomes of the text in the field. The line without it applies that text. */
  readonly text?: string;
  /** The name of the filter that it stands for. */
  readonly named?: string;
}

interface FilterAnswer {
  readonly filter: string;
  readonly save: boolean;
}

const saveButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('save'), tooltip: 'Save Filter…' };
const clearButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('clear-all'), tooltip: 'Clear Filter' };
const deleteButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('trash'),
  tooltip: 'Delete Saved Filter',
};

class FilterBox {
  readonly #server: Server;
  readonly #pick = vscode.window.createQuickPick<FilterItem>();
  /** How many seeds fit each of the filters with names, by their texts; counted anew whenever the box is opened. */
  #counts: Promise<ReadonlyMap<string, number>> | undefined;
  #asking = new vscode.CancellationTokenSource();
  /** What the lines are about, or will be. */
  #filter: string | undefined;

  constructor(server: Server, filter: string) {
    this.#server = server;
    this.#pick.title = 'Filter Seeds';
    this.#pick.placeholder = 'Words from the title or summary, or publisher: usage: rank: is:duplicate has:problem …';
    this.#pick.value = filter;
    // Keeps the order of the lines. VS Code's declarations do not mention this property.
    Object.assign(this.#pick, { sortByLabel: false });
  }

  /** Undefined where nothing is to be changed. */
  async ask(): Promise<FilterAnswer | undefined> {
    const pick = this.#pick;
    const answer = await new Promise<FilterAnswer | undefined>((done) => {
      pick.onDidChangeValue(() => void this.#update());
      pick.onDidTriggerButton((button) => {
        done(button === clearButton ? { filter: '', save: false } : { filter: pick.value, save: true });
      });
      pick.onDidTriggerItemButton(({ item }) => {
        if (item.named !== undefined) void deleteFilter(item.named).then(() => this.#update({ again: true }));
      });
      pick.onDidAccept(() => {
        const [active] = pick.activeItems;
        if (active?.text === undefined || active.named !== undefined) {
          done({ filter: active?.text ?? pick.value, save: false });
        } else {
          pick.value = active.text;
          void this.#update();
        }
      });
      pick.onDidHide(() => done(undefined));
      pick.show();
      void this.#update();
    });
    this.#asking.cancel();
    this.#asking.dispose();
    pick.dispose();
    return answer;
  }

  complete(): void {
    const pick = this.#pick;
    const begun = pick.items.find(({ text, named }) => text !== undefined && named === undefined);
    const text = pick.activeItems[0]?.text ?? begun?.text;
    if (text === undefined) return;
    pick.value = text;
    void this.#update();
  }

  /** Lines that come anew take the selection to the first one: they only do so when they are others. */
  async #update({ again = false } = {}): Promise<void> {
    const pick = this.#pick;
    const filter = pick.value;
    if (filter === this.#filter && !again) return;
    this.#filter = filter;
    this.#asking.cancel();
    this.#asking.dispose();
    this.#asking = new vscode.CancellationTokenSource();
    const { token } = this.#asking;
    pick.buttons = filter.trim() === '' ? [] : [saveButton, clearButton];
    pick.busy = true;
    const [check, completion, counts] = await Promise.all([
      this.#server.ask(checkFilter, { filter }, token),
      this.#server.ask(completeFilter, { filter, offset: filter.length }, token),
      (this.#counts ??= countNamed(this.#server)),
    ]);
    if (token.isCancellationRequested) return;
    pick.busy = false;
    const completions = completionItems(filter, completion);
    const apply = applyItem(filter, check);
    // Enter takes the first line: what is only begun is completed, and to search for it as it is stands last.
    const items = isUnfinished(filter, check, completion)
      ? [...completions, ...namedItems(filter, counts), ...section('as typed', [apply])]
      : [apply, ...namedItems(filter, counts), ...completions];
    pick.items = items.map((item) => ({ ...item, alwaysShow: true }));
  }
}

/** Whether no seed fits, or the value at the end is none that there is, while there are values that begin so. */
function isUnfinished(filter: string, check: FilterCheck | null, completion: FilterCompletion | null): boolean {
  if (!completion || completion.items.length === 0 || completion.start === completion.end) return false;
  const typed = filter.slice(completion.start, completion.end).toLowerCase();
  if (completion.items.some(({ text }) => text.toLowerCase() === typed)) return false;
  if (check?.seeds === 0) return true;
  // What cannot be used as it stands is only begun.
  if (check?.problem && check.problem.end >= completion.start) return true;
  // A folder stands for those in it, and a rank for itself: only words of a vocabulary are begun and not meant.
  return /^[^\s":]+:/.test(typed) && !/^(?:rank|folder|domain|has|is|rule|severity):/.test(typed);
}

/** The line that applies the filter as it is typed. */
function applyItem(filter: string, check: FilterCheck | null): FilterItem {
  const seeds = check?.seeds ?? 0;
  const shown =
    filter.trim() === '' ? 'Show all seeds' : seeds === 0 ? 'No seeds match' : `Show ${count(seeds, 'seed')}`;
  const problem = check?.problem && `$(warning) ${withoutIcons(check.problem.message)}`;
  return { label: `$(filter) ${shown}`, ...(problem && { detail: problem }) };
}

/** How many seeds fit each filter that has a name, by its text. */
async function countNamed(server: Server): Promise<ReadonlyMap<string, number>> {
  const filters = [...builtInFilters, ...savedFilters()].map(({ filter }) => filter);
  const counts = (await server.ask(countFilters, { filters })) ?? [];
  return new Map(counts.map((seeds, index) => [filters[index]!, seeds]));
}

/** All filters with names as long as nothing is typed, and then those whose name or text has it. */
function namedItems(filter: string, counts: ReadonlyMap<string, number>): readonly FilterItem[] {
  const typed = filter.trim().toLowerCase();
  const isNamed = ({ name, filter: text }: SavedFilter) => `${name}\n${text}`.toLowerCase().includes(typed);
  const item = ({ name, filter: text }: SavedFilter, icon: string): FilterItem => {
    const seeds = counts.get(text);
    const facts = [text, ...(seeds === undefined ? [] : [count(seeds, 'seed')])];
    return {
      label: `$(${icon}) ${withoutIcons(name)}`,
      description: withoutIcons(facts.join(' · ')),
      text,
      named: name,
    };
  };
  return [
    ...section(
      'filters',
      builtInFilters.filter(isNamed).map((each) => item(each, 'list-filter')),
    ),
    ...section(
      'saved filters',
      savedFilters()
        .filter(isNamed)
        .map((each) => ({ ...item(each, 'bookmark'), buttons: [deleteButton] })),
    ),
  ];
}

function completionItems(filter: string, completion: FilterCompletion | null): readonly FilterItem[] {
  if (!completion) return [];
  const { start, end, items } = completion;
  return section(
    'add a condition',
    items.map(({ text, detail }) => ({
      label: withoutIcons(text),
      ...(detail === undefined ? {} : { description: withoutIcons(detail) }),
      // A key waits for its value, and after a condition there is room for the next one.
      text: filter.slice(0, start) + text + (text.endsWith(':') ? '' : ' ') + filter.slice(end).trimStart(),
    })),
  );
}

function section(label: string, items: readonly FilterItem[]): readonly FilterItem[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}
