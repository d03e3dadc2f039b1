import assert from 'node:assert/strict';
import * as v from 'valibot';
import { type GradientCheckView, gradientCheckViewSchema } from '../../../src/protocol/gradient-check';
import { flowerText, specOf, TrainingFixture } from './training-fixture';

const epsilon = 1e-5;

/** Asked until it is done; every answer on the way. */
function answers({ training }: TrainingFixture, eps = epsilon, finish = false): readonly GradientCheckView[] {
  const all: GradientCheckView[] = [];
  do all.push(training.questions.gradcheck({ epsilon: eps, finish }));
  while ((all.at(-1)?.done ?? 1) < 1);
  return all;
}

const last = <T>(all: readonly T[]): T => all.at(-1) ?? assert.fail();

describe('the gradient check of the network that is shown', () => {
  it('agrees with backpropagation, fits the protocol, and is done at once where it is small', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(3)));
    await fixture.train();
    const all = answers(fixture);
    const view = last(all);
    assert.equal(all.length, 1);
    assert.deepEqual(v.parse(gradientCheckViewSchema, view), view);
    assert.deepEqual(view.moment, { load: 1, epoch: 3, step: 12 });
    assert.deepEqual([view.examples, view.whole, view.curve.length], [60, true, 34]);
    assert.ok(view.branches.truncation !== undefined && view.branches.cancellation !== undefined);
    const names = view.tensors.map(({ name }) => name);
    assert.deepEqual(names, ['hidden.weight', 'hidden.bias', 'output.weight', 'output.bias']);
    assert.ok(view.relativeError < 1e-7 && view.tensors.every(({ wrong }) => wrong.length === 0));
  });

  it('goes on where it is asked again, a bounded part of the work with each answer, under 4 MB', () => {
    const layers = Array.from({ length: 6 }, (_, i) => `dense hidden${i} 300 relu`).join('; ');
    const text = `nnet 1
data { generate blobs samples=600 classes=3 }
model { input 2; ${layers}; dense output 3 softmax }
train { loss cross-entropy; epochs 1 }
`;
    const fixture = new TrainingFixture(specOf(text));
    fixture.prepare();
    const [one, two, three] = [1, 2, 3].map(() => fixture.training.questions.gradcheck({ epsilon, finish: false }));
    assert.ok(one && two && three);
    assert.ok(one.work < two.work && two.work < three.work && three.done < 1);
    assert.ok(!one.whole && one.examples >= 16);
    // A quotient takes 4e7 products at most, an answer 5e7.
    assert.ok(two.work - one.work <= 2);
    const bytes = [one, two, three].map(({ tensors }) =>
      tensors.reduce((sum, { places, analytic }) => sum + 4 * (places.byteLength + analytic.byteLength), 0),
    );
    assert.ok(Math.max(...bytes) < 2 ** 22);
    // Another ε begins again.
    const other = fixture.training.questions.gradcheck({ epsilon: 1e-4, finish: false });
    assert.ok(other.work <= one.work && other.epsilon === 1e-4);
    // So does a check that was given up before it was done.
    fixture.training.questions.giveUp();
    assert.equal(fixture.training.questions.gradcheck({ epsilon: 1e-4, finish: false }).work, other.work);
  });

  it('keeps the curve where only ε is another, and explains differences by kinks', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(3).replace('tanh', 'relu')));
    await fixture.train();
    const { curve } = last(answers(fixture));
    const wide = last(answers(fixture, 0.1));
    assert.deepEqual(wide.curve, curve);
    assert.deepEqual(v.parse(gradientCheckViewSchema, wide), wide);
    assert.ok(wide.kinkCount > 0 && wide.kinks.every(({ position, of }) => position === 1 && of === 'activation'));
    for (const { crossings, crossed, skipped } of wide.tensors) {
      assert.equal(new Float64Array(crossings).filter((count) => count > 0).length, skipped);
      assert.equal(crossed.length, skipped);
    }
  });

  it('is of the moment that is shown; while the network trains on, it finishes that which it has begun', () => {
    const fixture = new TrainingFixture(specOf(flowerText(50, 'batch 16', 200)));
    fixture.prepare();
    const { training } = fixture;
    const steps = (): number => training.progress().step;
    const first = training.questions.gradcheck({ epsilon, finish: true });
    assert.deepEqual([first.moment.step, first.done < 1], [0, true]);
    training.start(null, true);
    training.step();
    return training.whenIdle().then(() => {
      assert.ok(steps() > 0);
      const further = training.questions.gradcheck({ epsilon, finish: true });
      assert.equal(further.moment.step, 0);
      assert.ok(further.work > first.work);
      assert.equal(training.questions.gradcheck({ epsilon, finish: false }).moment.step, steps());
      assert.equal(last(answers(fixture)).moment.step, steps());
      assert.equal(training.questions.gradcheck({ epsilon, finish: true }).moment.step, steps());
    });
  });
});
