import type { Fix } from './rule.ts';
import { quoteForMessage } from '../text/message.ts';

/** Declares a publisher in `seedbed.yaml`, with a domain that it has to itself where one is given. */
export function declarePublisherFix(slug: string, domain: string | undefined): Fix {
  return {
    title: `Declare ${quoteForMessage(slug)} in seedbed.yaml`,
    kind: 'unsafe',
    edits: [],
    declaration: { kind: 'publisher', slug, domain },
  };
}
