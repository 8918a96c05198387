import type { RelatedSeed, SeedCard } from '../../../server/src/protocol/index.ts';
import { count } from '../problems.ts';

/** The most twins and problems that are named. Of the others there is the number. */
const mostListed = 5;

/** A seed's card as Markdown. All that comes from files is plain text in it: nothing there is a link or an image. */
export function cardMarkdown({ twins, problems, url, summary, ...seed }: SeedCard): string {
  return [
    `**${escapeMarkdown(seed.label)}**`,
    escapeMarkdown(facts(seed)),
    summary.split('\n').map(escapeMarkdown).join('\n\n'),
    escapeMarkdown(url ?? ''),
    list(count(twins.length, 'twin'), twins.map(describeTwin)),
    list(count(problems.length, 'problem'), problems),
  ]
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}

function facts({ rank, publisher, publisherName, usage }: Omit<SeedCard, 'twins' | 'problems' | 'summary'>): string {
  const name =
    publisherName === undefined ? publisher : [publisherName, publisher && `(${publisher})`].join(' ').trim();
  return [rank === undefined ? 'no rank' : `#${rank}`, name, usage].filter(Boolean).join(' · ');
}

function describeTwin({ label, rank, publisher }: RelatedSeed): string {
  return [rank === undefined ? '' : `#${rank}`, label, publisher].filter(Boolean).join(' · ');
}

function list(heading: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const listed = items.slice(0, mostListed).map((item) => `- ${escapeMarkdown(item)}`);
  const others = items.length > mostListed ? [`- ${items.length - mostListed} more`] : [];
  return [`${heading}:`, '', ...listed, ...others].join('\n');
}

/** All characters that Markdown gives a meaning, and those by which it makes links of bare addresses. */
function escapeMarkdown(text: string): string {
  return text.trim().replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
}
