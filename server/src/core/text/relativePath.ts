/** The decoded path, with `/`, from a folder to something within it, by their uris; the whole uri for what is elsewhere. */
export function relativePath(folder: string, uri: string): string {
  const path = uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri;
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A path with `/` as paths are compared: without the segments that say nothing. */
export function normalizePath(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
