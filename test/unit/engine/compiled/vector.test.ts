import assert from 'node:assert/strict';
import { emitFlushToZero } from '../../../../src/engine/compiled/optimizers/flush-to-zero';
import { declareErf, emitErf } from '../../../../src/engine/compiled/vector/erf';
import { declareExp, emitExp } from '../../../../src/engine/compiled/vector/exp';
import { declareLog, emitLog } from '../../../../src/engine/compiled/vector/log';
import { declareSigmoid, emitSigmoid } from '../../../../src/engine/compiled/vector/sigmoid';
import { declareTanh, emitTanh } from '../../../../src/engine/compiled/vector/tanh';
import { erf } from '../../../../src/numerics/erf';
import { exp } from '../../../../src/numerics/exp';
import { log } from '../../../../src/numerics/log';
import { sigmoid } from '../../../../src/numerics/sigmoid';
import { tanh } from '../../../../src/numerics/tanh';
import { type Apply, compiled, count } from './vector-function';

/** The distance between neighbouring floats at a value. */
function ulpAt(value: number): number {
  const size = Math.abs(value);
  if (size < 2 ** -126) return 2 ** -149;
  return 2 ** (Math.floor(Math.log2(size)) - 23);
}

/** Every 641st float of both signs, all exponents, within the bounds. */
function* blocks(from: number, to: number): Generator<Float32Array> {
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  const block = new Float32Array(count);
  let filled = 0;
  for (let pattern = 0; pattern < 2 ** 32; pattern += 641) {
    bits[0] = pattern;
    const x = value[0] ?? Number.NaN;
    if (!(x >= from && x <= to)) continue;
    block[filled++] = x;
    if (filled < count) continue;
    yield block;
    filled = 0;
  }
  block.fill(from, filled);
  yield block;
}

/** The largest error in ulp, and where. */
function worstOf(apply: Apply, exact: (x: number) => number, from: number, to: number) {
  const run = compiled(apply);
  let [error, at] = [0, Number.NaN];
  for (const block of blocks(from, to)) {
    const values = run(block);
    for (let k = 0; k < count; k++) {
      const x = block[k] ?? Number.NaN;
      const expected = exact(x);
      const off = Math.abs((values[k] ?? Number.NaN) - expected) / ulpAt(expected);
      if (!(off <= error)) [error, at] = [off, x];
    }
  }
  return { error, at };
}

const functions = {
  exp: { apply: (f, x) => emitExp(f, x, declareExp(f)), exact: exp, from: -87, to: 88, ulp: 2 },
  log: { apply: (f, x) => emitLog(f, x, declareLog(f)), exact: log, from: 2 ** -126, to: 3.4e38, ulp: 2 },
  tanh: { apply: (f, x) => emitTanh(f, x, declareTanh(f)), exact: tanh, from: 2 ** -100, to: 3.4e38, ulp: 6 },
  'tanh below 0': {
    apply: (f, x) => emitTanh(f, x, declareTanh(f)),
    exact: tanh,
    from: -3.4e38,
    to: -(2 ** -100),
    ulp: 6,
  },
  sigmoid: { apply: (f, x) => emitSigmoid(f, x, declareSigmoid(f)), exact: sigmoid, from: -87, to: 3.4e38, ulp: 4 },
  erf: { apply: (f, x) => emitErf(f, x, declareErf(f)), exact: erf, from: -3.4e38, to: 3.4e38, ulp: 3 },
} satisfies Record<string, { apply: Apply; exact: (x: number) => number; from: number; to: number; ulp: number }>;

describe('a vector function', () => {
  for (const [name, { apply, exact, from, to, ulp }] of Object.entries(functions)) {
    it(`${name} is within ${ulp} ulp from ${from} to ${to}`, () => {
      const { error, at } = worstOf(apply, exact, from, to);
      console.log(`      ${error.toFixed(2)} ulp at ${at}`);
      assert.ok(error <= ulp, `${error} ulp at ${at}`);
    });

    // Of softplus, the only one that takes logarithms, NaN reaches the result by another way.
    if (name === 'log') continue;
    it(`${name} leaves a NaN a NaN`, () => {
      assert.ok(compiled(apply)(new Float32Array(count).fill(Number.NaN)).every(Number.isNaN));
    });
  }

  it('the flush to zero makes 0 of what is below 2⁻¹²⁰, and leaves the rest and a NaN as they are', () => {
    const least = 2 ** -120;
    const inputs = [least / 2, -least / 2, 2 ** -149, 0, least, -least, 1, Number.NaN];
    const settled = compiled(emitFlushToZero)(Float32Array.from(inputs));
    assert.deepEqual(
      [...settled.subarray(0, inputs.length)].map((value) => value + 0),
      [0, 0, 0, 0, least, -least, 1, Number.NaN],
    );
  });
});
