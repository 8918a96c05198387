import type { Diagnostic } from 'vscode-languageserver-types';
import type { SeedContext } from '../corpus/seedContext.ts';
import type { Severity } from '../schema/configuration.ts';
import type { CheckedFinding } from '../checking/check.ts';
import type { Lines } from '../text/lines.ts';
import { rangeAt } from '../corpus/valuePlace.ts';
import { check } from '../checking/check.ts';
import { linesOf } from '../text/lines.ts';

/** Where the page of a rule is, as an absolute uri; undefined where there is none to link to. */
export type DocumentationUri = (code: string) => string | undefined;

/** The diagnostics of one seed. */
export function diagnose(seed: SeedContext, documentation: DocumentationUri): Diagnostic[] {
  return toDiagnostics(check(seed), seed.document, documentation);
}

/** Findings as LSP has them; `holder` is what has the text that the findings' ranges count in. */
export function toDiagnostics(
  findings: readonly CheckedFinding[],
  holder: { readonly text: string },
  documentation: DocumentationUri,
): Diagnostic[] {
  return findings.map((finding) => toDiagnostic(finding, linesOf(holder), documentation));
}

export function toDiagnostic(finding: CheckedFinding, lines: Lines, documentation: DocumentationUri): Diagnostic {
  const { code } = finding.rule;
  const href = documentation(code);
  return {
    range: lines.rangeOf(finding.range),
    severity: severities[finding.severity],
    code,
    source: 'seedbed',
    message: finding.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(finding.related === undefined
      ? {}
      : {
          relatedInformation: finding.related.map(({ uri, range, place, message }) => ({
            location: { uri, range: range ? lines.rangeOf(range) : rangeAt(place ?? 0) },
            message,
          })),
        }),
  };
}

const severities: Record<Severity, 1 | 2 | 3 | 4> = { error: 1, warning: 2, information: 3, hint: 4 };
