import assert from 'node:assert/strict';
import * as v from 'valibot';
import { type ResultsQuestion, type ResultsView, resultsViewSchema } from '../../../src/protocol/results';
import { flowerText, specOf, TrainingFixture } from './training-fixture';

const doubles = (buffer: ArrayBuffer): number[] => [...new Float64Array(buffer)];
const integers = (buffer: ArrayBuffer): number[] => [...new Int32Array(buffer)];

const question: ResultsQuestion = { set: 'train', cell: null, limit: 24 };

/** A classifier of `samples` points, one batch an epoch. */
const blobs = (samples: number, epochs: number, hidden = 4): string => `nnet 1
data { generate blobs samples=${samples} classes=3; holdout 0.25 }
model { input 2; dense hidden ${hidden} tanh; dense output 3 softmax }
train { loss cross-entropy; optimizer adam lr=0.02; epochs ${epochs} }
`;

function ask({ training }: TrainingFixture, asked: Partial<ResultsQuestion> = {}, isTraining = false): ResultsView {
  return training.questions.results.answer({ ...question, ...asked }, isTraining) ?? assert.fail();
}

/** Asked until it is done; every answer on the way. */
function answers(fixture: TrainingFixture, asked: Partial<ResultsQuestion> = {}): readonly ResultsView[] {
  const all: ResultsView[] = [];
  do all.push(ask(fixture, asked));
  while ((all.at(-1)?.done ?? 1) < 1);
  return all;
}

describe('the results of the network that is shown', () => {
  it('fit the protocol, and agree with the record and with the wrong examples', async () => {
    const fixture = new TrainingFixture(specOf(blobs(400, 4)));
    const { record } = await fixture.train();
    for (const set of ['train', 'test'] as const) {
      const view = ask(fixture, { set, limit: 400 });
      assert.deepEqual(v.parse(resultsViewSchema, view), view);
      assert.deepEqual(view.moment, { load: 1, epoch: 4, step: fixture.training.progress().step });
      assert.deepEqual(
        [view.examples, view.of, view.done, view.sampled],
        [view.of, set === 'train' ? 300 : 100, 1, false],
      );
      assert.equal(view.accuracy, record?.[set]?.accuracy);
      assert.equal(
        integers(view.cells.counts).reduce((sum, count) => sum + count, 0),
        view.of,
      );
      const { indices } = fixture.training.questions.wrong(set);
      assert.deepEqual(
        doubles(view.wrong.indices).sort((a, b) => a - b),
        doubles(indices),
      );
      assert.equal(view.wrongCount, doubles(indices).length);
    }
  });

  it('list the examples of a cell as the data have them', async () => {
    const fixture = new TrainingFixture(specOf(blobs(400, 2)));
    await fixture.train();
    const { cells } = ask(fixture);
    const [truth = 0, predicted = 0, total = 0] = [cells.truths, cells.predicted, cells.counts].map(
      (each) => integers(each)[0] ?? 0,
    );
    const { cell } = ask(fixture, { cell: { truth, predicted }, limit: 5 });
    assert.ok(cell);
    assert.deepEqual([cell.truth, cell.predicted, cell.count], [truth, predicted, total]);
    const x = [...new Float32Array(cell.listed.x ?? assert.fail())];
    for (const [k, index] of doubles(cell.listed.indices).entries()) {
      const example = fixture.training.questions.example({ from: 'train', index });
      assert.equal(example.label, truth);
      assert.deepEqual(x.slice(2 * k, 2 * k + 2), doubles(example.raw).map(Math.fround));
    }
    const outputs = doubles(cell.listed.outputs);
    assert.deepEqual(
      outputs,
      [...outputs].sort((a, b) => b - a),
    );
    assert.equal(ask(fixture, { cell: { truth: 900, predicted: 1 } }).cell?.count, 0);
  });

  it('are none of a regression, nor of a set that there is not', () => {
    const fixture = new TrainingFixture(specOf(flowerText(1)));
    fixture.prepare();
    assert.equal(fixture.training.questions.results.answer({ ...question, set: 'validation' }), null);
    const waves = new TrainingFixture(
      specOf('nnet 1\ndata { generate sine }\nmodel { input 1; dense out 1 }\ntrain { epochs 1 }\n'),
    );
    waves.prepare();
    assert.equal(waves.training.questions.results.answer(question), null);
  });

  it('of a large set come a part with each question, from one look at each example', () => {
    // The clock goes on by 4 ms at each look.
    const fixture = new TrainingFixture(specOf(blobs(600_000, 1, 64)), 4);
    fixture.prepare();
    const all = answers(fixture);
    assert.ok(all.length > 3);
    for (const [k, { examples, done }] of all.entries()) {
      // 80 ms are 20 looks, and 16 passes of 256 examples between two.
      assert.ok(examples - (all[k - 1]?.examples ?? 0) <= 20 * 16 * 256);
      assert.equal(done < 1, k < all.length - 1);
    }
    assert.equal(all.at(-1)?.examples, 450_000);
    // The answers are kept: another cell needs no further pass.
    const { cell, done } = ask(fixture, { cell: { truth: 1, predicted: 1 } });
    assert.ok(done === 1 && cell);
    fixture.training.questions.giveUp();
    assert.ok(ask(fixture).done < 1, 'what was given up is begun again');
  });

  it('of a large set are those of a sample while the network trains, all of one moment', () => {
    const fixture = new TrainingFixture(specOf(blobs(80_000, 1, 64)), 4);
    fixture.prepare();
    const view = ask(fixture, {}, true);
    assert.deepEqual([view.examples, view.of, view.done, view.sampled], [20_000, 60_000, 1, true]);
    const places = doubles(view.wrong.indices);
    assert.ok(places.every((index) => index % 3 === 0));
    assert.equal(ask(fixture).sampled, false);
  });

  it('are of the moment that is shown', async () => {
    const fixture = new TrainingFixture(specOf(blobs(100, 9)));
    fixture.prepare();
    const before = ask(fixture);
    fixture.training.start(null, true);
    fixture.training.step();
    await fixture.training.whenIdle();
    const after = ask(fixture);
    assert.deepEqual([before.moment.epoch, after.moment.epoch], [0, 1]);
    assert.notDeepEqual(
      doubles(after.reliability?.means ?? assert.fail()),
      doubles(before.reliability?.means ?? assert.fail()),
    );
  });
});
