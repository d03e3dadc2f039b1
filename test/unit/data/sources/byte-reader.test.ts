import assert from 'node:assert/strict';
import { ByteReader, startsWith } from '../../../../src/data/sources/byte-reader';
import { assertDamaged, faultOf } from './opened';

const origin = { file: 'a.npy', format: 'NPY' };

describe('the bytes of a file', () => {
  const reader = (): ByteReader => new ByteReader(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 255), origin);

  it('are read forward, numbers little-endian, and never beyond the end', () => {
    const from = reader();
    assert.deepEqual([from.u8(), from.u16(), from.left, from.at], [1, 0x0302, 6, 3]);
    assert.deepEqual([from.u32BigEndian(), from.unsigned(2), from.left], [0x04050607, 0xff08, 0]);
    assertDamaged(() => from.u8());
    assert.equal(reader().unsigned(6), 0x060504030201);
    assertDamaged(() => reader().unsigned(8));
    assertDamaged(() => reader().skip(-1));
    assertDamaged(() => reader().take(10));
    assert.equal(reader().take(9).length, 9);
    assert.deepEqual([reader().seek(9).left, reader().seek(0).left], [0, 9]);
    for (const at of [-1, 10, 0.5]) assertDamaged(() => reader().seek(at));
    assert.equal(faultOf(() => reader().take(10)).detail.args.at, 10);
  });

  it('begin with a signature or not', () => {
    const bytes = Uint8Array.of(80, 75, 3);
    assert.deepEqual(
      [
        startsWith(bytes, 'PK\x03'),
        startsWith(bytes, 'K', 1),
        startsWith(bytes, 'PK\x03\0'),
        startsWith(bytes, 'PK', 1),
      ],
      [true, true, false, false],
    );
  });
});
