import assert from 'node:assert/strict';
import { checkMemory, dataBytes, dataSizesOf, memoryNeeded } from '../../../src/engine/memory';
import { FeatureMatrix } from '../../../src/model/feature-matrix';
import type { Layer } from '../../../src/model/layer';
import { Fault, type MessageArguments } from '../../../src/model/message';
import { optimizerDefaults } from '../../../src/model/optimizer';
import type { Scaling } from '../../../src/model/pipeline';
import type { Training } from '../../../src/model/train';
import { dense, input, specOf } from './specs';

const layers: readonly Layer[] = [input(2), dense('hidden', 3, 'tanh'), dense('output', 1, 'sigmoid')];
const sizes = { features: 2, outputs: 1, train: 10, validation: 0, test: 5 };
const needed = (train: Partial<Training>, changed = sizes, of = layers): number =>
  memoryNeeded(specOf(of, { precision: 'float32', ...train }), changed);

describe('the memory of a run', () => {
  // 13 parameters, each as it is, saved and best, and its gradient in double.
  const parameters = 13 * (3 * 4 + 8);
  // Z and A of 4 units, then their gradients in double.
  const forward = 8 * 4;
  const backward = 4 * 8;
  // X and Y in double, and X once more in float32.
  const example = 3 * 8;
  const data = 15 * (example + 2 * 4);

  it('is that of parameters, activations of a batch and of an evaluation, and data', () => {
    const evaluation = 10 * (forward + example);
    const batches = (rows: number) => rows * (forward + backward + example);
    assert.equal(needed({ batch: 4 }), parameters + batches(4) + evaluation + data);
    assert.equal(needed({ batch: 'full' }), parameters + batches(10) + evaluation + data);
    assert.equal(needed({ batch: 99 }), needed({ batch: 'full' }));
  });

  it('grows with the moments of the optimiser, and with the precision', () => {
    const optimizer = { ...optimizerDefaults, name: 'adam' } as const;
    assert.equal(needed({ optimizer }) - needed({}), 13 * 2 * 4);
    // In float64, X needs no copy.
    assert.equal(needed({ precision: 'float64' }) - needed({}), 13 * 3 * 4 + 2 * 10 * forward - 15 * 2 * 4);
  });

  it('counts X as it is kept, once, and what each precision copies of it', () => {
    const x = (stored: ConstructorParameters<typeof FeatureMatrix>[0], scaling?: Scaling) =>
      new FeatureMatrix(stored, 2, scaling);
    const scaling = { shift: new Float64Array(2), factor: new Float64Array(2).fill(1) };
    const of = (kept: FeatureMatrix, precision: Training['precision']): number => {
      const set = { m: 10, x: kept, y: new Float64Array(10) };
      const sized = dataSizesOf({ features: 2, outputs: 1, train: set });
      return (
        memoryNeeded(specOf(layers, { precision }), sized) -
        memoryNeeded(specOf(layers, { precision }), { ...sized, stored: { bytes: 0, areDoubles: true } })
      );
    };
    const [bytes, doubles] = [new Uint8Array(20), new Float64Array(20)];
    assert.deepEqual(
      [of(x(bytes), 'float32'), of(x(bytes, scaling), 'float32'), of(x(doubles), 'float32')],
      [20, 20, 160],
    );
    assert.deepEqual(
      [of(x(doubles), 'float64'), of(x(doubles, scaling), 'float64'), of(x(bytes), 'float64')],
      [160, 160 + 160, 20 + 160],
    );
    const halves = { m: 10, x: x(bytes), y: new Float64Array(10) };
    const both = dataSizesOf({ features: 2, outputs: 1, train: halves, test: { ...halves, x: x(doubles) } });
    assert.deepEqual(both, {
      features: 2,
      outputs: 1,
      train: 10,
      validation: 0,
      test: 10,
      stored: { bytes: 180, areDoubles: false },
    });
    assert.equal(dataBytes(both), 180 + 20 * 8);
  });

  it('holds the masks of dropout in double', () => {
    const dropped = [...layers.slice(0, 2), { kind: 'dropout', name: 'drop', rate: 0.5 } as const, ...layers.slice(2)];
    assert.equal(needed({}, sizes, dropped) - needed({}), 2 * 10 * (3 * 4 + 3 * 8));
  });

  it('needs for an evaluation at most 256 examples, of the larger set', () => {
    const rows = (train: number, test: number): number => needed({ batch: 1 }, { ...sizes, train, test });
    const held = example + 2 * 4;
    assert.equal(rows(10, 256) - rows(10, 255), held + forward + example);
    assert.equal(rows(10, 257) - rows(10, 256), held);
    assert.equal(rows(10, 6) - rows(10, 5), held);
  });

  it('is refused above the limit, with the largest layer and sizes that can be read', () => {
    const growing = [input(50), dense('wide', 40, 'tanh'), dense('output', 60, 'linear')];
    const refused = (bytes: number, limit: number, of = growing): MessageArguments => {
      try {
        checkMemory(specOf(of), bytes, limit);
      } catch (error) {
        if (error instanceof Fault) return error.detail.args;
        throw error;
      }
      return {};
    };
    assert.deepEqual(refused(100, 100), {});
    assert.deepEqual(refused(101, 100), { needed: '101 B', limit: '100 B', name: 'output' });
    // 110 parameters and 10 units, 121 and 11, 120 and 10.
    const alike = [input(10), dense('a', 10, 'tanh'), dense('b', 11, 'tanh'), dense('c', 10, 'linear')];
    assert.equal(refused(101, 100, alike).name, 'b');
    const written = (bytes: number): unknown => refused(bytes, 0).needed;
    for (const [bytes, text] of [
      [9, '9 B'],
      [1023, '1023 B'],
      [1024, '1.0 KB'],
      [1536, '1.5 KB'],
      [10 * 1024, '10 KB'],
      [1024 ** 2 - 1, '1024 KB'],
      [1024 ** 2, '1.0 MB'],
      [2.25 * 1024 ** 3, '2.3 GB'],
      [3 * 1024 ** 4, '3.0 TB'],
      [1024 ** 5, '1.0 PB'],
      [1024 ** 6, '1.0 EB'],
      [5000 * 1024 ** 6, '5000 EB'],
    ] as const)
      assert.equal(written(bytes), text);
  });
});
