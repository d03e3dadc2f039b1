import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Machine } from '../../../../src/engine/compiled/machine';
import { Network } from '../../../../src/engine/network';
import { optimizerFor } from '../../../../src/engine/optimizers/table';
import { squaredNorm, type Tensor } from '../../../../src/engine/tensor';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Dataset } from '../../../../src/model/dataset';
import { optimizerFacts, optimizerNames } from '../../../../src/model/optimizer';
import type { Spec } from '../../../../src/model/spec';
import type { NetworkWeights } from '../../../../src/model/weights';
import { decodeCheckpoint } from '../../../../src/runs/checkpoint';
import { caseCount } from '../../../count';
import { type Draw, dataOf, draws, inDouble } from './draws';

/** After one step from rest momentum remembers just the gradient, clipped as it was used. */
function gradientAt(spec: Spec, data: Dataset, weights: NetworkWeights, machine?: Machine): Tensor[] {
  const optimizer = { ...spec.train.optimizer, name: 'momentum' as const };
  const train = { ...spec.train, optimizer };
  const trainer = new Trainer({ ...spec, train }, data, { weights, ...(machine ? { machine } : {}) });
  trainer.train();
  return stateOf(trainer);
}

/** The optimiser's tensors. */
function stateOf(trainer: Trainer): Tensor[] {
  const { tensors } = decodeCheckpoint(trainer.saveState());
  return [...tensors].flatMap(([name, values]) =>
    name.startsWith('optimizer.') && !(values instanceof Int32Array) ? [values] : [],
  );
}

const norm = (values: Tensor): number => Math.sqrt(squaredNorm(values));

/** ‖a − b‖/‖b‖; terms of about 1 that cancel leave what their own rounding leaves. */
function relativeError(a: Tensor, b: Tensor): number {
  const difference = norm(Float64Array.from(b, (value, k) => (a[k] ?? Number.NaN) - value));
  return difference / Math.max(norm(b), 1e-3);
}

/** Whether no z is within 1e-4 of 0, and no loss near its kink: where a gradient jumps, rounding decides. */
function isSmoothHere({ spec }: Draw, data: Dataset, weights: NetworkWeights): boolean {
  const network = new Network(inDouble(spec));
  network.load(weights);
  const { m, x, y } = data.train;
  const pass = network.pass({ capacity: m });
  x.read(0, m, pass.input.value);
  pass.forward(m);
  const away = (value: number): boolean => Math.abs(value) > 1e-4;
  const smooth = pass.layers.every(({ z }) => !z || z.value.every(away));
  const margins = pass.output.value.every((a, k) => away(a - (y[k] ?? 0)) && away(1 - a * (y[k] ?? 0)));
  return smooth && margins;
}

/** Dropout and order are the way's affair: here every example takes part, as it is. */
function plain(draw: Draw): Draw {
  const layers = draw.spec.layers.filter((layer) => layer.kind !== 'dropout');
  return { ...draw, spec: { ...draw.spec, layers, train: { ...draw.spec.train, batch: 'full' } } };
}

describe('the gradient of one compiled step', () => {
  it('is within 1e-4 of the reference’s in double precision, tensor by tensor (seed 9)', () => {
    let [worst, counted] = [0, 0];
    const check = fc.property(draws, (drawn) => {
      const draw = plain(drawn);
      const data = dataOf(draw);
      const start = new Trainer(draw.spec, data).weights();
      if (!isSmoothHere(draw, data, start)) return;
      counted++;
      const expected = gradientAt(inDouble(draw.spec), data, start);
      const actual = gradientAt(draw.spec, data, start, draw.machine);
      assert.equal(actual.length, expected.length);
      for (const [k, tensor] of expected.entries()) {
        const error = relativeError(actual[k] ?? new Float32Array(), tensor);
        worst = Math.max(worst, error);
        assert.ok(error < 1e-4, `tensor ${k} is off by ${error}`);
      }
    });
    fc.assert(check, { seed: 9, numRuns: caseCount(250, 80) });
    assert.ok(counted > 0.6 * caseCount(250, 80), `only ${counted} networks were away from all kinks`);
    console.log(`      ${counted} networks, worst ${worst.toExponential(1)}`);
  });
});

describe('a compiled optimiser', () => {
  for (const name of optimizerNames) {
    it(`${name} moves as the reference does by the same gradients, within 1e-6 (seed 10)`, () => {
      let worst = 0;
      const check = fc.property(draws, (drawn) => {
        const draw = plain(drawn);
        const data = dataOf(draw);
        const { train } = draw.spec;
        const spec = { ...draw.spec, train: { ...train, optimizer: { ...train.optimizer, name } } };
        const trainer = new Trainer(spec, data, { machine: draw.machine });
        const moving = spec.layers.filter((layer) => layer.kind === 'dense').map(({ frozen }) => !frozen);
        const optimizer = optimizerFor(spec.train.optimizer);
        const moments = optimizerFacts(spec.train.optimizer.name).moments.length;
        for (let step = 1; step <= 3; step++) {
          const before = trainer.weights();
          const state = step === 1 ? [] : stateOf(trainer);
          const gradients = gradientAt(spec, data, before, draw.machine);
          trainer.train();
          const after = trainer.weights();
          const pairs = before.flatMap((layer, l) =>
            moving[l] ? layer.tensors.map(({ values }, k) => [values, after[l]?.tensors[k]?.values] as const) : [],
          );
          for (const [k, [from, to]] of pairs.entries()) {
            let next = k * moments;
            const kept = (): Tensor => Float64Array.from(state[next++] ?? new Float64Array(from.length));
            const moved = Float64Array.from(from);
            const rule = optimizer.bind(moved, Float64Array.from(gradients[k] ?? []), kept);
            assert.equal(rule.state.length, moments);
            rule.update(spec.train.optimizer.lr, step);
            const error = norm(moved.map((value, i) => value - (to?.[i] ?? Number.NaN))) / Math.max(norm(moved), 0.1);
            worst = Math.max(worst, error);
            assert.ok(error < 1e-6, `tensor ${k} is off by ${error} after step ${step}`);
          }
        }
      });
      fc.assert(check, { seed: 10, numRuns: 25 });
      console.log(`      worst ${worst.toExponential(1)}`);
    });
  }
});
