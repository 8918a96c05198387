import type { Rule } from '../findings/rule.ts';
import { badConfiguration } from './badConfiguration.ts';
import { badIndentation } from './badIndentation.ts';
import { duplicateField } from './duplicateField.ts';
import { duplicateNumber } from './duplicateNumber.ts';
import { duplicateRank } from './duplicateRank.ts';
import { duplicateTitle } from './duplicateTitle.ts';
import { duplicateUrl } from './duplicateUrl.ts';
import { emptySummary } from './emptySummary.ts';
import { emptyValue } from './emptyValue.ts';
import { executableHeader } from './executableHeader.ts';
import { fieldOrder } from './fieldOrder.ts';
import { fileName } from './fileName.ts';
import { foreignNotation } from './foreignNotation.ts';
import { garbledText } from './garbledText.ts';
import { insecureUrl } from './insecureUrl.ts';
import { invalidRank } from './invalidRank.ts';
import { invalidUrl } from './invalidUrl.ts';
import { malformedFence } from './malformedFence.ts';
import { mergeConflict } from './mergeConflict.ts';
import { missingColon } from './missingColon.ts';
import { missingField } from './missingField.ts';
import { missingHeader } from './missingHeader.ts';
import { missingSpaceAfterColon } from './missingSpaceAfterColon.ts';
import { missingSummary } from './missingSummary.ts';
import { nearDuplicate } from './nearDuplicate.ts';
import { notAMapping } from './notAMapping.ts';
import { publisherMismatch } from './publisherMismatch.ts';
import { rankGap } from './rankGap.ts';
import { readerDisagreement } from './readerDisagreement.ts';
import { secondHeader } from './secondHeader.ts';
import { tabIndentation } from './tabIndentation.ts';
import { textBeforeHeader } from './textBeforeHeader.ts';
import { titleWhitespace } from './titleWhitespace.ts';
import { trackingParameters } from './trackingParameters.ts';
import { unclosedHeader } from './unclosedHeader.ts';
import { unclosedQuote } from './unclosedQuote.ts';
import { unknownField } from './unknownField.ts';
import { unknownPublisher } from './unknownPublisher.ts';
import { unknownUsage } from './unknownUsage.ts';
import { unknownValue } from './unknownValue.ts';
import { unquotedValue } from './unquotedValue.ts';
import { unreadableFile } from './unreadableFile.ts';
import { usageConflict } from './usageConflict.ts';
import { wrappedHeader } from './wrappedHeader.ts';
import { wrongType } from './wrongType.ts';
import { yamlFeature } from './yamlFeature.ts';
import { yamlSyntax } from './yamlSyntax.ts';

/** What can be wrong with a header before its fields are looked at; they run only where its syntax is not sound. */
export const headerRules: readonly Rule[] = [
  mergeConflict,
  missingHeader,
  unclosedHeader,
  malformedFence,
  textBeforeHeader,
  wrappedHeader,
  foreignNotation,
  executableHeader,
  yamlSyntax,
  notAMapping,
  unclosedQuote,
  missingSpaceAfterColon,
  missingColon,
  tabIndentation,
  badIndentation,
  yamlFeature,
];

/** The codes of the rules on a header's syntax. */
export const headerRuleCodes: ReadonlySet<string> = new Set(headerRules.map(({ code }) => code));

/** What can be wrong with fields and body; they run where the header is a list of fields. */
export const contentRules: readonly Rule[] = [
  secondHeader,
  unquotedValue,
  duplicateField,
  unknownField,
  missingField,
  fieldOrder,
  emptyValue,
  wrongType,
  readerDisagreement,
  invalidUrl,
  insecureUrl,
  trackingParameters,
  titleWhitespace,
  garbledText,
  unknownPublisher,
  publisherMismatch,
  unknownUsage,
  unknownValue,
  invalidRank,
  missingSummary,
  emptySummary,
];

/** The rules on content that ask what other seeds call their publisher. */
export const publisherRules: readonly Rule[] = [unknownPublisher, publisherMismatch];

/**
 * What can be wrong with a seed among others; they run on every seed, whatever its header is like, and cost next to
 * nothing where the others have nothing to do with it.
 */
export const corpusRules: readonly Rule[] = [
  duplicateUrl,
  duplicateTitle,
  nearDuplicate,
  usageConflict,
  duplicateRank,
  rankGap,
  duplicateNumber,
  fileName,
];

/** What is reported by whoever reads the file, not by looking into a seed. */
export const fileRules: readonly Rule[] = [unreadableFile, badConfiguration];

/** Every rule, in the order of the documentation. A new rule is one more line in one of the four lists. */
export const rules: readonly Rule[] = [...headerRules, ...contentRules, ...corpusRules, ...fileRules];

/** The codes that a configuration may name. Codes are never reused; there is no retired one yet. */
export const ruleCodes: readonly string[] = rules.map(({ code }) => code);
