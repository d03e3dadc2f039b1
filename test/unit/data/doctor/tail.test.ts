import assert from 'node:assert/strict';
import { isMonotone } from '../../../../src/data/doctor/monotone';
import { isSlippedPoint } from '../../../../src/data/doctor/slipped-point';
import { valuesBeyond } from '../../../../src/data/doctor/tail';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { caseCount } from '../../../count';

const seed = 3307;
const cases = caseCount(2000, 150);
const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);

describe(`the tail of a column (${cases} columns of each kind and size, seed ${seed})`, () => {
  const random = new Pcg64(seed, 1);
  const normal = (): number => random.normal();
  const beyond = (values: Float64Array): number =>
    valuesBeyond([...values.sort().slice(-4)].reverse(), values, values.length);
  /** In how many of a thousand columns a value is told. */
  const told = (m: number, draw: (i: number) => number): number =>
    (range(cases).filter(() => beyond(Float64Array.from({ length: m }, (_, i) => draw(i))) > 0).length * 1000) / cases;

  const laws: Readonly<Record<string, readonly [draw: () => number, atMost: number]>> = {
    uniform: [() => random.uniform(), 2],
    normal: [normal, 2],
    exponential: [() => -Math.log(1 - random.uniform()), 2],
    'log-normal': [() => Math.exp(normal()), 5],
    'whole numbers': [() => Math.round(3 * normal()), 2],
    'of two groups': [() => (random.integer(10) > 0 ? normal() : 8 + normal()), 2],
    'of infinite variance': [() => (1 - random.uniform()) ** (-1 / 1.2), 25],
    'a power that falls fast': [() => (1 - random.uniform()) ** (-1 / 3), 5],
    'of Student around ten': [() => 10 + normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3), 8],
  };
  for (const [name, [draw, atMost]] of Object.entries(laws)) {
    it(`has none beyond it, if it is ${name}, in all but ${atMost} of 1000 columns and one`, () => {
      for (const m of [30, 150, 600]) {
        const share = told(m, draw);
        assert.ok(share <= atMost + 1000 / cases, `${share} of 1000 with ${m} values`);
      }
    });
  }

  it('has a value ten, a hundred or a thousand times as large as others of N(10, 2) beyond it, mostly from 30 rows on', () => {
    for (const factor of [10, 100, 1000]) {
      const found = (m: number): number => told(m, (i) => (i === 0 ? factor : 1) * (10 + 2 * normal()));
      const [few, more, many] = [found(30), found(60), found(150)];
      assert.ok(few > 500 && more > 750 && many > 900, `${few}, ${more}, ${many} of 1000 times ${factor}`);
    }
  });

  it('has a value ten times as large beyond it whatever the unit, and of negative numbers too', () => {
    const values = Array.from({ length: 30 }, (_, i) => (i === 0 ? 10 : 1) * (10 + Math.sin(7 * i)));
    for (const unit of [1e-6, 1, 2, 1e9]) assert.equal(beyond(Float64Array.from(values, (v) => unit * v)), 1);
    // A shift leaves no zero to be ten times away from.
    assert.equal(
      isSlippedPoint(
        100,
        Float64Array.from(range(29), (i) => i - 14),
        30,
      ),
      false,
    );
  });

  it('has three values beyond it at most, one of fewer than 100', () => {
    const far = (m: number, count: number): number =>
      beyond(Float64Array.from({ length: m }, (_, i) => (i < count ? 1e6 + i : normal())));
    assert.deepEqual([far(200, 3), far(200, 4), far(120, 2), far(90, 1), far(90, 2)], [3, 0, 2, 1, 0]);
  });
});

describe('the order of a feature', () => {
  const y = Float64Array.from(range(40), (i) => ((i * 17) % 41) + 0.5);
  const ordered = (x: (value: number) => number, rows = 40): boolean =>
    isMonotone(y.map(x).subarray(0, rows), y.subarray(0, rows));

  it('is the target’s in either direction, rounded too, from 30 rows and 20 values on', () => {
    assert.deepEqual(
      [ordered(Math.log), ordered((v) => Math.exp(-v)), ordered((v) => Math.round(v / 2))],
      [true, true, true],
    );
    assert.deepEqual(
      [ordered(Math.log, 30), ordered(Math.log, 29), ordered((v) => Math.round(v / 3))],
      [true, false, false],
    );
  });

  it('is none where one row is against it, and rows that lack a number are left out', () => {
    assert.equal(
      ordered((v) => (v === 38.5 ? 36 : v)),
      false,
    );
    assert.ok(isMonotone(Float64Array.from([...y, Number.NaN]), Float64Array.from([...y, 3])));
    assert.equal(
      isMonotone(
        y,
        Float64Array.from(y, (_, i) => i),
      ),
      false,
    );
  });
});
