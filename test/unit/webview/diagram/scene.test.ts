import assert from 'node:assert/strict';
import type { LayerSnapshot, Snapshot } from '../../../../src/protocol/snapshot';
import type { UnitView } from '../../../../src/protocol/unit';
import { readValues } from '../../../../webview/diagram/layer-values';
import { activationsOf, incomingWeights, type Scene, shownWeights } from '../../../../webview/diagram/scene';
import { columnOf, denseLayer, discsAt, dropoutLayer, inputLayer, nothingKnown, sceneOf } from './scenes';

const moment = { load: 1, epoch: 0, step: 0 };
const floats = (...values: number[]): ArrayBuffer => Float32Array.from(values).buffer;
const units = discsAt(0, [0, 1]);

describe('the activations of a layer', () => {
  const columns = [inputLayer(2), dropoutLayer(1, 2), denseLayer(2, 2, 2), dropoutLayer(3, 2)].map((layer) =>
    columnOf(layer, units),
  );
  const x = Float64Array.of(5, 6);
  const activation = Float32Array.of(1, 2);

  it('are its own, else those of the layer that it hands on, up to the input', () => {
    const scene = sceneOf(columns, [{}, {}, { activation }], { x });
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => activationsOf(scene, at)),
      [x, x, activation, activation],
    );
    assert.equal(activationsOf(sceneOf(columns, [{ activation }], { x }), 0), activation);
  });

  it('are unknown where weights are between them and what is known', () => {
    const scene = sceneOf(columns, [], { x });
    assert.deepEqual(
      [2, 3].map((at) => activationsOf(scene, at)),
      [undefined, undefined],
    );
    assert.equal(activationsOf(sceneOf([]), 0), undefined);
  });

  it('are not those of an example of another size', () => {
    assert.equal(activationsOf(sceneOf(columns, [], { x: Float64Array.of(1) }), 0), undefined);
    assert.equal(activationsOf(sceneOf(columns), 1), undefined);
  });
});

describe('the weights that enter a unit', () => {
  const columns = [columnOf(inputLayer(2), units), columnOf(denseLayer(1, 3, 2), units)];
  const view = (part: Partial<UnitView>): Scene => {
    const none = { low: 0, high: 1, bins: 1, groups: 1, counts: new ArrayBuffer(0) };
    const exciting = { indices: new ArrayBuffer(0), activations: new ArrayBuffer(0) };
    const known = { moment, position: 1, unit: 2, histogram: none, examples: 0, silent: 0, saturated: 0, exciting };
    const weights = Float64Array.of(8, 9).buffer;
    return sceneOf(columns, [], { unitView: { ...known, weights, ...part } });
  };

  it('are a row of the matrix', () => {
    const scene = sceneOf(columns, [{}, { weight: Float32Array.of(1, 2, 3, 4, 5, 6) }]);
    assert.deepEqual(incomingWeights(scene, 1, 0), Float32Array.of(1, 2));
    assert.deepEqual(incomingWeights(scene, 1, 2), Float32Array.of(5, 6));
  });

  it('are those of the engine’s answer where no snapshot has the matrix', () => {
    assert.deepEqual(incomingWeights(view({}), 1, 2), Float64Array.of(8, 9));
    assert.equal(incomingWeights(sceneOf(columns), 1, 2), undefined);
  });

  it('are not those of an answer about another unit, or of another number of weights', () => {
    assert.equal(incomingWeights(view({}), 1, 1), undefined);
    assert.equal(incomingWeights(view({ position: 0 }), 1, 2), undefined);
    assert.equal(incomingWeights(view({ weights: Float64Array.of(8).buffer }), 1, 2), undefined);
    assert.equal(incomingWeights(sceneOf([]), 1, 2), undefined);
  });
});

describe('what a snapshot says of a layer', () => {
  const network = (layers: readonly ReturnType<typeof denseLayer>[]) => ({
    ...{ version: 1, title: '', layers: [...layers], parameters: 0, readable: true, problems: [], hasData: true },
    ...{ dataExample: '', trusted: true },
  });
  const read = (part: Partial<LayerSnapshot>, side = 2) => {
    const sent = { position: 1, rows: 2, columns: 3, maxWeight: 4, surfaceScale: 5, ...part };
    const snapshot: Snapshot = { sequence: 1, moment, side, layers: [sent] };
    return readValues(network([inputLayer(3), denseLayer(1, 2, 3)]), snapshot)[1];
  };

  it('is its matrix, both whole and as a thumbnail', () => {
    const values = read({ weight: floats(1, 2, 3, 4, 5, 6) });
    const matrix = Float32Array.of(1, 2, 3, 4, 5, 6);
    assert.deepEqual(values?.weight, matrix);
    assert.deepEqual(values?.thumbnail, { values: matrix, rows: 2, columns: 3 });
    assert.deepEqual([values?.maxWeight, values?.surfaceScale], [4, 5]);
  });

  it('is only a thumbnail of a matrix that was not sent whole', () => {
    for (const [rows, columns] of [
      [1, 3],
      [2, 2],
    ] as const) {
      const values = read({ rows, columns, weight: floats(...new Array<number>(rows * columns).fill(1)) });
      assert.equal(values?.weight, undefined);
      assert.deepEqual([values?.thumbnail?.rows, values?.thumbnail?.columns], [rows, columns]);
    }
    assert.equal(read({ rows: 0, columns: 0, weight: floats() })?.thumbnail, undefined);
  });

  it('leaves out what has another size than the layer', () => {
    assert.deepEqual(read({ bias: floats(1, 2), activation: floats(3, 4) })?.bias, Float32Array.of(1, 2));
    assert.deepEqual(read({ activation: floats(3, 4) })?.activation, Float32Array.of(3, 4));
    assert.deepEqual(read({ marks: Uint8Array.of(1, 2).buffer })?.marks, Uint8Array.of(1, 2));
    const surface = Int8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    assert.deepEqual(read({ surface: surface.buffer })?.surface, surface);
    const wrong = read({
      ...{ weight: floats(1), bias: floats(1), activation: floats(1, 2, 3), marks: Uint8Array.of(1).buffer },
      surface: Int8Array.of(1, 2, 3, 4).buffer,
    });
    assert.deepEqual(wrong, { ...nothingKnown, maxWeight: 4, surfaceScale: 5 });
    assert.equal(read({ surface: new ArrayBuffer(0) }, 0)?.surface, undefined);
  });

  it('is nothing without a snapshot and of layers that it does not name', () => {
    const both = [inputLayer(3), denseLayer(1, 2, 3)];
    assert.deepEqual(readValues(network(both), undefined), [nothingKnown, nothingKnown]);
    assert.deepEqual(read({ position: 2 }), nothingKnown);
  });
});

describe('what lines into a layer show', () => {
  const weight = Float32Array.of(1, -3);
  const values = [{}, { weight, maxWeight: 3 }].map((known) => ({ ...nothingKnown, ...known }));
  const change = Float64Array.of(0.01, -0.02);

  it('is W', () => {
    assert.deepEqual(shownWeights({ values }, 1), { weights: weight, largest: 3 });
    assert.deepEqual(shownWeights({ values }, 2), { weights: undefined, largest: 0 });
  });

  it('is what an update adds to it, where the microscope shows the update', () => {
    assert.deepEqual(shownWeights({ values, changes: new Map([[1, change]]) }, 1), { weights: change, largest: 0.02 });
  });

  it('is unknown, and never W, of a layer too large to say what an update adds', () => {
    assert.deepEqual(shownWeights({ values, changes: new Map() }, 1), { weights: undefined, largest: 0 });
  });
});
