import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The text of the user's own file of what git leaves out: that which `core.excludesFile` names in the user's configuration,
 * else git's usual one. Undefined where there is none. A repository's own configuration is not asked: it is a stranger's.
 */
export function readGitExcludes(): string | undefined {
  const home = homedir();
  const folder = path.join(process.env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'git');
  const named = [path.join(home, '.gitconfig'), path.join(folder, 'config')].map(read).map(excludesFileIn);
  const file = named.find((name) => name !== undefined) ?? path.join(folder, 'ignore');
  return read(file.startsWith('~/') ? path.join(home, file.slice(2)) : file);
}

/** What a configuration of git's says `core.excludesFile` is; the last word counts. */
function excludesFileIn(configuration: string | undefined): string | undefined {
  let section = '';
  let file: string | undefined;
  for (const line of (configuration ?? '').split('\n').slice(0, mostLines)) {
    const text = line.trim();
    if (text.startsWith('[')) section = text.slice(1, text.indexOf(']')).trim().toLowerCase();
    const equals = text.indexOf('=');
    if (section !== 'core' || text.slice(0, equals).trim().toLowerCase() !== 'excludesfile') continue;
    const [, quoted, plain = ''] = valueAtStart.exec(text.slice(equals + 1)) ?? [];
    file = (quoted ?? plain.trim()).replaceAll(/\\([\\"])/g, '$1');
  }
  return file || undefined;
}

/** A value in quotes, or up to a comment. */
const valueAtStart = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^#;]*))/;

const mostLines = 10_000;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
