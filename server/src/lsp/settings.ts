import type { Connection } from 'vscode-languageserver';
import { isPlainObject } from './plainObjects.ts';

/** What people set, and may set anew at any time. */
export interface Settings {
  /** Whether the findings of files that are not open are wanted too. */
  readonly closedFiles: boolean;
  readonly codeLenses: boolean;
  /** Whether the folder around the first seed is served that is opened where no folder is. */
  readonly findRoot: boolean;
}

export const defaultSettings: Settings = { closedFiles: true, codeLenses: true, findRoot: true };

/**
 * The settings after some were changed: what `changed` does not mention stays. They are taken as editors send them: with the
 * section `seedbed` around them or without, nested or with dots in their names (`diagnostics.closedFiles`). Lenses are
 * turned off by `codeLens: false`, and by `codeLens.enabled: false`, as the setting of editors is called.
 */
export function changeSettings(before: Settings, changed: unknown): Settings {
  const read = (...names: readonly string[]): boolean | undefined =>
    names.map((name) => valueAt(changed, `seedbed.${name}`) ?? valueAt(changed, name)).find(isBoolean);
  return {
    closedFiles: read('diagnostics.closedFiles') ?? before.closedFiles,
    codeLenses: read('codeLens.enabled', 'codeLens') ?? before.codeLenses,
    findRoot: read('findRoot') ?? before.findRoot,
  };
}

/** Asks the client for its settings. Undefined where it does not answer. */
export async function askForSettings(connection: Connection): Promise<unknown> {
  try {
    return await connection.workspace.getConfiguration('seedbed');
  } catch {
    return undefined;
  }
}

/** The value of a setting, wherever the dots of its name are levels and wherever they are dots. */
function valueAt(settings: unknown, name: string): unknown {
  if (!isPlainObject(settings)) return undefined;
  if (Object.hasOwn(settings, name)) return settings[name];
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const first = name.slice(0, dot);
    const value = Object.hasOwn(settings, first) ? valueAt(settings[first], name.slice(dot + 1)) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
