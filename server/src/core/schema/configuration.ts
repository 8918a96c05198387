/** `seedbed.yaml`: what it can say, how it is read, and how a word is added to it. */
export type { Severity } from './severity.ts';
export type { Configuration, ConfigurationProblem, Usage } from './configurationModel.ts';
export { defaultConfiguration, defaultSeedPatterns, starterUsages } from './configurationModel.ts';
export { readConfiguration } from './configurationReader.ts';
export { declareDifferent, declarePublisher, declareUsage } from './configurationEdits.ts';
