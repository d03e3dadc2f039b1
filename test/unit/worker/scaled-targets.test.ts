import assert from 'node:assert/strict';
import { prepareData } from '../../../src/data/prepare';
import { prepareAgain } from '../../../src/data/prepare-again';
import { predict } from '../../../src/engine/predict';
import { Trainer } from '../../../src/engine/training/trainer';
import type { LossName } from '../../../src/model/loss';
import { Fault } from '../../../src/model/message';
import type { OptimizerName } from '../../../src/model/optimizer';
import type { Measure, TrainingRecord } from '../../../src/model/record';
import type { DataSpec, TargetScale } from '../../../src/model/source';
import type { Spec } from '../../../src/model/spec';
import { encodeUtf8 } from '../../../src/model/utf8';
import { readPipeline, writePipeline } from '../../../src/runs/pipeline';
import { unscaled } from '../../../src/worker/scale-features';
import { machine } from '../engine/compiled/machines';
import { dense, denseWeights, fixture, input, specOf, training } from '../engine/specs';

interface Case {
  readonly name: string;
  readonly method: TargetScale | null;
  readonly loss: LossName;
  readonly optimizer: OptimizerName;
  readonly lr: number;
  readonly batch: number;
  readonly train: readonly (readonly number[])[];
  readonly test: readonly (readonly number[])[];
  readonly weight: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly records: readonly { readonly train: Required<Figures>; readonly test: Required<Figures> }[];
  readonly predictions: readonly (readonly number[])[];
}
type Figures = Pick<Measure, 'cost' | 'rmse' | 'r2'>;

/** Trainings by PyTorch, figures by NumPy, in float64: test/fixtures/engine/regression.py. */
const cases: readonly Case[] = JSON.parse(fixture('regression.json'));

const file = { from: 'file', missing: 'error', unknown: 'error' } as const;
const csv = (rows: readonly (readonly number[])[]): Uint8Array => {
  const targets = Array.from({ length: (rows[0]?.length ?? 2) - 2 }, (_, k) => `y${k}`);
  return encodeUtf8([['a', 'b', ...targets], ...rows].map((row) => `${row.join(',')}\n`).join(''));
};

function specFor(given: Case, changes: Partial<Spec['train']> = {}): Spec {
  const { method, loss, optimizer: name, lr, batch, bias, records } = given;
  const data: DataSpec = {
    source: { ...file, path: 'd.csv', target: bias.map((_, k) => `y${k}`).join(',') },
    test: { ...file, path: 't.csv' },
    scale: { kind: 'standard' },
    ...(method ? { scaleTarget: method } : {}),
  };
  const optimizer = { ...training.optimizer, name, lr };
  const train = { loss, optimizer, batch, shuffle: false, epochs: records.length - 1, ...changes };
  return specOf([input(2), dense('out', bias.length, 'linear')], train, { data });
}

function recordsOf(trainer: Trainer): TrainingRecord[] {
  const records = [trainer.record()];
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) records.push(record);
  }
  return records;
}

/** Relative, for figures of any unit. */
const near = (actual: number | undefined, expected: number, within: number, what: string): void =>
  assert.ok(
    Math.abs((actual ?? NaN) - expected) <= within * Math.max(1, Math.abs(expected)),
    `${what}: ${actual}, not ${expected}`,
  );

describe('a regression', () => {
  for (const given of cases) {
    const files = new Map([
      ['d.csv', csv(given.train)],
      ['t.csv', csv(given.test)],
    ]);
    const weights = [denseWeights('out', 2, Float64Array.from(given.weight.flat()), Float64Array.from(given.bias))];

    it(`has costs, RMSE, R² and predictions of PyTorch and NumPy to 1e-10: ${given.name}`, () => {
      const spec = specFor(given);
      const dataset = prepareData(spec, files);
      const trainer = new Trainer(spec, dataset, { weights, every: 1 });
      const records = recordsOf(trainer);
      assert.equal(records.length, given.records.length);
      for (const [epoch, expected] of given.records.entries()) {
        for (const set of ['train', 'test'] as const) {
          for (const name of ['cost', 'rmse', 'r2'] as const) {
            near(records[epoch]?.[set]?.[name], expected[set][name], 1e-10, `${set} ${name} of epoch ${epoch}`);
          }
          assert.ok(!Object.hasOwn(records[epoch]?.[set] ?? {}, 'accuracy'));
        }
      }
      assert.ok(dataset.test);
      const { outputs } = predict(trainer.network, dataset.test.x);
      const n = given.bias.length;
      for (const [i, row] of given.predictions.entries()) {
        const own = unscaled(outputs.subarray(i * n, (i + 1) * n), dataset.pipeline.targetScaling);
        for (const [k, value] of row.entries()) near(own[k], value, 1e-10, `prediction ${i}`);
      }
    });

    it(`is compiled, within 1e-4: ${given.name}`, () => {
      const spec = specFor(given, { precision: 'float32' });
      const trainer = new Trainer(spec, prepareData(spec, files), { weights, every: 1, machine: machine() });
      assert.equal(trainer.engine.kind, 'compiled');
      for (const [epoch, record] of recordsOf(trainer).entries()) {
        near(record.train.rmse, given.records[epoch]?.train.rmse ?? NaN, 1e-4, `RMSE of epoch ${epoch}`);
        near(record.test?.r2, given.records[epoch]?.test.r2 ?? NaN, 1e-4, `R² of epoch ${epoch}`);
      }
      trainer.terminate();
    });

    it(`keeps the scaling with the weights: ${given.name}`, () => {
      const spec = specFor(given);
      const dataset = prepareData(spec, files);
      const read = readPipeline(JSON.parse(JSON.stringify(writePipeline(dataset.pipeline))));
      assert.deepEqual(read, dataset.pipeline);
      assert.equal(read?.targetScaling !== undefined, given.method !== null);
      const again = read && prepareAgain(spec, read, files);
      assert.deepEqual(again?.train.y, dataset.train.y);
      assert.equal(again?.hash, dataset.hash);
    });
  }

  it('has an RMSE, but no R², where a target is constant; the other target has its own', () => {
    const rows = [1, 2, 3].map((a) => [a, -a, 0.1, a]);
    const files = new Map([['d.csv', csv(rows)]]);
    const source = { ...file, path: 'd.csv', target: 'y0,y1' };
    for (const scaleTarget of ['standard', 'minmax'] as const) {
      const spec = specOf([input(2), dense('out', 2, 'linear')], { loss: 'mse' }, { data: { source, scaleTarget } });
      const { train } = new Trainer(spec, prepareData(spec, files)).record();
      assert.deepEqual(Object.keys(train), ['cost', 'rmse', 'targets']);
      const ofTargets = train.targets?.map(({ name, r2 }) => [name, r2 !== undefined]);
      assert.deepEqual(ofTargets?.map(([, has]) => has).sort(), [false, true]);
      assert.deepEqual(
        ofTargets?.map(([name]) => name),
        ['y0', 'y1'],
      );
      assert.ok(Number.isFinite(train.rmse));
    }
  });

  it('is refused scaled targets that are classes', () => {
    const files = new Map([['d.csv', encodeUtf8('a,b,y0\n1,2,u\n2,1,v\n3,5,u\n')]]);
    const source = { ...file, path: 'd.csv', target: 'y0' };
    const data = { source, scaleTarget: 'standard' as const };
    const spec = specOf([input(2), dense('out', 1, 'sigmoid')], { loss: 'mse' }, { data });
    assert.throws(
      () => prepareData(spec, files),
      (error) =>
        error instanceof Fault && error.detail.code === 'data-scale-target-classes' && error.place?.file === 'd.csv',
    );
  });
});
