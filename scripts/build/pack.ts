import { createVSIX } from '@vscode/vsce';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../support/paths.ts';

/**
 * Packs the extension from the bundles as they are. The same files make the same package, byte for byte, whenever and
 * wherever it is packed.
 */
export async function packExtension(packagePath: string): Promise<void> {
  // What a zip says of times is the local one, and earlier years it has none.
  process.env['TZ'] = 'UTC';
  process.env['SOURCE_DATE_EPOCH'] = String(Date.UTC(1981, 0) / 1000);
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    // Registries show README.md without the files beside it: its pictures and links lead to the repository.
    rewriteRelativeLinks: 'repository' in manifest,
  });
}
