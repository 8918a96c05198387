import { defaultConfiguration, fieldKeys, parseSeed } from '../../server/src/core/index.ts';

/** A seed with this header, under the default configuration. */
export function parseHeader(header: string) {
  return parseSeed(`---\n${header}---\n## Article summary\nText.\n`, keys);
}

/** A field as `key = kind "text"`, and what is wrong as `code at "written"`. */
export function readHeader(header: string): string[] {
  const { text, fields, problems } = parseHeader(header);
  return [
    ...fields.map(({ key, value }) => `${key} = ${value.kind} ${JSON.stringify(value.text)}`),
    ...problems.map(({ code, range }) => `${code} at ${JSON.stringify(text.slice(range.start, range.end))}`),
  ];
}

const keys = fieldKeys(defaultConfiguration);
