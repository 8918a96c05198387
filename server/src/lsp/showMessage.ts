import { ShowMessageNotification, type Connection, type MessageType } from 'vscode-languageserver';

/** Shows a message. VS Code makes links, of commands too, of `[text](target)` in it: what comes from a file is none. */
export async function showMessage(
  connection: Connection,
  type: typeof MessageType.Info | typeof MessageType.Warning,
  message: string,
): Promise<void> {
  await connection.sendNotification(ShowMessageNotification.type, { type, message: message.replaceAll('](', '] (') });
}
