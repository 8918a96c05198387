/**
 * Compiles a glob for paths with `/`: `*` and `?` within a name, `**` for any folders, `[a-z]`, `[!a-z]`, `{a,b}`, and
 * `\` before a wildcard that is meant literally. A wildcard does not match a leading dot: hidden files and folders
 * must be named. A pattern that cannot be a glob (empty, or with too many alternatives) matches nothing.
 *
 * Patterns come with a corpus, and so do the names they are held against. Libraries turn a glob into a regular
 * expression, where a few stars are enough to backtrack for minutes; here the time is bounded by the length of the
 * pattern times that of the path.
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  const alternatives = (expandBraces(pattern) ?? []).map(compileSegments).map(compilePath);
  const [only] = alternatives;
  return only && alternatives.length === 1 ? only : (path) => alternatives.some((test) => test(path));
}

/** True where the braces of a pattern stand for more than `mostAlternatives` patterns: then it matches nothing. */
export function hasTooManyAlternatives(pattern: string): boolean {
  return expandBraces(pattern) === undefined;
}

/** The most patterns that the braces of one may stand for. */
export const mostAlternatives = 64;

/** Any number of items, or a test of one. */
type Part<T> = '*' | ((item: T) => boolean);

/**
 * Whether the parts cover all items, a star only such as it `mayCover`. Only the last star is ever tried again, so this
 * takes parts × items at most.
 */
function matches<T>(parts: readonly Part<T>[], items: ArrayLike<T>, mayCover: (item: T) => boolean): boolean {
  let part = 0;
  let item = 0;
  let star = -1;
  let starred = 0;
  while (item < items.length) {
    const test = parts[part];
    if (test === '*') {
      star = part++;
      starred = item;
    } else if (test?.(items[item]!)) {
      part++;
      item++;
    } else if (star >= 0 && mayCover(items[starred]!)) {
      part = star + 1;
      item = ++starred;
    } else return false;
  }
  while (parts[part] === '*') part++;
  return part === parts.length;
}

function isVisible(name: string): boolean {
  return !name.startsWith('.');
}

function compilePath(segments: readonly Part<string>[]): (path: string) => boolean {
  const [first, test, ...others] = segments;
  // Most patterns tell a name, wherever it is.
  if (first === '*' && typeof test === 'function' && others.length === 0) {
    return (path) => {
      const slash = path.lastIndexOf('/');
      return test(path.slice(slash + 1)) && (slash === -1 || areVisible(path.slice(0, slash)));
    };
  }
  return (path) => matches(segments, path.split('/'), isVisible);
}

function areVisible(folders: string): boolean {
  return isVisible(folders) && !folders.includes('/.');
}

function compileSegments(pattern: string): Part<string>[] {
  const path = pattern.startsWith('./') ? pattern.slice(2) : pattern;
  return path.split('/').map((segment) => (segment === '**' ? '*' : compileName(segment)));
}

function compileName(segment: string): Part<string> {
  const parts: Part<string>[] = [];
  /** The literal characters after the last wildcard: most names can be recognized by their ending. */
  let ending = '';
  for (let index = 0; index < segment.length; index++) {
    const character = segment[index]!;
    const set = character === '[' ? readSet(segment, index) : undefined;
    if (set) {
      parts.push(set.test);
      index = set.end;
      ending = '';
    } else if (character === '*' || character === '?') {
      parts.push(character === '*' ? '*' : () => true);
      ending = '';
    } else {
      const literal = character === '\\' ? (segment[++index] ?? character) : character;
      parts.push((other) => other === literal);
      ending += literal;
    }
  }
  const mayBeHidden = segment.startsWith('.') || segment.startsWith('\\.');
  return (name) => name.endsWith(ending) && (mayBeHidden || isVisible(name)) && matches(parts, name, () => true);
}

/** The set that opens at `start`; undefined where it is not closed, and the bracket is a character like others. */
function readSet(segment: string, start: number): { test: (character: string) => boolean; end: number } | undefined {
  const negated = segment[start + 1] === '!' || segment[start + 1] === '^';
  const first = start + (negated ? 2 : 1);
  // As everywhere, a `]` that comes first belongs to the set.
  const end = segment.indexOf(']', first + 1);
  if (end < 0) return undefined;
  const ranges: (readonly [string, string])[] = [];
  for (let index = first; index < end; index++) {
    const low = segment[index]!;
    const isRange = segment[index + 1] === '-' && index + 2 < end;
    ranges.push([low, isRange ? segment[(index += 2)]! : low]);
  }
  return { test: (character) => negated !== ranges.some(([low, high]) => low <= character && character <= high), end };
}

/**
 * `a{b,c}` as `ab` and `ac`; braces do not nest, and one without its fellow is a character like others. Undefined where
 * these are too many.
 */
function expandBraces(pattern: string): string[] | undefined {
  let expanded = [''];
  let position = 0;
  while (position < pattern.length) {
    const open = pattern.indexOf('{', position);
    const close = open < 0 ? -1 : pattern.indexOf('}', open);
    const literal = pattern.slice(position, close < 0 ? undefined : open);
    const choices = close < 0 ? [''] : pattern.slice(open + 1, close).split(',');
    if (expanded.length * choices.length > mostAlternatives) return undefined;
    expanded = expanded.flatMap((prefix) => choices.map((choice) => prefix + literal + choice));
    position = close < 0 ? pattern.length : close + 1;
  }
  return expanded.filter((path) => path !== '');
}
