import type { SeedContext } from '../corpus/seedContext.ts';
import type { FieldRole } from '../schema/fields.ts';
import type { Field } from '../syntax/seedDocument.ts';
import { parseHttpUrl } from '../text/url.ts';

/**
 * The keys of the fields of a seed that a key of another name may be meant as, in English and in other languages; most
 * likely first.
 */
export function fieldsNamed({ document }: SeedContext, key: string): readonly string[] {
  return byName.get(foldName(key))?.map((role) => document.names[role]) ?? [];
}

/** Whether a value can only be that of the field with this key; a title can be anything. */
export function fitsOnly({ configuration, document }: SeedContext, { value }: Field, key: string): boolean {
  const { names: own } = document;
  switch (key) {
    case own.url:
      return value.kind === 'string' && parseHttpUrl(value.text) !== undefined;
    case own.publisher:
      return value.kind === 'string' && configuration.publishers.find(value.text)?.slug === value.text;
    case own.usage:
      return value.kind === 'string' && configuration.usages.some((usage) => usage.value === value.text);
    case own.rank:
      return value.kind === 'integer' && value.value > 0n;
    default:
      return false;
  }
}

/** Letter case, accents, spaces, `-` and `_` aside. */
function foldName(key: string): string {
  return key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

const names: readonly (readonly [role: FieldRole, names: string])[] = [
  [
    'url',
    'link href uri address weburl webpage website articleurl articlelink sourceurl sourcelink originalurl permalink canonical canonicalurl source lien enlace adresse quelllink indirizzo ссылка 链接',
  ],
  [
    'title',
    'headline heading head hed header name subject caption articletitle titre titulo titolo titel uberschrift schlagzeile rubrik tytul otsikko заголовок 标题 タイトル 제목',
  ],
  [
    'publisher',
    'source outlet site sitename newspaper paper agency newsagency provider press media publication publishedby herausgeber verlag quelle editeur editora editore editorial fuente fonte kilde издатель 来源',
  ],
  ['usage', 'status state use stage decision verwendung nutzung utilisation statut uso estado stato статус 状态'],
  ['rank', 'rank ranking position place order priority startrank rang rango posicion posizione platz 排名'],
];

const byName: ReadonlyMap<string, readonly FieldRole[]> = collect();

function collect(): ReadonlyMap<string, readonly FieldRole[]> {
  const found = new Map<string, FieldRole[]>();
  for (const [role, all] of names) {
    for (const name of all.split(' ')) {
      const folded = foldName(name);
      found.set(folded, [...(found.get(folded) ?? []), role]);
    }
  }
  return found;
}
