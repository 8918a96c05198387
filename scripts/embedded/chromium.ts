import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture, run } from '../support/run.ts';
import { cached, installPackage, packageVersion } from './cache.ts';

const chromiumVersion = packageVersion('chromium');

export interface Chromium {
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The Chromium that `SEEDBED_CHROMIUM` names, else one of the system, else one from the npm registry. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['SEEDBED_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`SEEDBED_CHROMIUM names ${named}, which does not exist.`);
    return { executable: named, env: process.env };
  }
  const executable = systemChromium();
  return executable === undefined ? packagedChromium() : { executable, env: process.env };
}

function systemChromium(): string | undefined {
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  return [...folders.flatMap((folder) => onPath.map((name) => join(folder, name))), ...onMac].find((file) =>
    existsSync(file),
  );
}

/** `@sparticuz/chromium`: a Chromium inside an npm package, with the libraries and fonts a bare machine lacks. */
async function packagedChromium(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chromium or Google Chrome, or name one in SEEDBED_CHROMIUM.');
  }
  const folder = await cached(`chromium-${chromiumVersion}`, `Fetching Chromium ${chromiumVersion} (once)…`, unpack);
  const executable = join(folder, 'chromium');
  const env = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const starts = await capture(executable, ['--version'], { env });
  if (starts.code === 0) return { executable, env };
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '');
  return { executable, env: { ...env, LD_LIBRARY_PATH: libraries.join(delimiter) } };
}

async function unpack(folder: string): Promise<void> {
  await installPackage('chromium', folder);
  // The package unpacks into the temporary folder; its libraries only where it believes to be on the one system
  // they were built for.
  await run(process.execPath, ['--input-type=module', '--eval', unpackProgram], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  rmSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'fonts.conf'), fontConfiguration);
}

const unpackProgram = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/** The system's fonts, and the packaged ones for a system that has none. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
