import type { SeedContext } from '../corpus/seedContext.ts';
import { decodeCodes } from '../text/escapedText.ts';
import { editDistance } from '../text/similarity.ts';
import { parseHttpUrl } from '../text/url.ts';
import { readableText } from './headerFields.ts';
import { withoutSharedMarks } from './sharedMarks.ts';

/** A url that a text may be meant as. */
export interface UrlReading {
  readonly url: string;
  /** False where it is a guess. */
  readonly certain: boolean;
  /** Words of the text that are no part of the url and say something: what a Markdown link shows, a remark after it. */
  readonly words?: string | undefined;
}

/** The urls that a text may be meant as, the likeliest first; none where it is no damaged url. */
export function readUrls(seed: SeedContext, text: string): readonly UrlReading[] {
  const { url, certain, words } = unwrap(spellOut(withoutSharedMarks(seed, text) ?? text));
  const readings = readScheme(seed, url.endsWith('\\') ? url : url.replace(endingMarkup, '')).filter((reading) =>
    parseHttpUrl(reading.url),
  );
  if (readings.length === 0) return readAmongWords(text);
  return readings.map((reading) => {
    const flaw = findUrlFlaw(reading.url);
    const isOne = flaw === undefined || flaw.meant?.certain === true;
    return {
      url: flaw?.meant?.url ?? reading.url,
      certain: certain && reading.certain && readings.length === 1 && isOne,
      words,
    };
  });
}

/** What is odd about a url that can be followed nevertheless, in a curator's words, and what is meant. */
export interface UrlFlaw {
  readonly what: string;
  readonly meant: UrlReading | undefined;
}

/** What does not belong into the url that a text is, though readers take it for one; undefined for one in order. */
export function findUrlFlaw(url: string, depth = 0): UrlFlaw | undefined {
  if (inOrder.test(url)) return undefined;
  const flaw = flaws.find(({ pattern }) => pattern.test(url));
  if (!flaw) return undefined;
  const { pattern, what, meant: write, certain } = flaw;
  if (write === undefined) return { what, meant: undefined };
  const meant = typeof write === 'string' ? url.replace(pattern, write) : url.replace(pattern, write);
  if (!parseHttpUrl(meant)) return { what, meant: undefined };
  const further = depth < mostFlaws ? findUrlFlaw(meant, depth + 1)?.meant : undefined;
  return { what, meant: further ? { ...further, certain: certain && further.certain } : { url: meant, certain } };
}

/** Nothing is odd about such a url, as most are. */
const inOrder = /^https?:\/\/[\w.~:/?#@!$()*+,=%-]*[\w/]$/;

/** Nobody leaves more after one url. */
const mostFlaws = 4;

interface Flaw {
  readonly pattern: RegExp;
  readonly what: string;
  /** What stands in place of the match; undefined where nobody can say what is meant. */
  readonly meant: string | ((match: string) => string) | undefined;
  readonly certain: boolean;
}

/** What HTML, JSON and Markdown leave after a url. None has a `<`, a `>`, a backslash or such a quote at its end. */
const endingMarkup =
  /(?:<\/?(?:a|b|br|div|em|i|li|p|span|strong|td|u|wbr)\s?\/?>|[<>"“”‘’«»\\`]|(?<=["“”'’])[,;.]){1,8}$/i;

const flaws: readonly Flaw[] = [
  {
    pattern: /^(?!https?:)[A-Za-z]+/,
    what: 'starts with capitals',
    meant: (scheme) => scheme.toLowerCase(),
    certain: true,
  },
  { pattern: endingMarkup, what: 'ends with a character that does not belong to it', meant: '', certain: true },
  { pattern: /'$(?<=^[^']*')/, what: 'ends with a quote but does not start with one', meant: '', certain: true },
  {
    pattern: /(?:&(?:quot|apos|#0?39|lt|gt|nbsp);){1,8}$/i,
    what: 'ends with an HTML code',
    meant: '',
    certain: true,
  },
  { pattern: /\]$(?<=^[^[]*)/, what: 'ends with a bracket that is never opened', meant: '', certain: true },
  { pattern: /\)$(?<=^[^(]*)/, what: 'ends with a bracket that is never opened', meant: '', certain: false },
  {
    pattern: /(?:[,:]|(?<!&#?\w{1,10});){1,8}$/,
    what: 'ends with a comma, a colon or a semicolon',
    meant: '',
    certain: true,
  },
  { pattern: /(?:…|\.{3})$/, what: 'is cut off', meant: undefined, certain: false },
  { pattern: /\.$/, what: 'ends with a full stop', meant: '', certain: false },
  { pattern: /(?:&(?:amp;){1,4}){1,4}$/, what: 'ends with an HTML code', meant: '', certain: true },
  { pattern: /&(?:amp;)+/g, what: 'has the HTML code “&amp;” instead of “&”', meant: '&', certain: true },
  { pattern: /[<>"“”`]/, what: 'contains a character that is not allowed in URLs', meant: undefined, certain: false },
];

/** The one url that words stand around. */
function readAmongWords(text: string): readonly UrlReading[] {
  const found = text.match(/https?:\/\/[^\s<>"]+/gi) ?? [];
  const [url = '', ...others] = found.map((one) => one.replace(/[.,;:!?)\]'’”]{1,8}$/, ''));
  if (others.length > 0 || !parseHttpUrl(url) || !/\s/.test(text.trim())) return [];
  const [before = '', behind = ''] = text.split(url).map((part) => part.replace(/\s+/g, ' ').trim());
  // What one word or a mark is torn off from may be longer.
  if (before === '' && !/^[([<–—-]|\S \S/.test(behind)) return [];
  return [{ url, certain: false, words: `${before} ${behind}`.trim() }];
}

/** A url that a program or a person wrote in another alphabet of signs, or with more around it than marks. */
function spellOut(text: string): string {
  let url = text.trim();
  for (const [pattern, meant] of spellings) {
    url = typeof meant === 'string' ? url.replace(pattern, meant) : url.replace(pattern, meant);
  }
  if (/^https?%3A%2F%2F\S+$/i.test(url)) url = decodeCodes(url);
  // A domain has no comma.
  return url.replace(
    /^(https?:\/\/)([\w-]+(?:,[\w-]+)+)(?=\/|$)/i,
    (_, scheme: string, host: string) => scheme + host.replaceAll(',', '.'),
  );
}

const spellings: readonly (readonly [pattern: RegExp, meant: string | ((match: string) => string)])[] = [
  [/^&lt;(\S+)&gt;$/i, '$1'],
  [/^&quot;(\S+)&quot;$/i, '$1'],
  // A link of HTML, and one as chats write it, where its words are the address once more.
  [/^<a\s[^<>]{0,50}href=["']?([^"'<>\s]+)["']?[^<>]{0,50}>(?:\1<\/a>|<\/a>)?$/i, '$1'],
  [/^<(https?:\/\/([^|<>\s]+))\|(?:https?:\/\/)?\2>$/i, '$1'],
  [/^view-source:(?=https?:)/i, ''],
  [/^["'“”‘’](https?)["'“”‘’](?=:)/i, '$1'],
  [/^(https?)[：∶﹕]([/／]{2})/i, '$1:$2'],
  [/^(https?:)／／/i, '$1//'],
  [/^(https?)\[:\]/i, '$1:'],
  [/^hxxp(?=s?:)/i, 'http'],
  [/^http s(?=:)/i, 'https'],
  [/^https?:\/\/(https?)\/\/(?=\S)/i, '$1://'],
  [/[[({](?:\.|dot)[\])}]/gi, '.'],
  [/^(\S+)\s+\1$/, '$1'],
  [/\s+\/\s*|\/\s+/g, '/'],
  // Where others stand before letters, all of them are slashes.
  [/^[^\\]*(?:\\[/_~.*&?=#-][^\\]*)+$/, (url) => url.replaceAll('\\', '')],
  [/[″＂]/g, '"'],
];

/** The text without what stands around a url and is no part of it. */
function unwrap(text: string): UrlReading {
  const plain = withoutPairs(joinScheme(text.replace(invisible, '').trim()));
  const [, label, target] = /^\[([^[\]]*)\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?\s*\)$/.exec(plain) ?? [];
  const [, address, name] = /^<(https?:[^\s|<>]+)\|([^|<>]*)>$/.exec(text.trim()) ?? [];
  return readLink(target ?? address, label ?? name) ?? { url: plain, certain: true };
}

/** A link of Markdown or of Slack. */
function readLink(target: string | undefined, label: string | undefined): UrlReading | undefined {
  if (target === undefined || label === undefined) return undefined;
  const words = label.trim();
  const saysNothing = words === target || withoutScheme(words) === withoutScheme(target) || emptyLabel.test(words);
  // A link may show one address and lead to another, and its words are not to be lost.
  return saysNothing ? { url: target, certain: true } : { url: target, certain: false, words };
}

/** Words for a link that say nothing about the article. */
const emptyLabel = /^(?:link|url|source|article|web|website|here|click here)?$/i;

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

/** What cannot be seen is none of a url; joiners are letters. */
const invisible = /[\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
];

/** Nobody puts more around a url. */
const mostPairs = 4;

function withoutPairs(text: string): string {
  let plain = text.replace(/^(?:url|link)\s{0,3}[:=]\s{0,3}(?=\S{3,8}:\/\/)/i, '');
  for (let round = 0; round < mostPairs; round++) {
    const before = plain;
    for (const [open, close] of pairs) {
      const end = plain.replace(/[.,;]$/, '');
      if (end.length > open.length + close.length && end.startsWith(open) && end.endsWith(close)) {
        plain = end.slice(open.length, -close.length).trim();
      }
    }
    if (plain === before) break;
  }
  // An opening bracket or quote of which the other half is lost.
  return plain.replace(/^[<"'“”„‘’«»`]+(?=[a-z]{2,7}:\/\/)/i, '');
}

/** White space between the signs of a scheme is none of a url. */
function joinScheme(text: string): string {
  return text.replace(/^([a-z]{2,7})\s{0,3}:\s{0,3}\/\s{0,3}\/\s{0,3}(?=\S)/i, '$1://');
}

function readScheme(seed: SeedContext, url: string): readonly UrlReading[] {
  const inner = /^https?:\/{0,3}(https?:\/\/.*)$/i.exec(url)?.[1];
  if (inner !== undefined) {
    // The outer scheme was there already when the whole url was pasted after it.
    return [{ url: lowerScheme(inner), certain: /^https:/i.test(inner) || /^http:/i.test(url) }];
  }
  if (parseHttpUrl(url)) return [{ url: lowerScheme(url), certain: true }];
  const [, known, end] = /^(https?)(?=[^/]{0,6}(?:\/\/|\\\\|:))[:;.,]{0,3}[:/\\]{1,6}(?![/\\:])(.*)$/i.exec(url) ?? [];
  if (known !== undefined) {
    return [
      {
        url: `${known.toLowerCase()}://${end!.replace(/^[^?#]*/, (path) => path.replaceAll('\\', '/'))}`,
        // At the end it is rather the mark of a line that goes on.
        certain: !end!.endsWith('\\'),
      },
    ];
  }
  const [, scheme = '', rest = ''] = /^([a-z]{2,7})(?::\/{0,3}|\/\/)([^/].*)$/i.exec(url) ?? [];
  const meant = ['https', 'http'].filter((word) => editDistance(word, scheme.toLowerCase()) === 1);
  if (meant.length > 0) return meant.map((word) => ({ url: `${word}://${rest}`, certain: true }));
  const complete = `https://${url.replace(/^\/\//, '')}`;
  return [{ url: complete, certain: belongsToPublisher(seed, complete) }];
}

function lowerScheme(url: string): string {
  return url.replace(/^[a-z]+/i, (scheme) => scheme.toLowerCase());
}

function belongsToPublisher(seed: SeedContext, url: string): boolean {
  const publisher = readableText(seed, 'publisher');
  return publisher !== undefined && seed.configuration.publishers.forUrl(url)?.slug === publisher;
}
