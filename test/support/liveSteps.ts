// What happens to a folder of seeds and to the documents that are open: steps that say in words what they are.

import fc from 'fast-check';
import type { SeedChange } from '../../server/src/core/index.ts';
import { file, filled, folder } from './liveContents.ts';
import type { LiveFolder } from './liveFolder.ts';
import { turn } from './workspace.ts';

export interface Step {
  readonly perform: (live: LiveFolder) => unknown;
  /** How it is printed where a search has found something. */
  readonly [fc.toStringMethod]: () => string;
}

const step = (says: string, perform: Step['perform']): Step => ({ perform, [fc.toStringMethod]: () => says });
const path = fc.oneof({ weight: 2, arbitrary: file }, { weight: 1, arbitrary: folder });
const language = fc.constantFrom('seed', 'plaintext', 'plaintext');
const pieces = ['', '\n', '---\n', '"', ': ', '#', 'wire', 'used', '1', '2', '\r\n', '\u00E9', '  ', 'desk: news\n'];
const edit = fc.record({
  at: fc.nat(200),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
  newText: fc.constantFrom(...pieces),
});

const onDisk = fc.oneof(
  {
    weight: 6,
    arbitrary: filled.map((given) =>
      step(`write ${given.path}: ${given.content.says}`, ({ disk }) =>
        disk.write({ [given.path]: given.content.bytes }),
      ),
    ),
  },
  { weight: 3, arbitrary: path.map((at) => step(`remove ${at}`, ({ disk }) => disk.remove(at))) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(path, path)
      .map(([from, to]) => step(`rename ${from} to ${to}`, ({ disk }) => disk.rename(from, to))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(path, path).map(([at, target]) =>
      step(`replace ${at} by a link to ${target}`, ({ disk }) => {
        disk.remove(at);
        disk.link(at, target);
      }),
    ),
  },
  { weight: 1, arbitrary: path.map((at) => step(`make the folder ${at}`, ({ disk }) => disk.makeFolder(at))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(path, fc.boolean())
      .map(([at, isDenied]) => step(`${isDenied ? 'forbid' : 'permit'} ${at}`, ({ disk }) => disk.deny(at, isDenied))),
  },
);

const inEditor = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(file, language).map(([at, as]) => step(`open ${at} as ${as}`, (live) => live.open(at, as))),
  },
  {
    weight: 3,
    arbitrary: filled.map((given) =>
      step(`type into ${given.path}: ${given.content.says}`, (live) =>
        live.type(given.path, () => Buffer.from(given.content.bytes).toString()),
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(file, edit).map(([at, change]) =>
      step(`edit ${at}: ${JSON.stringify(change)}`, (live) =>
        live.type(at, (text) => {
          const start = change.at % (text.length + 1);
          return text.slice(0, start) + change.newText + text.slice(start + change.length);
        }),
      ),
    ),
  },
  { weight: 1, arbitrary: file.map((at) => step(`undo in ${at}`, (live) => live.undo(at))) },
  { weight: 2, arbitrary: file.map((at) => step(`save ${at}`, (live) => live.save(at))) },
  { weight: 2, arbitrary: file.map((at) => step(`close ${at}`, (live) => live.close(at))) },
);

const changes: readonly ((uri: string) => SeedChange)[] = [
  () => ({ kind: 'fix' }),
  (uri) => ({ kind: 'rank', ranks: [{ uri, rank: 3 }] }),
  () => ({ kind: 'set', field: 'usage', value: 'used' }),
];
const byCommand = fc.oneof(
  fc
    .tuple(file, fc.nat(20))
    .map(([at, choice]) =>
      step(`fix ${at} by action ${choice}`, (live) =>
        live.command({ kind: 'action', uri: live.disk.uriOf(at), choice }),
      ),
    ),
  fc.tuple(file, fc.constantFrom(...changes)).map(([at, change]) =>
    step(`change ${at}: ${JSON.stringify(change(at))}`, (live) => {
      const uri = live.disk.uriOf(at);
      return live.command({ kind: 'change', uri, change: change(uri) });
    }),
  ),
  fc
    .constantFrom(
      ...([
        ['wire', 'ap'],
        ['ap', 'wire'],
        ['Wire', 'wire'],
      ] as const),
    )
    .map(([from, to]) =>
      step(`rename the publisher ${from} to ${to}`, (live) => live.command({ kind: 'rename', from, to })),
    ),
);

const ofWorkspace = fc.oneof(
  { weight: 2, arbitrary: folder.map((root) => step(`add the folder ${root}`, (live) => live.addFolder(root))) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('', 'a', 'a/b', 'c')
      .map((root) => step(`take the folder ${root || 'itself'}`, (live) => live.removeFolder(root))),
  },
  { weight: 1, arbitrary: fc.constant(step('cancel', ({ served }) => served.cancel())) },
  { weight: 1, arbitrary: fc.constant(step('read all again', ({ served }) => served.rescan())) },
);

const waiting = fc.oneof(
  fc.constant(step('wait', ({ served }) => served.idle())),
  fc.integer({ min: 1, max: 9 }).map((turns) =>
    step(`wait ${turns} turns`, async () => {
      for (let count = 0; count < turns; count++) await turn();
    }),
  ),
);

const passing = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ isFolded: fc.boolean(), isReversed: fc.boolean() })
      .map((how) => step(`tell ${JSON.stringify(how)}`, (live) => live.tell(how))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(path, fc.constantFrom('created' as const, 'changed' as const, 'deleted' as const))
      .map(([at, kind]) => step(`say ${kind} ${at}`, (live) => live.say(kind, at))),
  },
  { weight: 5, arbitrary: waiting },
  { weight: 1, arbitrary: fc.constant(step('look at the trees', ({ served }) => served.lookAtTrees())) },
);

/** What may happen to files and documents in one folder, whose watcher tells by itself. */
export const ownStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: onDisk },
  { weight: 6, arbitrary: inEditor },
  { weight: 1, arbitrary: byCommand },
  { weight: 2, arbitrary: waiting },
);

/** Anything that may happen. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: onDisk },
  { weight: 6, arbitrary: inEditor },
  { weight: 1, arbitrary: byCommand },
  { weight: 1, arbitrary: ofWorkspace },
  { weight: 5, arbitrary: passing },
);
