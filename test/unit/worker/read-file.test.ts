import assert from 'node:assert/strict';
import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegularFile, readPieces, readRegularFile } from '../../../src/worker/read-file.node';
import { faultOf } from '../data/specs';

describe('reading a file', () => {
  const { readSync, openSync, closeSync } = fs;
  let folder = '';
  let open = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nnet-read-'));
    open = 0;
    Object.assign(fs, {
      openSync: (path: string, flags: string) => {
        const file = openSync(path, flags);
        open++;
        return file;
      },
      closeSync: (file: number) => {
        open--;
        closeSync(file);
      },
    });
  });
  afterEach(() => {
    Object.assign(fs, { readSync, openSync, closeSync });
    assert.equal(open, 0, 'every file is closed again');
    rmSync(folder, { recursive: true, force: true });
  });
  const written = (content: Uint8Array | string): string => {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return path;
  };

  it('gives its bytes, up to the limit', () => {
    const path = written(Uint8Array.of(1, 2, 3, 4, 5));
    assert.deepEqual(readRegularFile(path, 5), Uint8Array.of(1, 2, 3, 4, 5));
    const { detail } = faultOf(() => readRegularFile(path, 4));
    assert.deepEqual([detail.code, detail.args], ['file-too-large', { path, size: 1, limit: 1 }]);
    fs.truncateSync(path, 2_000_001);
    assert.deepEqual(faultOf(() => readRegularFile(path, 2_000_000)).detail.args, { path, size: 3, limit: 2 });
  });

  it('goes on where the system gives less than was asked for, and ends where the file has become shorter', () => {
    const path = written('abcdefgh');
    const few = (file: number, bytes: Uint8Array, offset: number, length: number, position: number): number =>
      readSync(file, bytes, offset, Math.min(3, length), position);
    Object.assign(fs, { readSync: few });
    assert.equal(new TextDecoder().decode(readRegularFile(path, 99)), 'abcdefgh');
    let left = 2;
    Object.assign(fs, {
      readSync: (...args: Parameters<typeof few>): number => (left-- > 0 ? few(...args) : 0),
    });
    assert.equal(new TextDecoder().decode(readRegularFile(path, 99)), 'abcdef');
  });

  it('gives any part of it, and refuses to where the file is not what it was', () => {
    const path = written('abcdefgh');
    const file = openRegularFile(path);
    assert.equal(file.size, 8);
    const textAt = (from: number, to: number): string => new TextDecoder().decode(file.read(from, to));
    assert.deepEqual([textAt(0, 8), textAt(2, 5), textAt(8, 8)], ['abcdefgh', 'cde', '']);
    const few = (descriptor: number, bytes: Uint8Array, offset: number, length: number, position: number): number =>
      readSync(descriptor, bytes, offset, Math.min(2, length), position);
    Object.assign(fs, { readSync: few });
    assert.equal(textAt(1, 7), 'bcdefg');
    fs.truncateSync(path, 9);
    assert.deepEqual(faultOf(() => textAt(0, 8)).detail, { code: 'file-changed', args: { path } });
    const again = openRegularFile(path);
    fs.utimesSync(path, 1, 1);
    assert.equal(faultOf(() => again.read(0, 1)).detail.code, 'file-changed');
    rmSync(path);
    assert.equal(faultOf(() => again.read(0, 1)).detail.code, 'path-missing');
    assert.equal(faultOf(() => openRegularFile(path)).detail.code, 'path-missing');
    assert.equal(faultOf(() => openRegularFile(folder)).detail.code, 'path-folder');
  });

  it('is refused for what is no regular file', () => {
    mkdirSync(join(folder, 'below'));
    const path = join(folder, 'below');
    assert.deepEqual(faultOf(() => readRegularFile(path, 9)).detail, { code: 'path-folder', args: { path } });
    assert.equal(faultOf(() => [...readPieces(path)]).detail.code, 'path-folder');
    assert.equal(faultOf(() => readRegularFile(join(folder, 'gone'), 9)).detail.code, 'path-missing');
    assert.equal(faultOf(() => [...readPieces(join(folder, 'gone'))]).detail.code, 'path-missing');
    if (fs.existsSync('/dev/null')) {
      assert.equal(faultOf(() => readRegularFile('/dev/null', 9)).detail.code, 'path-not-regular');
    }
  });

  it('piece by piece gives a character a byte, and closes a file that is not read to its end', () => {
    const bytes = Uint8Array.from({ length: 140_000 }, (_, i) => i % 251);
    const path = written(bytes);
    const pieces = [...readPieces(path)];
    assert.deepEqual(
      pieces.map(({ length }) => length),
      [65_536, 65_536, 8928],
    );
    assert.deepEqual(
      Uint8Array.from(pieces.join(''), (character) => character.charCodeAt(0)),
      bytes,
    );
    for (const piece of readPieces(path)) {
      assert.equal(piece.length, 65_536);
      break;
    }
    assert.deepEqual([...readPieces(written(''))], []);
  });
});
