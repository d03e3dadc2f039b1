import assert from 'node:assert/strict';
import { readTable } from '../../../src/data/csv/table';
import { encodeUtf8 } from '../../../src/model/utf8';
import { ReadingProgress } from '../../../src/worker/reading-progress';
import { stored } from '../data/stored';

describe('the progress of reading', () => {
  const follow = (step = 1000) => {
    let clock = 0;
    const shares: number[] = [];
    const progress = new ReadingProgress(
      (share) => shares.push(share),
      () => (clock += step),
    );
    return { progress, shares };
  };

  it('is the share of all large files, to their ends', () => {
    const { progress, shares } = follow();
    const [a, b] = [stored(new Uint8Array(80), 10), stored(new Uint8Array(20), 5)].map((file) => progress.of(file));
    assert.ok(a && b && !(a instanceof Uint8Array) && !(b instanceof Uint8Array));
    for (let from = 0; from < 80; from += 20) a.read(from, from + 20);
    b.read(0, 20);
    assert.deepEqual(shares, [0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('is not told again for what is read again, and not for what is read at once', () => {
    const { progress, shares } = follow();
    const file = progress.of(stored(new Uint8Array(100), 10));
    assert.ok(!(file instanceof Uint8Array));
    file.read(0, 50);
    file.read(0, 30);
    file.read(60, 80);
    file.read(50, 60);
    file.read(20, 60);
    assert.deepEqual(shares, [0.5, 0.6]);
    const small = stored(new Uint8Array(20), 10);
    assert.equal(progress.of(small), small);
    const held = new Uint8Array(99);
    assert.equal(progress.of(held), held);
  });

  it('begins anew for files that are opened once the others are read', () => {
    const { progress, shares } = follow();
    for (const length of [40, 80]) {
      const file = progress.of(stored(new Uint8Array(length), 10));
      assert.ok(!(file instanceof Uint8Array));
      file.read(0, length / 2);
      file.read(length / 2, length);
    }
    assert.deepEqual(shares, [0.5, 1, 0.5, 1]);
  });

  it('comes ten times a second at most, and at the end', () => {
    const { progress, shares } = follow(30);
    const file = progress.of(stored(new Uint8Array(100), 1));
    assert.ok(!(file instanceof Uint8Array));
    for (let from = 0; from < 100; from += 10) file.read(from, from + 10);
    assert.deepEqual(shares, [0.1, 0.5, 0.9, 1]);
  });

  it('goes from the beginning of a table to its end', () => {
    const { progress, shares } = follow();
    const bytes = encodeUtf8(`a,b\n${'1,2\n'.repeat(200_000)}`);
    assert.equal(readTable('t.csv', progress.of(stored(bytes, 100_000)), { memoryLimit: 1e9 }).m, 200_000);
    assert.deepEqual(
      [...shares].sort((a, b) => a - b),
      shares,
    );
    assert.ok(shares.length > 3);
    assert.equal(shares.at(-1), 1);
  });
});
