import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Configuration } from '../core/index.ts';
import type { SurveyRequest, SurveyThreadData } from './surveyor.ts';
import { defaultConfiguration, readConfiguration, ruleCodes } from '../core/index.ts';
import { surveySeeds } from '../workspace/index.ts';
import { nodeFileSystem } from './fileSystem.ts';

/** Reads and checks seeds for the thread that has started this one, until that ends it. */
export function answerSurveys(): void {
  const { withTerms } = workerData as SurveyThreadData;
  parentPort?.on('message', (request: SurveyRequest) => void answer(parentPort!, request, withTerms));
}

async function answer(port: MessagePort, { files, text }: SurveyRequest, withTerms: boolean): Promise<void> {
  const uris = files.flatMap(({ folder, names }) => names.split('\n').map((name) => `${folder}/${name}`));
  const survey = surveySeeds(uris, await nodeFileSystem.read(uris), configurationFor(text), withTerms);
  // Copied, not handed over: once an array buffer has been detached, V8 takes back all that it has made of typed arrays.
  port.postMessage(survey);
}

let last: { readonly text: string; readonly configuration: Configuration } | undefined;

function configurationFor(text: string | undefined): Configuration {
  if (text === undefined) return defaultConfiguration;
  if (last?.text !== text) last = { text, configuration: readConfiguration(text, ruleCodes).configuration };
  return last.configuration;
}
