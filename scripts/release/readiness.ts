/** What a registry shows of the extension: its manifest, and the README beside it. */
export interface Published {
  readonly manifest: {
    readonly publisher?: string;
    readonly description?: string;
    readonly license?: string;
    readonly repository?: { readonly url?: string };
    readonly icon?: string;
    readonly categories?: readonly string[];
    readonly keywords?: readonly string[];
  };
  readonly readme: string;
}

/**
 * What keeps the extension from being at home on the Marketplace, on Open VSX and on npm, in sentences; none when nothing
 * does. The packages are right in themselves all the same.
 */
export function missingForRegistries({ manifest, readme }: Published): readonly string[] {
  const missing: string[] = [];
  for (const field of ['publisher', 'description', 'license', 'icon'] as const) {
    if (!manifest[field]) missing.push(`package.json has no “${field}”.`);
  }
  const address = manifest.repository?.url;
  if (address === undefined) {
    const links = imagesOf(readme).filter(isRelative);
    missing.push('package.json has no “repository”: the registries link to it.');
    if (links.length > 0) missing.push(`Without it nobody sees these pictures of README.md: ${links.join(', ')}.`);
  } else if (!/^(?:git\+)?https:\/\/(?:github|gitlab)\.com\/[^/]+\/[^/]+?(?:\.git)?$/.test(address)) {
    missing.push(`“${address}” is no repository that pictures of README.md are found in: one on GitHub or GitLab is.`);
  }
  if ((manifest.icon ?? '').endsWith('.svg')) missing.push('The icon is SVG, which the Marketplace refuses.');
  for (const image of imagesOf(readme)) {
    if (/\.svg$/i.test(image)) missing.push(`${image} in README.md is SVG, which the Marketplace refuses.`);
    if (/^http:/i.test(image)) missing.push(`${image} in README.md does not come by https.`);
  }
  if ((manifest.categories ?? []).length === 0) missing.push('package.json has no “categories”.');
  if ((manifest.keywords ?? []).length > mostKeywords) {
    missing.push(`package.json has more than ${mostKeywords} “keywords”, which the Marketplace refuses.`);
  }
  return missing;
}

const mostKeywords = 30;

function imagesOf(markdown: string): readonly string[] {
  return Array.from(markdown.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g), ([, address]) => address!);
}

function isRelative(address: string): boolean {
  return !/^\w+:/.test(address);
}
