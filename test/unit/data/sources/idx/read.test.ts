import assert from 'node:assert/strict';
import { isIdx, readIdx } from '../../../../../src/data/sources/idx/read';
import { assertDamaged, faultOf } from '../opened';
import { bytesOf, idx, swapped } from '../written';

describe('the elements', () => {
  it('of an IDX file are as many as its axes say', () => {
    const head = (...bytes: readonly number[]) => isIdx(Uint8Array.from(bytes));
    assert.deepEqual(
      [
        head(0, 0, 8, 1),
        head(0, 0, 8, 8),
        head(0, 0, 8, 0),
        head(0, 0, 8, 9),
        head(0, 0, 10, 1),
        head(1, 0, 8, 1),
        head(0, 1, 8, 1),
        head(0, 0),
        head(0, 0, 8),
      ],
      [true, true, false, false, false, false, false, false, false],
    );
    for (const [type, array] of [
      [8, Uint8Array.of(1, 200)],
      [9, Int8Array.of(1, -100)],
      [11, Int16Array.of(1, -30_000)],
      [12, Int32Array.of(1, -2_000_000_000)],
      [13, Float32Array.of(0.5, -3e30)],
      [14, Float64Array.of(0.1, -3e300)],
    ] as const) {
      const { shape, read } = readIdx('a', idx(type, [2, 1], swapped(bytesOf(array), array.BYTES_PER_ELEMENT)), 1e6);
      assert.deepEqual([shape, [...read()]], [[2, 1], [...array]]);
    }
    const read = (bytes: Uint8Array) => [...readIdx('a', bytes, 1e6).read()];
    assert.deepEqual(read(idx(11, [2], Uint8Array.of(1, 0, 255, 255))), [256, -1]);
    assert.equal(faultOf(() => read(idx(8, [3], Uint8Array.of(1, 2)))).detail.args.at, 11);
    assert.equal(faultOf(() => read(idx(8, [1], Uint8Array.of(1, 2)))).detail.args.at, 10);
    assertDamaged(() => read(Uint8Array.of(0, 0, 10, 1, 0, 0, 0, 1, 1)));
    assertDamaged(() => read(Uint8Array.of(0, 0, 8, 0)));
    assert.deepEqual(read(idx(8, new Array<number>(8).fill(1), Uint8Array.of(7))), [7]);
    assert.equal(faultOf(() => read(idx(8, new Array<number>(9).fill(1), Uint8Array.of(7)))).detail.args.at, 3);
  });
});
