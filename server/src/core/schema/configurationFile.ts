/** The name of the file that a folder is configured by. */
export const configurationName = 'seedbed.yaml';

/** The `seedbed.yaml` that rules a seed, or the place for one; `text` is undefined where there is none yet. */
export interface ConfigurationFile {
  readonly uri: string;
  readonly text: string | undefined;
}
