import assert from 'node:assert/strict';
import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../../src/model/message';
import { extendAtomically, removeLeftovers, writeAtomically } from '../../../src/worker/atomic-file.node';

describe('an atomic write', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nnet-atomic-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('replaces the file and leaves nothing else behind', () => {
    const path = join(folder, 'weights');
    writeAtomically(path, new Uint8Array([1, 2, 3]));
    writeAtomically(path, new Uint8Array(100_000).fill(7));
    assert.equal(readFileSync(path).length, 100_000);
    assert.deepEqual(readdirSync(folder), ['weights']);
  });

  it('leaves the former file alone where the new one cannot be put in its place', () => {
    const path = join(folder, 'weights');
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), 'x');
    assert.throws(
      () => writeAtomically(path, new Uint8Array([1])),
      (error) => error instanceof Fault && error.detail.args.path === path,
    );
    assert.deepEqual(readdirSync(folder), ['weights']);
    assert.deepEqual(readdirSync(path), ['inside']);
  });

  it('is a fault that names the file where its folder does not exist', () => {
    const path = join(folder, 'gone', 'weights');
    assert.throws(
      () => writeAtomically(path, new Uint8Array([1])),
      (error) => error instanceof Fault && error.detail.code === 'path-missing' && error.detail.args.path === path,
    );
  });

  it('a full disk is a fault, the former file whole, no leftover', function () {
    if (!fs.existsSync('/dev/full')) this.skip();
    const path = join(folder, 'weights');
    writeFileSync(path, 'old');
    fs.symlinkSync('/dev/full', join(folder, `.weights.${process.pid}.part`));
    assert.throws(
      () => writeAtomically(path, new Uint8Array([1])),
      (error) => error instanceof Fault && error.detail.code === 'disk-full',
    );
    assert.equal(readFileSync(path, 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder), ['weights']);
  });

  it('may keep the beginning of the former file, of any length', () => {
    const path = join(folder, 'history');
    for (const kept of [0, 1, 5, 8]) {
      writeFileSync(path, 'abcdefgh');
      extendAtomically(path, kept, new TextEncoder().encode('12'));
      assert.equal(readFileSync(path, 'utf8'), `${'abcdefgh'.slice(0, kept)}12`);
    }
    writeFileSync(path, 'abcdefgh');
    extendAtomically(path, 3, new Uint8Array());
    assert.equal(readFileSync(path, 'utf8'), 'abc');
    assert.deepEqual(readdirSync(folder), ['history']);
  });

  it('closes every file that it opens', () => {
    const { openSync, closeSync } = fs;
    const files: number[] = [];
    Object.assign(fs, {
      openSync: (file: string, flags: string) => {
        const opened = openSync(file, flags);
        files.push(opened);
        return opened;
      },
      closeSync: (file: number) => {
        files.splice(files.indexOf(file), 1);
        closeSync(file);
      },
    });
    try {
      const path = join(folder, 'weights');
      writeAtomically(path, new Uint8Array(3));
      extendAtomically(path, 2, new Uint8Array(3));
    } finally {
      Object.assign(fs, { openSync, closeSync });
    }
    assert.deepEqual(files, []);
  });

  describe('on a disk of moods', () => {
    const { writeSync, fsyncSync } = fs;
    let path = '';
    beforeEach(() => {
      path = join(folder, 'weights');
      writeFileSync(path, 'old');
    });
    afterEach(() => Object.assign(fs, { writeSync, fsyncSync }));
    const flushOnly = (isFolder: boolean, code: string) => (file: number) => {
      if (fs.fstatSync(file).isDirectory() === isFolder) throw Object.assign(new Error(code), { code });
      fsyncSync(file);
    };

    it('that takes three bytes at a time, writes them all', () => {
      const some = (file: number, bytes: Uint8Array, offset: number, length: number): number =>
        writeSync(file, bytes, offset, Math.min(3, length));
      Object.assign(fs, { writeSync: some });
      writeAtomically(path, new TextEncoder().encode('new and longer'));
      assert.equal(readFileSync(path, 'utf8'), 'new and longer');
      Object.assign(fs, {
        writeSync: (file: number, bytes: Uint8Array, offset: number, length: number, position: number): number =>
          writeSync(file, bytes, offset, Math.min(3, length), position),
      });
      extendAtomically(path, 4, new TextEncoder().encode('shorter'));
      assert.equal(readFileSync(path, 'utf8'), 'new shorter');
    });

    it('that takes no more, is a fault, the former file whole, no leftover', () => {
      let taken = 0;
      const few = (file: number, bytes: Uint8Array, offset: number, length: number): number => {
        const count = writeSync(file, bytes, offset, Math.min(5 - taken, length));
        taken += count;
        return count;
      };
      Object.assign(fs, { writeSync: few });
      assert.throws(
        () => writeAtomically(path, new Uint8Array(9)),
        (error) => error instanceof Fault && error.detail.code === 'write-short' && error.detail.args.written === 5,
      );
      assert.equal(readFileSync(path, 'utf8'), 'old');
      assert.deepEqual(readdirSync(folder), ['weights']);
    });

    it('that fails to flush a file, or a folder, is a fault; one that flushes no folders is none', () => {
      const isFailure = (error: unknown): boolean => error instanceof Fault && error.detail.args.reason === 'EIO';
      Object.assign(fs, { fsyncSync: flushOnly(false, 'EIO') });
      assert.throws(() => writeAtomically(path, new Uint8Array(1)), isFailure);
      assert.equal(readFileSync(path, 'utf8'), 'old');
      if (process.platform === 'win32') return;
      Object.assign(fs, { fsyncSync: flushOnly(true, 'EIO') });
      assert.throws(() => writeAtomically(path, new Uint8Array(1)), isFailure);
      Object.assign(fs, { fsyncSync: flushOnly(true, 'EINVAL') });
      writeAtomically(path, new Uint8Array(2));
      assert.equal(readFileSync(path).length, 2);
    });
  });

  it('what a killed writer left is removed, other hidden files are not', () => {
    writeFileSync(join(folder, '.weights.123.part'), 'half');
    writeFileSync(join(folder, '.gitignore'), '*');
    removeLeftovers(folder);
    assert.deepEqual(readdirSync(folder), ['.gitignore']);
  });
});
