import type { PlainScalar } from './resolver.ts';
import { beginsAsNumber, describePlainScalar, resolvePlainScalar, resolveYaml12Scalar } from './resolver.ts';

/** What a reader makes of a value, in a curator's words, and the readers that do. */
export interface Reading {
  readonly description: string;
  readonly readers: readonly string[];
}

/** What the readers that seeds meet make of a plain (unquoted) value: one reading where they agree. PyYAML's is first. */
export function readingsOf(text: string): readonly Reading[] {
  const readings = new Map<string, string[]>();
  for (const [name, resolve] of readers) {
    const description = describePlainScalar(resolve(text), text);
    readings.set(description, [...(readings.get(description) ?? []), name]);
  }
  return Array.from(readings, ([description, names]) => ({ description, readers: names }));
}

/** True where every reader makes the same of a plain value: no other reader has a word that PyYAML does not know. */
export function readersAgree(text: string): boolean {
  if (usualValue.test(text)) return true;
  return (!beginsAsNumber(text) && resolvePlainScalar(text).kind === 'string') || readingsOf(text).length === 1;
}

/** As nearly all numbers and truth values of headers are written. */
const usualValue = /^(?:[1-9][0-9]{0,14}|true|false)$/;

/** The whole numbers that readers see in a plain value and can hold exactly, PyYAML's first. */
export function wholeNumbersIn(text: string): readonly bigint[] {
  const numbers = readers.flatMap(([, resolve]) => {
    const scalar = resolve(text);
    if (scalar.kind === 'integer') return isExact(Number(scalar.value)) ? [scalar.value] : [];
    // Beyond fifteen digits a float no longer holds every number that is written.
    return scalar.kind === 'float' && isExact(scalar.value) && text.length <= 15 ? [BigInt(scalar.value)] : [];
  });
  return [...new Set(numbers)];
}

/**
 * What gray-matter makes of a plain, untagged scalar: it reads YAML with js-yaml 3, by the patterns of its `type/*.js`.
 * YAML 1.1 like PyYAML, except for `yes` and `no`, powers of ten, numbers such as `1_` and `01.5`, and impossible dates.
 */
export function resolveGrayMatterScalar(text: string): PlainScalar {
  const scalar = resolvePlainScalar(text);
  switch (scalar.kind) {
    case 'null':
      return scalar;
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? scalar : string;
    case 'date':
      return { kind: 'date', valid: true };
    case 'integer':
    case 'invalidNumber': {
      if (text.endsWith('_')) return string;
      const value = scalar.kind === 'integer' ? Number(scalar.value) : Infinity;
      return Number.isFinite(value) ? { kind: 'integer', value: BigInt(value) } : { kind: 'float', value };
    }
    case 'float':
    case 'string':
      if (text.endsWith('_') || !grayMatterFloat.test(text)) return string;
      return scalar.kind === 'float' ? scalar : { kind: 'float', value: Number(text.replaceAll('_', '')) };
    default:
      return string;
  }
}

const string: PlainScalar = { kind: 'string' };

const grayMatterFloat =
  /^(?:[-+]?(?:0|[1-9][0-9_]*)(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const readers: readonly (readonly [name: string, resolve: (text: string) => PlainScalar])[] = [
  ['PyYAML', resolvePlainScalar],
  ['gray-matter', resolveGrayMatterScalar],
  ['YAML 1.2 parsers', resolveYaml12Scalar],
];

function isExact(value: number): boolean {
  return Number.isSafeInteger(value);
}
