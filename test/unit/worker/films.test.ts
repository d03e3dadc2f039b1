import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Moments } from '../../../src/engine/training/replay';
import { filmViewSchema, seriesViewSchema } from '../../../src/protocol/film';
import { FilmJob } from '../../../src/worker/film-job';
import { GradualAnswer } from '../../../src/worker/gradual-answer';
import type { RunWay } from '../../../src/worker/run-way';
import { specOf, TrainingFixture } from './training-fixture';

const moons = specOf(`nnet 1
seed 7
data { generate moons samples=80 noise=0.2; holdout 0.2 }
model { input 2; dense hidden 5 relu; dropout rate=0.2; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 16; epochs 30 }
`);
const blobs = specOf(`nnet 1
data { generate blobs samples=60 classes=3 }
model { input 2; dense hidden 6 tanh; dense output 3 softmax }
train { batch 20; epochs 10 }
`);
const steps = [0, 3, 40, 119, 120];
const side = 12;

/** Asks until it is done; gives the last answer and how many there were. */
function finished<View extends { readonly done: number }>(ask: () => View): { view: View; answers: number } {
  for (let answers = 1; ; answers++) {
    const view = ask();
    if (view.done === 1) return { view, answers };
    assert.ok(answers < 5000);
  }
}

const floats = (buffer: ArrayBuffer | undefined): number[] => [...new Float32Array(buffer ?? new ArrayBuffer(0))];

describe('the film of a run', () => {
  it('has a picture of each step with the bits of that moment, a part of the work with each answer', async () => {
    const fixture = new TrainingFixture(moons, 20);
    await fixture.train();
    const { questions, travels } = fixture.training;
    const ask = () => questions.films.film({ steps, side });
    const { view, answers } = finished(ask);
    assert.ok(v.is(filmViewSchema, view) && answers > 2, `${answers}`);
    assert.equal(finished(ask).answers, 1, 'nothing is computed twice');
    assert.deepEqual([view.moment.step, view.frames.map(({ step }) => step)], [120, steps]);
    assert.equal(fixture.training.progress().shown, undefined, 'what is shown stays');
    for (const { step, surface } of view.frames) {
      await travels.show(step);
      const unit = questions.unit({ position: 3, unit: 0, example: null, surface: side });
      assert.deepEqual(floats(surface?.values), floats(unit.surface?.values), `step ${step}`);
    }
  });

  it('has the quartiles of W where no single unit decides over a plane', async () => {
    const fixture = new TrainingFixture(blobs);
    await fixture.train();
    const { view } = finished(() => fixture.training.questions.films.film({ steps: [0, 30], side }));
    assert.ok(v.is(filmViewSchema, view));
    for (const { step, surface, weights } of view.frames) {
      assert.equal(surface, undefined);
      await fixture.training.travels.show(step);
      const told = new Float64Array(weights ?? new ArrayBuffer(0));
      assert.equal(told.length, 10);
      const { low, high } = fixture.training.questions.layer(1).weights;
      assert.deepEqual([told[0], told[4]], [low, high], `step ${step}`);
      assert.ok([0, 1, 2, 3, 5, 6, 7, 8].every((at) => (told[at] ?? 1) <= (told[at + 1] ?? 0)));
    }
  });

  it('is begun again where it was given up', async () => {
    const fixture = new TrainingFixture(moons, 30);
    await fixture.train();
    const { films } = fixture.training.questions;
    const first = films.film({ steps, side });
    assert.ok(first.done < 1);
    films.giveUp();
    const { view } = finished(() => films.film({ steps, side }));
    assert.equal(view.frames.length, steps.length);
  });

  it('has of a long run the saved moments that are nearest', async () => {
    const fixture = new TrainingFixture(moons);
    await fixture.train();
    const { current } = fixture.training.travels;
    assert.ok(current);
    const { session } = current;
    const { train } = session.dataset;
    const saved = new Map([0, 40, 100].map((step) => [step, current.moments().read(current.moments().steps[0] ?? 0)]));
    const moments: Moments = { steps: [0, 40, 100], read: (step) => saved.get(step) ?? new Uint8Array() };
    const looked = (m: number): readonly number[] => {
      const large = { ...session, dataset: { ...session.dataset, train: Object.assign(Object.create(train), { m }) } };
      const spec = { ...large.spec, train: { ...large.spec.train, batch: 'full' as const } };
      const way: RunWay = {
        session: { ...large, spec },
        environment: current.environment,
        moments: () => moments,
        createReplay: () => current.createReplay(true),
        machine: () => undefined,
      };
      const answer = new GradualAnswer(
        '',
        new FilmJob(way, [3, 55, 90, 120], ({ session: { trainer } }) => trainer.step),
      );
      return finished(() => answer.next(way.environment, false)).view.looks;
    };
    assert.deepEqual(looked(train.m), [3, 55, 90, 120]);
    assert.deepEqual(looked(1e12), [0, 40, 100]);
  });
});

describe('the series of a run', () => {
  it('has the figures of the health of each moment', async () => {
    const fixture = new TrainingFixture(moons, 20);
    await fixture.train();
    const { questions, travels } = fixture.training;
    const { view, answers } = finished(() => questions.films.series({ steps }));
    assert.ok(v.is(seriesViewSchema, view) && answers > 2);
    assert.deepEqual(
      view.points.map(({ step }) => step),
      steps,
    );
    for (const { step, layers } of view.points) {
      await travels.show(step);
      const health = questions.health().layers;
      const figures = health.map(({ position, gradientNorm, updateRatio }) => ({
        position,
        gradientNorm,
        updateRatio,
      }));
      assert.deepEqual(layers, figures, `step ${step}`);
    }
  });
});
