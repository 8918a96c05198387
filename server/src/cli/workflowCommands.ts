/** True where a service of continuous integration reads what is printed, and takes some lines for commands. */
export function isReadForCommands(environment: NodeJS.ProcessEnv): boolean {
  return ['GITHUB_ACTIONS', 'TF_BUILD', 'CI'].some((name) => !['', 'false'].includes(environment[name] ?? ''));
}

/**
 * The text without commands to GitHub Actions or Azure Pipelines: no line begins with `::`, and none holds `##[` or
 * `##vso[`. What of them stands there is written out, as control characters are. See `ActionCommand.cs` of
 * github.com/actions/runner and `Command.cs` of github.com/microsoft/azure-pipelines-agent.
 */
export function withoutCommands(text: string): string {
  return withoutInlineCommands(text.replace(lineCommand, '$1$2\\u{3A}:'));
}

/** The text without those commands that may stand within a line. */
export function withoutInlineCommands(text: string): string {
  return text.replace(inlineCommand, '#\\u{23}');
}

/** The same XML, spelled without what begins a command. */
export function xmlWithoutCommands(xml: string): string {
  return xml.replace(lineCommand, '$1$2&#58;:').replace(inlineCommand, '#&#35;');
}

/** The same JSON, spelled without what begins a command. Its lines begin with a quote or a bracket. */
export function jsonWithoutCommands(json: string): string {
  return json.replace(inlineCommand, String.raw`#\u0023`);
}

/** Either service passes over what is blank before a command, and ends a line at a carriage return, too. */
const lineCommand = /(^|[\n\r])([^\S\n\r]*)::/g;
const inlineCommand = /##(?=\[|vso\[)/gi;
