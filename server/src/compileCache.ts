import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import vm from 'node:vm';
import zlib from 'node:zlib';

/**
 * Keeps what V8 makes of the program, so that the next start need not make it again. To be called before the bundles
 * that hold the program are loaded. Node's own cache takes each of them as it is before it has run, when V8 has hardly
 * looked into its functions; this one takes it as it is later.
 *
 * It lies beside the bundles: whoever can write there could change the program itself. Where nothing can be written,
 * nothing is kept.
 * @param purpose what the program is started for: for each, what it takes is kept by itself.
 * @returns to be called when the program has done once what the next start shall be quick for.
 */
export function keepCompiled(purpose: string): () => void {
  const cache = openCache(purpose);
  if (!cache) return () => {};
  require.extensions['.cjs'] = (module, file) => cache.run(module, file, createRequire(file));
  return cache.keep;
}

/**
 * The same of one bundle, which is loaded here and now: for a process that runs other people's programs too, which are
 * none of our business.
 * @param bundle its name, beside the one that calls this.
 * @returns what it exports.
 */
export function requireCompiled(
  bundle: string,
  purpose: string,
): { readonly exports: unknown; readonly keep: () => void } {
  const file = path.join(__dirname, bundle);
  const cache = openCache(purpose);
  if (!cache) return { exports: require(file), keep: () => {} };
  const module = { exports: {} };
  // That of whoever calls: it may know of modules that only the process that it runs in has.
  cache.run(module, file, require);
  return { exports: module.exports, keep: cache.keep };
}

interface Cache {
  /** Runs a bundle as `require` would. */
  readonly run: (module: { exports: unknown }, file: string, require: NodeJS.Require) => void;
  /** Keeps what has been compiled of all that were run, where it was not kept before. */
  readonly keep: () => void;
}

/** Undefined where there can be none: only bundles have a `require`, and not every Node 20 makes checksums. */
function openCache(purpose: string): Cache | undefined {
  if (typeof require !== 'function' || !('crc32' in zlib)) return undefined;
  // V8 takes back nothing that another V8 has made, or the same with other options or on another processor.
  const folder = path.join(__dirname, 'compiled', `${purpose}-${cachedDataVersionTag().toString(16)}`);
  const made: (() => void)[] = [];
  return {
    run: (module, file, require) => {
      const source = fs.readFileSync(file);
      const kept = path.join(folder, path.basename(file, '.cjs'));
      const cachedData = readKept(kept, source);
      const script = new vm.Script(wrapped(source.toString()), { filename: file, cachedData });
      if (!cachedData || script.cachedDataRejected) {
        made.push(() => writeKept(kept, source, script.createCachedData()));
      }
      const run = script.runInThisContext() as (...values: unknown[]) => void;
      run.call(module.exports, module.exports, require, module, file, path.dirname(file));
    },
    keep: () => {
      for (const keep of made.splice(0)) keep();
    },
  };
}

/** On the same line as the first of the program, so that stacks tell its lines. */
function wrapped(source: string): string {
  return `(function (exports, require, module, __filename, __dirname) { ${source.replace(/^#!.*/, '')}\n})`;
}

/** Bytes before what V8 has made: the checksums of the source and of what follows. */
const headerLength = 8;

/** What was kept of this source, and is whole: V8 itself compares lengths, and goes on with whatever else it is given. */
function readKept(file: string, source: Buffer): Buffer | undefined {
  try {
    const kept = fs.readFileSync(file);
    const compiled = kept.subarray(headerLength);
    return kept.subarray(0, headerLength).equals(headerOf(source, compiled)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another process may do the same, and each may be ended at any time. */
function writeKept(file: string, source: Buffer, compiled: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(unfinished, Buffer.concat([headerOf(source, compiled), compiled]), { mode: 0o600 });
    fs.renameSync(unfinished, file);
  } catch {
    fs.rm(unfinished, { force: true }, () => {});
  }
}

function headerOf(source: Buffer, compiled: Buffer): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt32LE(zlib.crc32(source), 0);
  header.writeUInt32LE(zlib.crc32(compiled), 4);
  return header;
}
