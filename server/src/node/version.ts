/** Put in by the build: the version in `package.json`. */
declare const SEEDBED_VERSION: string | undefined;

/** The version of Seedbed that this is; `development` where it runs from its sources, not built. */
export const version = typeof SEEDBED_VERSION === 'string' ? SEEDBED_VERSION : 'development';
