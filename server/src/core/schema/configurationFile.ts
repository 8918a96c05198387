/** The `seedbed.yaml` that rules a seed, or the place for one; `text` is undefined where there is none yet. */
export interface ConfigurationFile {
  readonly uri: string;
  readonly text: string | undefined;
}
