import * as vscode from 'vscode';
import { decisions } from '../problems.ts';

/** Why no safe fix changes a seed: it has no problems, or only such as a person decides on. */
export function whyNothingIsFixed(uri: vscode.Uri): string {
  const left = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'seedbed').length;
  return left === 0
    ? 'This seed has no problems to fix.'
    : `Nothing can be fixed automatically here. ${decisions(left)}`;
}
