import assert from 'node:assert/strict';
import { type Answer, Answers } from '../../../../../src/engine/inspect/results/answers';
import { surenessOf } from '../../../../../src/engine/inspect/results/output-meaning';
import { predict } from '../../../../../src/engine/predict';
import { Trainer } from '../../../../../src/engine/training/trainer';
import { isFull } from '../../../../count';
import { dense, input, randomDataset, specOf } from '../../specs';

const cases = isFull ? 200 : 12;

/** A trainer of a random network, as far as some epochs, with its data. */
function trained(seed: number) {
  const kind = (['softmax', 'sigmoid', 'hinge', 'separate'] as const)[seed % 4] ?? 'softmax';
  const outputs = kind === 'softmax' || kind === 'separate' ? 2 + (seed % 5) : 1;
  const loss = kind === 'hinge' ? 'hinge' : 'cross-entropy';
  const output = kind === 'softmax' ? 'softmax' : kind === 'hinge' ? 'linear' : 'sigmoid';
  const precision = seed % 3 === 0 ? 'float32' : 'float64';
  const layers = [input(3), dense('h', 4 + (seed % 6), 'tanh'), dense('out', outputs, output)];
  const spec = specOf(layers, { loss, precision, epochs: 3, batch: 16 }, { seed: { value: seed, rng: 'pcg64' } });
  const drawn = randomDataset(seed, 40 + 13 * (seed % 9), 3, outputs, loss, outputs > 1);
  const dataset = drawn.classes ? drawn : { ...drawn, classes: ['no', 'yes'] };
  const trainer = new Trainer(spec, dataset);
  while (!trainer.done) trainer.train();
  return { trainer, dataset, kind, outputs };
}

function answersTo({ trainer, dataset }: ReturnType<typeof trained>, m?: number, capacity = 7): Answers {
  const answers = new Answers(trainer.network, dataset.train, m);
  const pass = trainer.pass({ capacity });
  while (answers.next(pass));
  return answers;
}

describe('a classifier’s answers', () => {
  it(`agree with the trainer, with predictions, and with what is computed one by one (${cases} networks)`, () => {
    for (let seed = 0; seed < cases; seed++) {
      const training = trained(seed);
      const { trainer, dataset, kind, outputs } = training;
      const answers = answersTo(training);
      const { m, x, y } = dataset.train;
      assert.equal(answers.confusion.examples, m);
      assert.equal(answers.confusion.accuracy, trainer.record().train.accuracy);
      const wrong = answers.wrong(m).map(({ index }) => index);
      assert.deepEqual(
        [...wrong].sort((a, b) => a - b),
        trainer.wrong('train'),
      );
      // One by one, from ŷ alone.
      const { outputs: all, classes } = predict(trainer.network, x);
      let squares = 0;
      const one = (i: number): Answer & { readonly sure: number } => {
        const own = all.subarray(i * outputs, (i + 1) * outputs);
        const targets = y.subarray(i * outputs, (i + 1) * outputs);
        own.forEach((a, k) => {
          squares += (a - (targets[k] ?? NaN)) ** 2;
        });
        const predicted = classes[i] ?? NaN;
        const truth = outputs === 1 ? Number((targets[0] ?? NaN) > 0) : targets.indexOf(Math.max(...targets));
        const output = own[outputs === 1 ? 0 : predicted] ?? NaN;
        const sure = kind === 'hinge' ? Math.abs(output) : outputs > 1 || predicted === 1 ? output : 1 - output;
        return { index: i, truth, predicted, output, sure };
      };
      const naive = Array.from({ length: m }, (_, i) => one(i));
      const surest = [...naive].sort((a, b) => b.sure - a.sure || a.index - b.index);
      const plain = ({ index, truth, predicted, output }: Answer) => ({ index, truth, predicted, output });
      assert.deepEqual(
        answers.wrong(5),
        surest
          .filter((each) => each.truth !== each.predicted)
          .slice(0, 5)
          .map(plain),
      );
      for (const { truth, predicted, count } of answers.confusion.cells()) {
        const own = surest.filter((each) => each.truth === truth && each.predicted === predicted);
        assert.equal(own.length, count);
        assert.deepEqual(answers.inCell(truth, predicted, 3), own.slice(0, 3).map(plain));
      }
      if (kind === 'hinge') {
        assert.equal(answers.meaning, 'score');
        assert.ok(Number.isNaN(answers.brier));
        continue;
      }
      assert.ok(Math.abs(answers.brier - squares / m) < 1e-9);
      const counted = answers.reliability.bins().reduce((sum, { count }) => sum + count, 0);
      assert.equal(counted, m);
      const hits = answers.reliability
        .bins()
        .reduce((sum, { count, observed }) => sum + (count ? count * observed : 0), 0);
      const expected = naive.filter(({ truth, predicted }) => (outputs === 1 ? truth === 1 : truth === predicted));
      assert.ok(Math.abs(hits - expected.length) < 1e-9);
    }
  });

  it('of a part are spread evenly, the same whatever the batches', () => {
    const training = trained(4);
    const part = answersTo(training, 11, 4);
    assert.deepEqual(part.wrong(11), answersTo(training, 11, 11).wrong(11));
    assert.deepEqual([part.size, part.confusion.examples], [11, 11]);
    const { m } = training.dataset.train;
    const all = [...part.confusion.cells().flatMap(({ truth, predicted }) => part.inCell(truth, predicted, m))];
    assert.deepEqual(
      all.map(({ index }) => index).sort((a, b) => a - b),
      Array.from({ length: 11 }, (_, i) => Math.floor((i * m) / 11)),
    );
    const whole = answersTo(training).wrong(m);
    for (const answer of part.wrong(11))
      assert.deepEqual(
        whole.find(({ index }) => index === answer.index),
        answer,
      );
  });

  it('are sure by the probability of what is predicted, else by the distance from 0', () => {
    assert.equal(surenessOf('binary', 1, 0, 0.25), 0.75);
    assert.equal(surenessOf('binary', 1, 1, 0.75), 0.75);
    assert.equal(surenessOf('score', 1, 0, -3), 3);
    assert.equal(surenessOf('distribution', 4, 2, 0.5), 0.5);
  });
});
