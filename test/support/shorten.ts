import { tokenize } from './headerEdits.ts';

/** A shorter text that shows the same: without lines, then without tokens. */
export async function shorten(text: string, showsTheSame: (text: string) => Promise<boolean>): Promise<string> {
  let short = text;
  for (const split of [(one: string) => one.match(/[^\n]*\n|[^\n]+$/g) ?? [], tokenize]) {
    const parts = split(short);
    for (let size = Math.ceil(parts.length / 2); size > 0; size = Math.floor(size / 2)) {
      for (let start = 0; start < parts.length;) {
        const without = [...parts.slice(0, start), ...parts.slice(start + size)].join('');
        if (await showsTheSame(without)) parts.splice(start, size);
        else start += size;
      }
    }
    short = parts.join('');
  }
  return short;
}
