import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const sources = path.join(import.meta.dirname, '../../server/src');

const damages: Readonly<Record<string, (kept: Buffer) => Buffer>> = {
  'its end is missing': (kept) => kept.subarray(0, -40),
  'nothing is left': () => Buffer.alloc(0),
  'a byte is another': (kept) => {
    const data = Buffer.from(kept);
    data[100]! ^= 0xff;
    return data;
  },
};

describe('what V8 has compiled of a bundle', () => {
  test('is kept beside it, and taken the next time', (t) => {
    const program = new Program(t, 'console.log("one");');
    assert.equal(program.run(), 'one\n');
    const before = fs.statSync(program.kept()).ino;
    assert.equal(program.run(), 'one\n');
    assert.equal(fs.statSync(program.kept()).ino, before);
    assert.deepEqual(fs.readdirSync(path.dirname(program.kept())), ['program']);
  });

  test('is not taken for another program, be it of the same length', (t) => {
    const program = new Program(t, 'console.log("one");');
    program.run();
    program.write('console.log("two");');
    assert.equal(program.run(), 'two\n');
    assert.equal(program.run(), 'two\n');
  });

  for (const [damage, change] of Object.entries(damages)) {
    test(`is made anew where ${damage}`, (t) => {
      const program = new Program(t, 'console.log("one");');
      program.run();
      const sound = fs.readFileSync(program.kept());
      fs.writeFileSync(program.kept(), change(sound));
      assert.equal(program.run(), 'one\n');
      assert.equal(fs.readFileSync(program.kept()).length, sound.length);
    });
  }

  test('is not kept where nothing can be written', (t) => {
    const program = new Program(t, 'console.log("one");');
    fs.writeFileSync(program.compiled, '');
    assert.equal(program.run(), 'one\n');
  });

  test('changes neither what a program is given, nor the lines of its stacks', (t) => {
    const program = new Program(
      t,
      `#!/usr/bin/env node
      console.log(typeof exports, module.exports === exports, require('./data.json').length, __filename === module.filename);
      console.log(/program.cjs:3:/.test(new Error().stack), __dirname === require('node:path').dirname(__filename), '“');`,
    );
    const said = 'object true 3 true\ntrue true “\n';
    assert.deepEqual([program.run(), program.run()], [said, said]);
  });

  test('is kept of one bundle alone where other programs run too', (t) => {
    const program = new Program(
      t,
      'console.log(require("./other.cjs")); exports.answer = 42;',
      `const { exports, keep } = requireCompiled('program.cjs', 'test');
      console.log(exports.answer);
      keep();`,
    );
    program.write('module.exports = "other";', 'other.cjs');
    assert.deepEqual([program.run(), program.run()], ['other\n42\n', 'other\n42\n']);
    assert.deepEqual(fs.readdirSync(path.dirname(program.kept())), ['program']);
  });
});

/** A bundle that is loaded by way of the cache. */
class Program {
  readonly #folder: string;

  /** @param start loads it. */
  constructor(
    test: TestContext,
    text: string,
    start = `const keep = keepCompiled('test');
      require('./program.cjs');
      keep();`,
  ) {
    this.#folder = temporaryFolder(test, { 'data.json': '[1, 2, 3]' }).path;
    buildSync({
      stdin: {
        contents: `
          import { keepCompiled, requireCompiled } from './compileCache.ts';
          ${start}`,
        resolveDir: sources,
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['./program.cjs'],
      outfile: path.join(this.#folder, 'start.cjs'),
    });
    this.write(text);
  }

  get compiled(): string {
    return path.join(this.#folder, 'compiled');
  }

  write(text: string, file = 'program.cjs'): void {
    fs.writeFileSync(path.join(this.#folder, file), text);
  }

  /** What it writes. */
  run(): string {
    return execFileSync(process.execPath, [path.join(this.#folder, 'start.cjs')], { encoding: 'utf8' });
  }

  /** The file that holds what was compiled. */
  kept(): string {
    const [folder] = fs.readdirSync(this.compiled);
    return path.join(this.compiled, folder!, 'program');
  }
}
