import assert from 'node:assert/strict';
import { Fault, message } from '../../../src/model/message';
import type { SetName } from '../../../src/model/sets';
import { type ExampleReference, exampleKey, type Prediction } from '../../../src/protocol/example';
import { specOf, TrainingFixture } from './training-fixture';

const spec = specOf(`nnet 1
data { generate blobs samples=90 classes=3; holdout 0.2; scale standard }
model {
  input 2
  dense hidden 5 relu
  dense output 3 softmax
}
train { loss cross-entropy; optimizer adam lr=0.05; batch 8; epochs 20 }
`);

const doubles = (buffer: ArrayBuffer | undefined): number[] => [...new Float64Array(buffer ?? new ArrayBuffer(0))];
const close = (a: number | undefined, b: number | undefined): void => {
  assert.ok(a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b)), `${a} ${b}`);
};

describe('questions about a network', () => {
  const fixture = new TrainingFixture(spec);
  before(() => fixture.train());
  const { questions } = fixture.training;

  /** What a snapshot says of an example. */
  const predictionOf = (reference: ExampleReference): Prediction => {
    fixture.clock += 1000;
    fixture.training.watch({ visible: true, example: reference, surface: 0 });
    const { sequence, prediction } = fixture.snapshots.at(-1)?.snapshot ?? {};
    fixture.training.acknowledge(sequence ?? -1);
    assert.ok(prediction);
    assert.equal(prediction.example, exampleKey(reference));
    return prediction;
  };

  it('a unit’s z is the sum of its terms and a = g(z)', () => {
    for (const index of [0, 17, 71]) {
      const view = questions.unit({ position: 1, unit: 2, example: { from: 'train', index }, surface: 8 });
      const [w, a] = [doubles(view.weights), doubles(view.inputs)];
      close(
        view.z,
        w.reduce((sum, weight, k) => sum + weight * (a[k] ?? 0), view.bias ?? 0),
      );
      close(view.a, Math.max(0, view.z ?? 0));
      assert.equal(view.slope, (view.z ?? 0) > 0 ? 1 : 0);
      assert.equal(
        doubles(view.histogram.counts).reduce((x, y) => x + y, 0),
        view.examples,
      );
      assert.equal(view.surface?.values.byteLength, 4 * 64);
      assert.equal(doubles(view.exciting.x).length, 2 * doubles(view.exciting.indices).length);
    }
  });

  it('the examples that excite a unit most are those of the data', () => {
    const { exciting, surface } = questions.unit({ position: 1, unit: 1, example: null, surface: 0 });
    assert.equal(surface, undefined);
    const x = doubles(exciting.x);
    for (const [k, index] of doubles(exciting.indices).entries()) {
      const view = questions.example({ from: 'train', index });
      assert.deepEqual(x.slice(2 * k, 2 * k + 2), doubles(view.x));
      assert.equal(view.label, doubles(view.y).indexOf(1));
    }
  });

  it('points are evenly spread over both sets, each with its class', () => {
    const points = questions.points(10);
    assert.ok(points);
    const [x, label] = [new Float32Array(points.x), new Float32Array(points.label)];
    assert.deepEqual([x.length, label.length], [40, 20]);
    for (const [k, from] of Array.from({ length: 20 }, (_, i) => [i, i < 10 ? 'train' : 'test'] as const)) {
      const index = Math.floor(((k % 10) * (from === 'train' ? 72 : 18)) / 10);
      const view = questions.example({ from, index });
      assert.deepEqual([...x.subarray(2 * k, 2 * k + 2)], doubles(view.x).map(Math.fround));
      assert.equal(label[k], view.label);
    }
    assert.equal(new Float32Array(questions.points(1000)?.label ?? new ArrayBuffer(0)).length, 90);
  });

  it('an example typed by hand in the data’s own units is that example, to the last bit', () => {
    const reference = { from: 'train', index: 4 } as const;
    const view = questions.example(reference);
    const byHand = { from: 'typed', x: doubles(view.raw) } as const;
    assert.deepEqual(doubles(questions.example(byHand).x), doubles(view.x));
    assert.equal(questions.example(byHand).label, undefined);
    const [shown, typed] = [predictionOf(reference), predictionOf(byHand)];
    for (const [k, y] of doubles(shown.output).entries()) close(doubles(typed.output)[k], y);
    assert.equal(typed.predicted, shown.predicted);
    assert.equal(typed.right, undefined);
    assert.equal(shown.right, view.label === shown.predicted);
    close(
      doubles(shown.output).reduce((a, b) => a + b, 0),
      1,
    );
    close(doubles(shown.output)[shown.predicted ?? 0], shown.confidence);
  });

  it('the wrong examples are those whose view says wrong, as many as the accuracy leaves', () => {
    for (const set of ['train', 'test'] as const) {
      const wrong = doubles(questions.wrong({ set }.set).indices);
      const m = set === 'train' ? 72 : 18;
      const expected = Array.from({ length: m }, (_, index) => index).filter(
        (index) => predictionOf({ from: set, index }).right === false,
      );
      assert.deepEqual(wrong, expected);
      const measure = fixture.training.progress().record?.[set];
      close(1 - wrong.length / m, measure?.accuracy);
    }
  });

  it('points are at most the limit of each set, within the extent', () => {
    const points = questions.points(10);
    assert.ok(points);
    const x = [...new Float32Array(points.x)];
    assert.equal(x.length, 2 * (10 + 10));
    assert.ok(x.every((value) => Math.abs(value) <= points.extent));
    assert.ok([...new Float32Array(points.label)].every((label) => [0, 1, 2].includes(label)));
    assert.equal(new Float32Array(questions.points(1000)?.label ?? new ArrayBuffer(0)).length, 90);
  });

  it('a layer’s report counts every weight and names every unit once', () => {
    const report = questions.layer(1);
    assert.equal(
      doubles(report.weights.counts).reduce((a, b) => a + b, 0),
      10,
    );
    assert.equal(
      doubles(report.gradients.counts).reduce((a, b) => a + b, 0),
      10,
    );
    assert.ok(report.weightNorm > 0 && report.dead <= 5);
  });

  it('an input unit has no terms but an activation', () => {
    const view = questions.unit({ position: 0, unit: 1, example: { from: 'train', index: 3 }, surface: 0 });
    assert.equal(view.weights, undefined);
    close(view.a, doubles(questions.example({ from: 'train', index: 3 }).x)[1]);
  });

  it('what there is not is a fault', () => {
    const fault = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;
    assert.throws(() => questions.layer(9), fault('train-layer-range'));
    assert.throws(() => questions.unit({ position: 1, unit: 5, example: null, surface: 0 }), fault('train-unit-range'));
    const range = (set: SetName, index: number, count: number) => (error: unknown) => {
      assert.ok(error instanceof Fault);
      assert.deepEqual(error.detail, message('train-example-range', { set, index, count }));
      return true;
    };
    assert.throws(() => questions.example({ from: 'test', index: 18 }), range('test', 18, 18));
    assert.throws(() => questions.example({ from: 'validation', index: 0 }), range('validation', 0, 0));
    assert.throws(() => questions.example({ from: 'typed', x: [1] }), fault('train-example-size'));
  });
});
