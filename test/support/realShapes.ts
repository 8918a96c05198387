// Headers in the shapes of real ones, each with what PyYAML reads of it.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Field } from '../../server/src/core/index.ts';

export interface RealShape {
  readonly name: string;
  readonly text: string;
  /** `ok`: a mapping; `error`: refused; `other`: no mapping; `none`: there is no header. */
  readonly pyyaml: 'ok' | 'error' | 'other' | 'none';
  /** What PyYAML reads; empty where it reads no mapping. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** Those of the project. */
export const ownShapes = resolve(import.meta.dirname, '../fixtures/realShapes');

/** Many more of the same kinds, where they lie beside the project. */
export const sharedShapes = resolve(import.meta.dirname, '../../../shared/real-shapes');

/** What a `seedbed.yaml` says of seeds that are no news articles: nothing of their fields, order and summaries. */
export const shapesConfiguration = `body: {headings: []}
rules:
${['unknown-field', 'missing-field', 'field-order', 'missing-summary', 'empty-summary'].map((code) => `  ${code}: off\n`).join('')}`;

/** The headers in a folder; none where there is no such folder. */
export function readShapes(folder: string): RealShape[] {
  if (!existsSync(folder)) return [];
  const readings = JSON.parse(readFileSync(join(folder, 'readings.json'), 'utf8')) as Record<string, Measured>;
  return Object.entries(readings).map(([name, { pyyaml, values }]) => ({
    name,
    pyyaml,
    text: readFileSync(join(folder, name), 'utf8'),
    values: new Map(Object.entries(values ?? {})),
  }));
}

interface Measured {
  readonly pyyaml: RealShape['pyyaml'];
  readonly values?: Readonly<Record<string, unknown>> | null;
}

/** The field's value as the engine reads it, in the form of the measured ones; as far as a document tells it. */
export function valueOf({ value }: Field): unknown {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'null':
      return null;
    case 'boolean':
      return value.value;
    case 'integer':
      return Number(value.value);
    case 'float':
      return value.value;
    case 'date':
      return 'a date';
    case 'list':
      return value.items ?? 'a list';
    case 'mapping':
      return 'a mapping';
    case 'refused':
    case 'broken':
      return `${value.kind}: ${value.text}`;
  }
}

/** A measured value, as far as a document tells it: the items of a list as texts, dates and mappings by their kind. */
export function tellable(value: unknown, read: unknown): unknown {
  if (Array.isArray(value)) return read === 'a list' ? read : value.map((item, index) => itemText(item, index, read));
  if (typeof value !== 'object' || value === null) return value;
  return '$date' in value ? 'a date' : 'a mapping';
}

/** Of an item that is no text a document tells only how it is written. */
function itemText(item: unknown, index: number, read: unknown): unknown {
  return typeof item === 'string' ? item : (read as unknown[])[index];
}
