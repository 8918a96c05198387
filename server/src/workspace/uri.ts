import { URI } from 'vscode-uri';

/**
 * The one spelling of a uri: percent-encoding and drive letters as `vscode-uri` writes them, no slash at the end.
 * Whatever comes from outside (a client, the command line) passes through here once, so that the same file is the same
 * string everywhere.
 */
export function normalizeUri(uri: string): string {
  return withoutLastSlash(URI.parse(uri).toString());
}

/** The uri of an absolute path of this machine. */
export function uriOfPath(path: string): string {
  // In a path that begins with a slash, no letter with a colon is a drive.
  if (path.startsWith('/') && !path.startsWith('//')) {
    const [, ...names] = withoutLastSlash(path).split('/');
    return names.reduce(childOf, 'file://');
  }
  return withoutLastSlash(URI.file(path).toString());
}

/** The absolute path on this machine that the uri names. */
export function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

/** The uri of the folder that holds this file or folder; undefined at the top. */
export function parentOf(uri: string): string | undefined {
  const slash = uri.lastIndexOf('/');
  return slash <= uri.indexOf('//') + 1 ? undefined : uri.slice(0, slash);
}

/** The uri of what is called `name` in the folder. */
export function childOf(folder: string, name: string): string {
  return `${folder}/${plainName.test(name) ? name : encode(name)}`;
}

/** The uri of what a relative path with `/` leads to. */
export function uriAt(folder: string, path: string): string {
  return path.split('/').reduce(childOf, folder);
}

/** The last part of a uri as it stands there, after that of its folder. */
export function lastPartOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** The decoded name of a file or folder. */
export function nameOf(uri: string): string {
  return decode(lastPartOf(uri));
}

/** True when the uri is the folder's own or names something in it, at any depth. */
export function isWithin(uri: string, folder: string): boolean {
  return uri.startsWith(folder) && (uri.length === folder.length || uri.charCodeAt(folder.length) === slashCode);
}

const halfCharacter = /\p{Cs}/gu;
const plainName = /^[\w.~-]+$/;
const slashCode = 47;

function encode(name: string): string {
  // After a letter, no part of the name is taken for a drive.
  const uri = URI.from({ scheme: 'file', path: `/x${name.replace(halfCharacter, '\uFFFD')}` });
  return uri.toString().slice('file:///x'.length);
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutLastSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}
