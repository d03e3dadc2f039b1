import assert from 'node:assert/strict';
import fc from 'fast-check';
import { activationNames, defaultSlope } from '../../../src/model/activation';
import type { ScalarActivation } from '../../../src/numerics/activation/activation';
import { activationOf, isScalar, type ScalarActivationName } from '../../../src/numerics/activation/table';

const seed = 20264;
const scalars = activationNames.filter(isScalar).map((name) => ({ name, ...activationOf(name) }));
const g = (name: ScalarActivationName, z: number): number => activationOf(name).value(z, defaultSlope);
const slopeAt = (f: ScalarActivation, z: number): number => f.derivative(z, f.value(z, defaultSlope), defaultSlope);

describe(`activations (seed ${seed})`, () => {
  for (const f of scalars) {
    it(`${f.name}: g′ is the slope of g, by central differences`, () => {
      fc.assert(
        fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
          const h = 1e-5;
          fc.pre(Math.abs(z) > 2 * h);
          const numeric = (f.value(z + h, defaultSlope) - f.value(z - h, defaultSlope)) / (2 * h);
          assert.ok(Math.abs(numeric - slopeAt(f, z)) < 1e-9, `${z}: ${numeric} against ${slopeAt(f, z)}`);
        }),
        { seed, numRuns: 300 },
      );
    });

    it(`${f.name}: stays in its range, and gives NaN of NaN alone`, () => {
      fc.assert(
        fc.property(fc.double(), (z) => {
          const a = f.value(z, defaultSlope);
          assert.equal(Number.isNaN(a), Number.isNaN(z));
          assert.equal(Number.isNaN(slopeAt(f, z)), Number.isNaN(z));
          if (!Number.isNaN(z)) assert.ok(a >= f.range[0] && a <= f.range[1], `${z} gives ${a}`);
        }),
        {
          seed,
          numRuns: 300,
          examples: [[NaN], [Infinity], [-Infinity], [0], [-0], [5e-324], [-5e-324], [1e4], [-1e4]],
        },
      );
    });
  }

  it('reach their limits, and g′ its own, at huge z and at ±∞', () => {
    /** g and g′ at −∞, then at ∞. */
    const limits: Readonly<Record<ScalarActivationName, readonly [number, number, number, number]>> = {
      linear: [-Infinity, 1, Infinity, 1],
      sigmoid: [0, 0, 1, 0],
      tanh: [-1, 0, 1, 0],
      relu: [0, 0, Infinity, 1],
      'leaky-relu': [-Infinity, defaultSlope, Infinity, 1],
      elu: [-1, 0, Infinity, 1],
      gelu: [0, 0, Infinity, 1],
      silu: [0, 0, Infinity, 1],
      softplus: [0, 0, Infinity, 1],
    };
    for (const f of scalars) {
      const [low, lowSlope, high, highSlope] = limits[f.name];
      for (const size of [1e3, 1e10, 1e30, 3e38, 1e300, Infinity]) {
        const bounded = (limit: number): boolean => Number.isFinite(limit) || size === Infinity;
        if (bounded(low)) assert.equal(g(f.name, -size) + 0, low, `g(${-size}) of ${f.name}`);
        if (bounded(high)) assert.equal(g(f.name, size), high, `g(${size}) of ${f.name}`);
        else assert.equal(g(f.name, size), size, `g(${size}) of ${f.name}`);
        assert.equal(slopeAt(f, -size) + 0, lowSlope, `g′(${-size}) of ${f.name}`);
        assert.equal(slopeAt(f, size), highSlope, `g′(${size}) of ${f.name}`);
      }
      for (const z of [88, 89, 20, 1, 1e-30, 5e-324, 0]) {
        for (const at of [z, -z]) assert.ok(Number.isFinite(g(f.name, at)) && Number.isFinite(slopeAt(f, at)));
      }
    }
    assert.equal(activationOf('leaky-relu').value(-Infinity, 0) + 0, 0);
  });

  it('a leaky relu keeps its limit for every slope', () => {
    const { value } = activationOf('leaky-relu');
    assert.equal(value(-Infinity, 1), -Infinity);
    assert.ok(Object.is(value(-Infinity, 0), -0));
    assert.equal(value(-Infinity, -1), Infinity);
  });

  it('have the slopes at their kinks that the language states', () => {
    assert.equal(slopeAt(activationOf('relu'), 0), 0);
    assert.equal(slopeAt(activationOf('leaky-relu'), 0), 0.01);
    assert.equal(activationOf('leaky-relu').derivative(0, 0, 0.2), 0.2);
    assert.equal(slopeAt(activationOf('elu'), 0), 1);
  });

  it('have bounds, kinks and slopes of which the rest of the product is derived', () => {
    const bounds = activationNames.map((name) => [
      name,
      ...activationOf(name).range.map((bound) => Number(bound.toFixed(4))),
    ]);
    assert.deepEqual(Object.fromEntries(bounds.map(([name, low, high]) => [name, [low, high]])), {
      linear: [-Infinity, Infinity],
      sigmoid: [0, 1],
      tanh: [-1, 1],
      relu: [0, Infinity],
      'leaky-relu': [-Infinity, Infinity],
      softmax: [0, 1],
      elu: [-1, Infinity],
      gelu: [-0.17, Infinity],
      silu: [-0.2785, Infinity],
      softplus: [0, Infinity],
    });
    const those = (fact: 'kinkAtZero' | 'takesSlope' | 'slopeFromOutput', is: boolean) =>
      activationNames.filter((name) => activationOf(name)[fact] === is);
    assert.deepEqual(those('kinkAtZero', true), ['relu', 'leaky-relu', 'elu']);
    assert.deepEqual(those('takesSlope', true), ['leaky-relu']);
    assert.deepEqual(those('slopeFromOutput', false), ['gelu', 'silu', 'softplus']);
  });

  it('have known values', () => {
    const close = (got: number, want: number): void =>
      assert.ok(Math.abs(got - want) <= 1e-15 * Math.max(1e-300, Math.abs(want)), `${got} for ${want}`);
    close(g('gelu', 1), 0.8413447460685429);
    close(g('gelu', -10), -7.619853024160526e-23);
    close(g('silu', 1), 0.7310585786300049);
    close(g('elu', -1), -0.6321205588285577);
    close(g('softplus', 0), Math.LN2);
    assert.equal(g('leaky-relu', -2), -0.02);
    assert.equal(g('relu', -2), 0);
  });

  it('softmax gives probabilities that a shift of z does not move, and its backward is the Jacobian', () => {
    const softmax = activationOf('softmax');
    const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 6 });
    const of = (z: readonly number[]): Float64Array => {
      const a = new Float64Array(z.length);
      softmax.value(z, a, 0, z.length);
      return a;
    };
    fc.assert(
      fc.property(logits, fc.integer({ min: -1000, max: 1000 }), (z, shift) => {
        const n = z.length;
        const a = of(z);
        assert.ok(Math.abs(a.reduce((sum, v) => sum + v, 0) - 1) < 1e-14);
        for (const [i, v] of of(z.map((v) => v + shift)).entries()) assert.ok(Math.abs(v - (a[i] ?? NaN)) < 1e-12);
        const da = Float64Array.from(z, (_, i) => i - 1.5);
        const dz = new Float64Array(n);
        softmax.backward(a, da, dz, 0, n);
        for (let k = 0; k < n; k++) {
          let want = 0;
          for (let j = 0; j < n; j++) want += (da[j] ?? NaN) * (a[j] ?? NaN) * (Number(j === k) - (a[k] ?? NaN));
          assert.ok(Math.abs(want - (dz[k] ?? NaN)) < 1e-14);
        }
      }),
      { seed },
    );
  });

  it('softmax stays finite for |z| = 10⁴, works in place and on a part', () => {
    const z = Float64Array.of(7, 1e4, -1e4, 1e4, 7);
    activationOf('softmax').value(z, z, 1, 3);
    assert.deepEqual([...z], [7, 0.5, 0, 0.5, 7]);
  });
});
