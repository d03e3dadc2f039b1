import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allBytes, areSameBytes, bytesAt, heldBytes, piecesOf, sizeOf } from '../../../src/data/file-bytes';
import { MemoryBudget } from '../../../src/data/memory';
import { asNeeded, heldAsNeeded } from '../../../src/data/sources/as-needed';
import { openDataFile } from '../../../src/data/sources/open';
import { encodeUtf8 } from '../../../src/model/utf8';
import { assertFault, faultOf } from './specs';
import { stored } from './stored';

const seed = 20261202;

describe('the bytes of a file', () => {
  it(`come in pieces, each with the byte behind it, wherever the file is (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 20 }), fc.nat(60), (bytes, piece, a) => {
        for (const content of [bytes, stored(bytes, piece)]) {
          assert.equal(sizeOf(content), bytes.length);
          const from = Math.min(a, bytes.length);
          const all: number[] = [];
          let next = from;
          for (const { bytes: some, base, length } of piecesOf(content, from, bytes.length)) {
            assert.equal(base, next);
            next += length;
            all.push(...some.subarray(0, length));
            assert.deepEqual([...some.subarray(length)], [...bytes.subarray(next, next + 1)]);
          }
          assert.deepEqual(all, [...bytes.subarray(from)]);
          assert.deepEqual([...bytesAt(content, from, from + 5)], [...bytes.subarray(from, from + 5)]);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it('stay where they are stored while they are a large text, and are read whole otherwise', () => {
    const text = encodeUtf8('a,b\n1,2\n3,4\n');
    const large = stored(text, 5);
    assert.equal(asNeeded(large, 1), large);
    assert.deepEqual(asNeeded(stored(text, 6), 12), text);
    assertFault(() => asNeeded(stored(text, 6), 11), 'data-memory');
    assert.equal(asNeeded(text, 1), text);
    const signs = ['\x1f\x8b', 'PK\x03\x04', 'PAR1\0', '\x93NUMPY', '\0\0\x08\x01', '\x89HDF\r\n\x1a\n'];
    for (const head of signs.map((sign) => Buffer.from(sign, 'latin1'))) {
      const bytes = Uint8Array.from([...head, ...text]);
      assert.deepEqual(asNeeded(stored(bytes, 5), 100), bytes);
      assertFault(() => asNeeded(stored(bytes, 5), bytes.length - 1), 'data-memory');
    }
    // HDF5's signature may be far behind.
    const far = new Uint8Array(140_000).fill(97);
    const behind = stored(far, 4096);
    assert.equal(asNeeded(behind, 1e6), behind);
    assert.ok(behind.reads.every((length) => length <= 65_536));
    far.set(Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), 131_072);
    assert.equal(asNeeded(stored(far, 4096), 1e6).constructor, Uint8Array);
    // What is neither is refused by its beginning, which is all that is read of it.
    const zeros = stored(new Uint8Array(1e6), 4096);
    assert.equal(asNeeded(zeros, 1), zeros);
    assertFault(() => openDataFile('t.csv', zeros, 1), 'data-binary');
    assert.ok(zeros.reads.reduce((sum, length) => sum + length) < 400_000);
    assert.deepEqual([heldBytes(text), heldBytes(large)], [12, 5]);
    const memory = new MemoryBudget(20);
    assert.equal(heldAsNeeded(memory, 't.csv', stored(text, 6)).constructor, Uint8Array);
    assert.equal(
      memory.within((left) => left),
      8,
    );
    const { detail, place } = faultOf(() => heldAsNeeded(memory, 't.csv', stored(text, 6)));
    assert.deepEqual([detail.code, place], ['data-memory', { file: 't.csv' }]);
    assert.deepEqual(allBytes(large, 12), text);
    assertFault(() => allBytes(large, 11), 'data-memory');
  });

  it('are compared piece by piece', () => {
    const bytes = encodeUtf8('abcdefg');
    const other = encodeUtf8('abcdefx');
    for (const [a, b] of [
      [bytes, stored(bytes, 3)],
      [stored(bytes, 2), bytes],
      [stored(bytes, 2), stored(bytes, 3)],
      [bytes, bytes.slice()],
    ] as const) {
      assert.ok(areSameBytes(a, b));
      assert.ok(!areSameBytes(a, other) && !areSameBytes(stored(other, 2), b) && !areSameBytes(a, bytes.subarray(1)));
    }
  });
});
