import type { ReportWriter } from '../checkReport.ts';
import { writeCompact } from './compact.ts';
import { writeGithub } from './github.ts';
import { writeGitlab } from './gitlab.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';
import { writeSarif } from './sarif.ts';
import { writeText } from './text.ts';

/** How `seedbed check` can report. */
export type FormatName = 'text' | 'compact' | 'json' | 'github' | 'gitlab' | 'sarif' | 'junit';

export interface Format {
  readonly write: ReportWriter;
  /** What is written, which decides how commands to a service of continuous integration are kept out of it. */
  readonly language: 'text' | 'json' | 'xml' | 'commands';
  /** Whether it is a document of its own, which there is also where nothing was checked. */
  readonly isDocument: boolean;
  /** Whether it has room for the number of problems of each rule. */
  readonly hasStatistics: boolean;
  /** What it says of problems that takes long to find out: whether they can be fixed, and what they are known by in the next run. */
  readonly says: readonly ('fixable' | 'fingerprint')[];
}

export const formats: Readonly<Record<FormatName, Format>> = {
  text: { write: writeText, language: 'text', isDocument: false, hasStatistics: true, says: [] },
  compact: { write: writeCompact, language: 'text', isDocument: false, hasStatistics: false, says: [] },
  json: { write: writeJson, language: 'json', isDocument: true, hasStatistics: true, says: ['fixable'] },
  github: { write: writeGithub, language: 'commands', isDocument: false, hasStatistics: false, says: [] },
  gitlab: { write: writeGitlab, language: 'json', isDocument: true, hasStatistics: false, says: ['fingerprint'] },
  sarif: { write: writeSarif, language: 'json', isDocument: true, hasStatistics: false, says: ['fingerprint'] },
  junit: { write: writeJunit, language: 'xml', isDocument: true, hasStatistics: false, says: [] },
};

export const formatNames = Object.keys(formats) as readonly FormatName[];
