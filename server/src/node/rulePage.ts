/** Put in by the build: where the pages of the rules are published; empty where that is not said in `package.json`. */
declare const SEEDBED_RULE_PAGES: string | undefined;

/** The address of a rule's page on the web; undefined where there is none that leads somewhere. */
export function rulePage(code: string): string | undefined {
  const pages = typeof SEEDBED_RULE_PAGES === 'string' ? SEEDBED_RULE_PAGES : '';
  return pages === '' ? undefined : `${pages}/${code}.md`;
}
