import assert from 'node:assert/strict';
import { decidesByThreshold } from '../../../../src/data/doctor/class-ranges';

const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);
const decides = (values: readonly number[], codes: readonly number[]): boolean =>
  decidesByThreshold(Float64Array.from(values), { codes: Int32Array.from(codes), texts: ['u', 'v', 'w'], ...column });
const column = { kind: 'category', name: 'c', number: 1, isNamed: true } as const;

describe('values near a threshold', () => {
  /**
   * Classes below and above 1000, whose 26 or 27 nearest values are up to 26 from it; the lowest and the highest values are 300
   * from it, all others 100.
   */
  const dense = (m: number, lowest: number, highest: number) => {
    const values = range(m).map((i) => {
      const fromMiddle = i - (m - 1) / 2;
      if (Math.abs(fromMiddle) <= 13) return 1000.5 + 2 * fromMiddle;
      return 1000 + Math.sign(fromMiddle) * (i < lowest || i >= m - highest ? 300 : 100);
    });
    return decides(
      values,
      values.map((value) => Number(value > 1000.6)),
    );
  };

  it('are those within a twentieth of the range from the 5th to the 95th percentile', () => {
    // Of 400 rows the row of number 19 and that of number 380 are at the percentiles, of 401 those of 20 and of 380.
    assert.deepEqual([dense(400, 20, 20), dense(400, 19, 20), dense(400, 20, 19)], [true, false, false]);
    assert.deepEqual([dense(401, 21, 21), dense(401, 20, 21), dense(401, 21, 20)], [true, false, false]);
  });

  it('are none of a class whose rows are few, in any order of the classes', () => {
    const upwards = range(200).map((v) => Number(v >= 100));
    assert.ok(decides(range(200), upwards));
    assert.ok(
      decides(
        range(200),
        upwards.map((code) => 1 - code),
      ),
    );
    assert.ok(
      decides(
        range(240),
        range(240).map((v) => 2 - Math.floor(v / 80)),
      ),
    );
    assert.equal(decides(range(201), [...upwards, 2]), false, 'a class of one row');
  });

  it('are between all neighbouring classes', () => {
    // Between the first two classes there is a gap, between the last two there is none.
    const values = range(300).map((i) => (i < 100 ? i - 60 : i));
    const codes = range(300).map((i) => Math.floor(i / 100));
    assert.deepEqual([decides(range(300), codes), decides(values, codes)], [true, false]);
    assert.equal(
      decides(
        values.map((value) => -value),
        codes,
      ),
      false,
    );
  });
});
