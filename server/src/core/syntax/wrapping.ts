/** What a line opens that another line closes: a code block, a comment, an element of HTML, a quotation in a program. */
export interface Wrapping {
  /** For a message: `a comment`. */
  readonly name: string;
  readonly isEnd: (line: string) => boolean;
  /** A line that opens or closes another one inside. */
  readonly isInner: (line: string) => boolean;
  /** Whether the opening and the closing mark are the same. */
  readonly isSymmetric: boolean;
}

/** The wrapping that a line opens; undefined for a line with anything else on it. */
export function readWrapping(line: string): Wrapping | undefined {
  const opening = line.trim();
  if (opening.length > longestMark) return undefined;
  if (opening === '<!--') {
    return {
      name: 'a comment',
      isEnd: (each) => each.trim() === '-->',
      isInner: (each) => each.includes('<!--') || each.includes('-->'),
      isSymmetric: false,
    };
  }
  const mark = codeBlockOpening.exec(opening)?.[1];
  if (mark !== undefined) {
    const isFence = (each: string) => each.startsWith(mark);
    return {
      name: 'a Markdown code block',
      isEnd: (each) => isFence(each) && each.trim() === mark,
      isInner: isFence,
      isSymmetric: true,
    };
  }
  for (const [pattern, closingOf] of pairs) {
    const match = pattern.exec(opening);
    if (!match) continue;
    const closing = closingOf(match[1] ?? '');
    const isEnd = (each: string) => each.trim().toLowerCase() === closing.toLowerCase();
    return {
      name: 'marks of another kind',
      isEnd,
      isInner: (each) => isEnd(each) || pattern.test(each.trim()),
      isSymmetric: opening === closing,
    };
  }
  return undefined;
}

const longestMark = 120;

const codeBlockOpening = /^(`{3,}|~{3,})[ \t]*[\w{}.:=-]{0,40}$/;

/** What opens something and what closes it, each alone on its line. */
const pairs: readonly (readonly [opening: RegExp, closing: (name: string) => string])[] = [
  [/^<(pre|code|div|section|article|details|blockquote)(?: [^<>]*)?>$/i, (name) => `</${name}>`],
  [/^("""|'''|"|\$\$)$/, (mark) => mark],
  [/^\/\*\*?$/, () => '*/'],
  [/^\{$/, () => '}'],
  [/^\{%-? ?(raw|verbatim|highlight|comment) ?-?%\}$/, (name) => `{% end${name} %}`],
  [/^\{\{< ?([\w-]+) ?>\}\}$/, (name) => `{{< /${name} >}}`],
  [/^<!\[CDATA\[$/, () => ']]>'],
  [/^\[(\w+)\]$/, (name) => `[/${name}]`],
  [/^-{5}BEGIN ([A-Z ]+)-{5}$/, (name) => `-----END ${name}-----`],
  [/^#\+begin_(\w+)(?: [\w-]+)?$/i, (name) => `#+end_${name}`],
  [/^cat >+ ?\S+ <<-? ?(?:'(?=\w+'$)|(?=\w+$))(\w+)'?$/, (name) => name],
];
