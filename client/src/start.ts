import type * as vscode from 'vscode';
import type * as Extension from './extension.ts';
import { requireCompiled } from '../../server/src/compileCache.ts';

// What VS Code loads. It loads the extension from code that V8 has compiled before, which takes half the time.
const { exports, keep } = requireCompiled('extension.cjs', 'client');
const extension = exports as typeof Extension;

export function activate(context: vscode.ExtensionContext): Extension.SeedbedApi {
  const api = extension.activate(context);
  api.started.then(keep, () => {});
  return api;
}

export const { deactivate } = extension;
