// Keeps the walls of ARCHITECTURE.md: which folder may import what. node scripts/walls.ts
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './support/paths.ts';

/** The folders of the engine, each of which may import those after it; `index.ts` is the door to all of them. */
const core = [
  'editor',
  'overview',
  'tree',
  'bulk',
  'navigation',
  'checking',
  'rules',
  'findings',
  'corpus',
  'syntax',
  'schema',
  'pyyaml',
  'text',
].map((name) => `server/src/core/${name}/`);

const door = (name: string): string => `server/src/${name}/index.ts`;
const protocol = 'server/src/protocol/';

/** Before a path: it may be imported for its types only. */
const types = 'types of ';

/** What the files of a folder may import besides each other. The first entry that fits a file counts. */
const allowed: readonly (readonly [folder: string, mayImport: readonly string[]])[] = [
  ...core.map((folder, index) => [folder, core.slice(index + 1)] as const),
  ['server/src/core/', core],
  ['server/src/workspace/', [door('core')]],
  ['server/src/report/', [door('core')]],
  [protocol, [types + door('core')]],
  ['server/src/lsp/', [door('core'), door('workspace'), door('report'), protocol]],
  ['server/src/node/', [door('core'), door('workspace'), 'server/src/lsp/']],
  ['server/src/cli/', [door('core'), door('workspace'), door('report'), 'server/src/node/']],
  ['server/src/', []],
  ['client/src/', [protocol]],
  ['scripts/generate/', ['scripts/support/', door('core'), 'server/src/cli/commands/', 'server/src/cli/help.ts']],
  ['scripts/', ['scripts/generate/', 'package.json', 'bench/package.json']],
];

/** Packages that only some files may import. gray-matter runs headers that ask for it; one wrapper refuses those. */
const packages: readonly (readonly [name: RegExp, importers: RegExp])[] = [
  [/^gray-matter$/, /^server\/src\/node\/grayMatterReader\.ts$/],
  [/^vscode$/, /^client\//],
  [/^vscode-languageclient/, /^client\//],
  [/^vscode-languageserver(?:$|\/)/, /^server\/src\/(?:lsp|node)\//],
];

let broken = 0;
const files = globSync(['server/src/**/*.ts', 'client/src/**/*.ts', 'scripts/**/*.ts'], { cwd: root });
for (const path of files) {
  const file = path.replaceAll('\\', '/');
  for (const { name: imported, isType } of importsOf(file)) {
    const mistake = imported.startsWith('.')
      ? brokenWall(file, join(dirname(file), imported), isType)
      : wrongPackage(file, imported);
    if (mistake === undefined) continue;
    broken++;
    console.log(`${file} imports ${imported}: ${mistake} (ARCHITECTURE.md).`);
  }
}
process.exitCode = broken === 0 ? 0 : 1;

function importsOf(file: string): { readonly name: string; readonly isType: boolean }[] {
  const source = readFileSync(join(root, file), 'utf8');
  return Array.from(
    source.matchAll(/^(?:import|export)( type)? [^'";]*?from '(.+?)'|\bimport\('(.+?)'\)/gm),
    ([, type, from, dynamic]) => ({ name: from ?? dynamic!, isType: type !== undefined }),
  );
}

function brokenWall(file: string, target: string, isType: boolean): string | undefined {
  const imported = target.replaceAll('\\', '/');
  const wall = allowed.find(([folder]) => file.startsWith(folder));
  if (!wall) return 'nothing is said of its folder';
  const [folder, mayImport] = wall;
  if (imported.startsWith(folder) && isOwn(folder, imported)) return undefined;
  if (mayImport.some((other) => imported.startsWith(other))) return undefined;
  if (!mayImport.some((other) => `${types}${imported}`.startsWith(other))) return `${folder} may not`;
  return isType ? undefined : `${folder} may import only its types`;
}

/** Whether a file belongs to this folder and to no folder of its own within it. */
function isOwn(folder: string, file: string): boolean {
  return allowed.find(([other]) => file.startsWith(other))?.[0] === folder;
}

function wrongPackage(file: string, name: string): string | undefined {
  const wall = packages.find(([pattern]) => pattern.test(name));
  return wall && !wall[1].test(file) ? 'this package is not for it' : undefined;
}
