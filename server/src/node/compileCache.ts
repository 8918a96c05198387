import module from 'node:module';
import path from 'node:path';

/**
 * Keeps what V8 makes of the program, so that the next start need not make it again. To be called before the rest of the
 * program is loaded. It lies beside the bundles: whoever can write there could change the program itself, which is not
 * so of the folder for temporary files that is Node's own choice. Where nothing can be written, nothing is kept.
 * @param purpose what the program is started for: for each, what it takes is kept by itself.
 */
export function keepCompiled(purpose: string): void {
  const { enableCompileCache }: Partial<typeof module> = module;
  // Neither has Node 20 the function, nor the sources a folder of bundles.
  if (typeof __dirname === 'string') enableCompileCache?.(path.join(__dirname, 'compiled', purpose));
}
