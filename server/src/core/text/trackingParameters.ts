/** A parameter as written, by its offsets in the url. */
export interface Parameter {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The parameters of a url's query that only say where a reader came from. */
export function findTracking(url: string): readonly Parameter[] {
  return parametersOf(url).filter(({ name }) => isTracking(name));
}

/** The url without them, every other character as it was. */
export function withoutTracking(url: string): string {
  const { start, end } = queryOf(url);
  if (start === end) return url;
  const kept = parametersOf(url).filter(({ name }) => !isTracking(name));
  const query = kept.map((parameter) => url.slice(parameter.start, parameter.end)).join('&');
  return url.slice(0, start) + (query === '' ? '' : `?${query}`) + url.slice(end);
}

function parametersOf(url: string): readonly Parameter[] {
  const { start, end } = queryOf(url);
  let position = start + 1;
  if (position > end) return [];
  return url
    .slice(position, end)
    .split('&')
    .map((written) => {
      const parameter = { name: nameOf(written), start: position, end: position + written.length };
      position = parameter.end + 1;
      return parameter;
    });
}

/** The query with its question mark, up to the fragment; empty where there is none. */
function queryOf(url: string): { readonly start: number; readonly end: number } {
  const fragment = url.indexOf('#');
  const end = fragment === -1 ? url.length : fragment;
  const start = url.indexOf('?');
  return start === -1 || start > end ? { start: end, end } : { start, end };
}

/** An address copied out of a page’s source has `&amp;` between its parameters. */
function nameOf(parameter: string): string {
  return parameter.replace(/^amp;/, '').split('=', 1)[0]!;
}

function isTracking(name: string): boolean {
  return /^(?:utm|mtm|pk|hsa)_./i.test(name) || name.startsWith('_ga_') || trackingNames.has(name.toLowerCase());
}

/** Those whose names mean nothing else anywhere: `ref`, `source` or `cid` may well choose what a page shows. */
const trackingNames: ReadonlySet<string> = new Set(
  `gclid gclsrc dclid gbraid wbraid _ga _gl srsltid msclkid fbclid igshid igsh twclid ttclid li_fat_id yclid ysclid
_openstat wickedid mc_cid mc_eid _hsenc _hsmi __hssc __hstc __hsfp mkt_tok vero_id vero_conv oly_anon_id oly_enc_id
rb_clickid s_kwcid ef_id wt_mc wt_zmc xtor at_medium at_campaign at_campaign_type at_link_id at_link_origin at_link_type
ns_mchannel ns_campaign ns_source ns_linkname guccounter guce_referrer guce_referrer_sig`.split(/\s/),
);
