import * as vscode from 'vscode';

/** Asks for the rank that seeds move to; undefined where the user gives up. */
export async function askForRank(title: string, placeHolder = ''): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt: 'The other seeds make room.',
    placeHolder,
    validateInput: (text) => (readRank(text) === undefined ? 'A rank is a whole number, 1 or higher.' : undefined),
  });
  return answer === undefined ? undefined : readRank(answer);
}

function readRank(text: string): number | undefined {
  const digits = /^\s*#?(\d{1,9})\s*$/.exec(text)?.[1];
  const rank = Number(digits ?? 0);
  return rank > 0 ? rank : undefined;
}
