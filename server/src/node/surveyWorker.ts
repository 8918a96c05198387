import { parentPort, workerData } from 'node:worker_threads';
import type { Configuration } from '../core/index.ts';
import type { SurveyRequest, SurveyWorkerData } from './surveyor.ts';
import { defaultConfiguration, readConfiguration, ruleCodes } from '../core/index.ts';
import { surveySeeds } from '../workspace/index.ts';
import { nodeFileSystem } from './fileSystem.ts';

// The start of a thread that reads and checks seeds for another one, until that ends it.
const { withTerms } = workerData as SurveyWorkerData;
let last: { readonly text: string; readonly configuration: Configuration } | undefined;

parentPort?.on('message', (request: SurveyRequest) => void answer(request));

async function answer({ folder, names, text }: SurveyRequest): Promise<void> {
  const uris = names.split('\n').map((name) => `${folder}/${name}`);
  const survey = surveySeeds(uris, await nodeFileSystem.read(uris), configurationFor(text), withTerms);
  const { keys, numbers, sketches, flags } = survey.seeds;
  const handedOver = [keys, numbers, sketches, flags, survey.modified].map(({ buffer }) => buffer as ArrayBuffer);
  parentPort?.postMessage(survey, handedOver);
}

function configurationFor(text: string | undefined): Configuration {
  if (text === undefined) return defaultConfiguration;
  if (last?.text !== text) last = { text, configuration: readConfiguration(text, ruleCodes).configuration };
  return last.configuration;
}
