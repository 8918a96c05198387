import * as fs from 'node:fs';
import path from 'node:path';

/** The path of a new file that is to take another one's place. Its name tells which process made it. */
export function temporaryPath(folder: string): string {
  return path.join(folder, `.seedbed-${process.pid}-${crypto.randomUUID()}.tmp`);
}

/** Whether a file is one of those, by its name: it is nothing to anybody else. */
export function isTemporary(name: string): boolean {
  return name.startsWith('.seedbed-') && temporaryName.test(name);
}

/** Removes the temporary files that killed runs have left in a folder. What cannot be removed stays. */
export function removeStrays(folder: string): void {
  try {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isFile() || !isTemporary(entry.name)) continue;
      const owner = Number(temporaryName.exec(entry.name)![1]);
      if (!isRunning(owner)) fs.rmSync(path.join(folder, entry.name), { force: true });
    }
  } catch {
    return;
  }
}

const temporaryName = /^\.seedbed-(\d{1,10})-[\da-f-]{36}\.tmp$/;

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
