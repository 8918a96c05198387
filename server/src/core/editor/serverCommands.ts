/** The server's commands, which code actions and lenses run. The protocol says what each does and takes. */
export const serverCommands = {
  open: 'seedbed.open',
  jump: 'seedbed.jump',
  rename: 'seedbed.rename',
  fixAll: 'seedbed.fixAllInSeed',
  applyEdit: 'seedbed.applyEdit',
} as const;
