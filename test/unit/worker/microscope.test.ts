import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { Fault } from '../../../src/model/message';
import { optimizerNames } from '../../../src/model/optimizer';
import { type WalkQuestion, walkViewSchema } from '../../../src/protocol/walk';
import { columnsAround } from '../../../src/worker/microscope';
import { specOf, TrainingFixture } from './training-fixture';

const text = (train: string, layers = 'dense hidden 5 relu; dense output 3 softmax'): string => `nnet 1
data { generate blobs samples=90 classes=3; holdout 0.2; scale standard }
model { input 2; ${layers} }
train { loss cross-entropy; ${train}; batch 8; epochs 4 }
`;

const doubles = (buffer: ArrayBuffer | undefined): number[] => [...new Float64Array(buffer ?? new ArrayBuffer(0))];
const first: WalkQuestion = { from: 'train', index: 0, many: false, stop: 0 };

async function trained(spec: string): Promise<TrainingFixture> {
  const fixture = new TrainingFixture(specOf(spec));
  await fixture.train();
  return fixture;
}

describe('the columns of a batch around an example', () => {
  it('are of its batch, have it among them, and are no more than may be (seed 5)', () => {
    const sizes = fc.record({
      m: fc.integer({ min: 1, max: 300 }),
      batch: fc.integer({ min: 1, max: 300 }),
      most: fc.integer({ min: 0, max: 60 }),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, ({ m, batch, most, at }) => {
        const index = Math.floor(at * m);
        const { first: begin, count, whole } = columnsAround(index, m, batch, most);
        const [from, size] = [
          Math.floor(index / batch) * batch,
          Math.min(batch, m - Math.floor(index / batch) * batch),
        ];
        assert.ok(begin <= index && index < begin + count);
        assert.ok(begin >= from && begin + count <= from + size);
        assert.equal(count, Math.min(size, Math.max(1, most)));
        assert.equal(whole, count === m);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('the microscope’s answers', () => {
  it('fit the protocol at every stop, for every optimiser, on one example and on its batch', async () => {
    for (const optimizer of optimizerNames) {
      const { training } = await trained(text(`optimizer ${optimizer} lr=0.05; clip 0.5; l2 0.01`));
      for (const many of [false, true]) {
        const stops = training.questions.walk({ ...first, many }).stops.length;
        assert.equal(stops, 6);
        for (let stop = 0; stop < stops; stop++) {
          const view = training.questions.walk({ ...first, index: 13, many, stop, unit: { position: 1, unit: 3 } });
          assert.deepEqual(v.parse(walkViewSchema, view), view);
          assert.equal(view.stop, stop);
          assert.deepEqual([view.first, view.m, view.whole], many ? [8, 8, false] : [13, 1, false]);
          assert.ok(view.equations.length > 0);
        }
      }
    }
  });

  it('tell of the unit that is asked about where the stop is about its layer, else of the first', async () => {
    const { training } = await trained(text('optimizer adam lr=0.05'));
    const unitAt = (stop: number, unit?: WalkQuestion['unit']) =>
      training.questions.walk({ ...first, stop, ...(unit ? { unit } : {}) }).unit;
    assert.deepEqual(unitAt(0, { position: 1, unit: 4 }), { position: 1, unit: 4 });
    assert.deepEqual(unitAt(0, { position: 2, unit: 1 }), { position: 1, unit: 0 });
    assert.deepEqual(unitAt(0, { position: 1, unit: 5 }), { position: 1, unit: 0 });
    assert.deepEqual(unitAt(4, { position: 1, unit: 2 }), { position: 1, unit: 2 });
    assert.deepEqual(unitAt(5, { position: 2, unit: 2 }), { position: 2, unit: 2 });
    assert.deepEqual(unitAt(5, { position: 0, unit: 1 }), { position: 1, unit: 0 });
    assert.deepEqual(unitAt(99).unit, 0);
  });

  it('begin with the weights as they are, and end with those of the optimiser’s own step', async () => {
    const fixture = await trained(text('optimizer adam lr=0.05'));
    const { training } = fixture;
    const before = training.questions.unit({ position: 1, unit: 0, example: { from: 'train', index: 0 }, surface: 0 });
    const [z] = training.questions.walk(first).equations;
    assert.deepEqual(doubles(z?.operands[0]?.numbers).slice(0, 2), doubles(before.weights));
    assert.ok(Math.abs((doubles(z?.result.numbers)[0] ?? NaN) - (before.z ?? NaN)) < 1e-5);
    const { loss, cost } = training.questions.walk({ ...first, stop: 5 });
    assert.ok(loss.after < loss.before, 'a step on one example makes its own loss smaller');
    assert.deepEqual([cost.examples, cost.whole], [72, true]);
  });

  it('say at the update what is added to each weight, and nothing of it before', async () => {
    const { training } = await trained(text('optimizer momentum lr=0.05'));
    const { changes, equations } = training.questions.walk({ ...first, stop: 5 });
    assert.deepEqual(
      changes.map(({ position }) => position),
      [1, 2],
    );
    for (const { position, change } of changes) {
      const step = equations.find((each) => each.line.startsWith(`W[${position}] :=`));
      const before = doubles(step?.operands.find(({ name }) => name === `W[${position}]`)?.numbers);
      const after = doubles(step?.result.numbers);
      assert.equal(before.length, position === 1 ? 10 : 15);
      assert.deepEqual(
        doubles(change),
        after.map((w, k) => w - (before[k] ?? NaN)),
      );
    }
    assert.deepEqual(training.questions.walk({ ...first, stop: 4 }).changes, []);
  });

  it('are those of the run, its optimiser’s moments too, where it is opened again', async () => {
    const fixture = await trained(text('optimizer adam lr=0.05'));
    const update = { ...first, stop: 5 };
    const before = fixture.training.questions.walk(update);
    fixture.prepare({ load: 1, from: { folder: 'run', purpose: 'look' } });
    assert.deepEqual(fixture.training.questions.walk(update), before);
  });

  it('stay small for a wide layer: pictures of its matrices, and the terms of one unit', async () => {
    const { training } = await trained(
      text('optimizer adam lr=0.05', 'dense hidden 600 relu; dense next 600 relu; dense output 3 softmax'),
    );
    for (const many of [false, true]) {
      for (let stop = 0; stop < 8; stop++) {
        const view = training.questions.walk({ ...first, many, stop, unit: { position: 2, unit: 7 } });
        const bytes = JSON.stringify(view, (_, entry: unknown) =>
          entry instanceof ArrayBuffer ? 'x'.repeat(entry.byteLength) : entry,
        ).length;
        assert.ok(bytes < 4e6, `stop ${stop} takes ${bytes} bytes`);
      }
    }
    const [z] = training.questions.walk({ ...first, stop: 1, unit: { position: 2, unit: 7 } }).equations;
    assert.equal(z?.operands[0]?.numbers, undefined);
    assert.deepEqual([z?.operands[0]?.picture?.rows, z?.operands[0]?.picture?.columns], [64, 512]);
    const terms = z?.entry?.terms;
    const [weights, inputs] = [doubles(terms?.weights), doubles(terms?.inputs)];
    assert.equal(weights.length, 600);
    const sum = weights.reduce((total, weight, k) => total + weight * (inputs[k] ?? NaN), terms?.bias ?? NaN);
    assert.ok(Math.abs(sum - (terms?.sum ?? NaN)) < 1e-9);
  });

  it('are a Fault for an example that there is not, and for a network that is too large', async () => {
    const fixture = await trained(text('optimizer adam lr=0.05'));
    const isFault = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;
    assert.throws(() => fixture.training.questions.walk({ ...first, index: 72 }), isFault('train-example-range'));
    assert.throws(
      () => fixture.training.questions.walk({ ...first, from: 'validation' }),
      isFault('train-example-range'),
    );
    const layers = 'dense hidden 400 relu; dense next 400 relu; dense output 3 softmax';
    const small = new TrainingFixture(specOf(text('optimizer adam lr=0.05', layers)));
    small.prepare({ memoryLimit: 6e6 });
    assert.throws(() => small.training.questions.walk(first), isFault('memory-budget'));
  });
});
