import assert from 'node:assert/strict';
import * as v from 'valibot';
import { optimizerDefaults } from '../../../src/model/optimizer';
import {
  type LandscapeView,
  landscapeViewSchema,
  type RaceView,
  raceViewSchema,
} from '../../../src/protocol/landscape';
import { specOf, TrainingFixture, target } from './training-fixture';

const text = (layers: string, epochs = 30): string => `nnet 1
seed 7
data { generate moons samples=60 noise=0.2 }
model { input 2; ${layers}; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 20; epochs ${epochs} }
`;
const petals = specOf(text('dense hidden 5 tanh'));
const single = specOf(text('dropout rate=0.1'));

type Ask<View> = () => View;

/** Asks until it is done; gives the last answer and how many there were. */
function finished<View extends { readonly done: number }>(
  ask: Ask<View>,
  schema: v.GenericSchema<View, View>,
): { view: View; answers: number } {
  for (let answers = 1; ; answers++) {
    const view = ask();
    assert.ok(v.is(schema, view));
    if (view.done === 1) return { view, answers };
    assert.ok(answers < 5000);
  }
}

const landscapeOf = ({ training }: TrainingFixture, question = {}, isTraining = false): LandscapeView =>
  finished(
    () => training.questions.landscapes.landscape(question, isTraining),
    landscapeViewSchema as v.GenericSchema<LandscapeView, LandscapeView>,
  ).view;

const stepsOf = (view: LandscapeView): number[] => [
  ...new Float64Array(view.picture?.costs[0]?.paths[0]?.steps ?? new ArrayBuffer(0)),
];

describe('the questions of the landscape', () => {
  it('get the way of the run, a part of the work with each answer, in under 4 MB', async () => {
    const fixture = new TrainingFixture(petals);
    await fixture.train();
    const ask = (): LandscapeView => fixture.training.questions.landscapes.landscape({});
    const { view, answers } = finished(ask, landscapeViewSchema as v.GenericSchema<LandscapeView, LandscapeView>);
    assert.ok(answers > 3, `${answers}`);
    assert.deepEqual([view.moment.step, view.names, view.picture?.plane], [90, [], 'path']);
    const steps = stepsOf(view);
    assert.deepEqual([steps[0], steps.at(-1)], [0, 90]);
    const costs = new Float64Array(view.picture?.costs[0]?.paths[0]?.costs ?? new ArrayBuffer(0));
    assert.ok(Math.abs((costs.at(-1) ?? NaN) - (fixture.training.progress().record?.train.cost ?? NaN)) < 1e-6);
    const bytes =
      view.picture?.costs.reduce((sum, { values, lines }) => sum + values.byteLength + lines.byteLength, 0) ?? 0;
    assert.ok(bytes > 0 && bytes < 4e6);
    assert.equal(
      finished(ask, landscapeViewSchema as v.GenericSchema<LandscapeView, LandscapeView>).answers,
      1,
      'nothing is computed twice',
    );
  });

  it('get two parameters of a single unit, and others where they are asked for', async () => {
    const fixture = new TrainingFixture(single);
    await fixture.train();
    const usual = landscapeOf(fixture);
    assert.deepEqual(
      [usual.names, usual.picture?.axes],
      [
        ['w1', 'w2', 'b'],
        ['w1', 'w2'],
      ],
    );
    assert.deepEqual(
      usual.picture?.held.map(({ name }) => name),
      ['b'],
    );
    assert.deepEqual(landscapeOf(fixture, { pair: [2, 0] }).picture?.axes, ['b', 'w1']);
    assert.equal(landscapeOf(fixture, { plane: 'path' }).picture?.plane, 'path');
    const { costs = [] } = usual.picture ?? {};
    assert.deepEqual(
      costs.map(({ loss }) => loss),
      ['cross-entropy', 'mse'],
    );
    assert.deepEqual(costs[0]?.paths[0]?.places.slice(0, 16), costs[1]?.paths[0]?.places.slice(0, 16), 'one start');
  });

  it('go by the saved moments while it trains, and do no steps again', async () => {
    const long = specOf(text('dense hidden 5 tanh', 400_000));
    const fixture = new TrainingFixture(long);
    fixture.prepare();
    const { training } = fixture;
    let view: LandscapeView | undefined;
    fixture.between = () => {
      const { step, status } = training.progress();
      const isEnough = fixture.runs.momentsOf('run').steps.length > 2 || step > 50_000;
      if (view || status !== 'training' || !isEnough) return;
      view = landscapeOf(fixture, {}, true);
      training.stop();
    };
    training.start(target('run'), false);
    await training.whenIdle();
    const steps = view ? stepsOf(view) : [];
    const saved = fixture.runs.momentsOf('run').steps;
    assert.ok(steps.length > 3 && steps[0] === 0, `${steps}`);
    assert.ok(steps.slice(1, -1).every((step) => saved.includes(step)));
  });

  it('are refused with a sentence where nothing has been trained, and for a network of more units', () => {
    const fixture = new TrainingFixture(petals);
    fixture.prepare();
    assert.equal(landscapeOf(fixture).refusal?.code, 'landscape-no-path');
    assert.equal(landscapeOf(fixture, { plane: 'parameters' }).refusal?.code, 'landscape-units');
    const large = new TrainingFixture(specOf(text('dense a 1000 tanh; dense b 1000 tanh')));
    large.prepare();
    assert.deepEqual(landscapeOf(large).refusal, {
      code: 'landscape-large',
      args: { parameters: 1_005_001, limit: 1_000_000 },
    });
    const start = new TrainingFixture(single);
    start.prepare();
    assert.deepEqual(stepsOf(landscapeOf(start)), [0], 'two parameters have a plane before any step');
  });

  it('run a race, whose runners have the figures of their own trainings', async () => {
    const fixture = new TrainingFixture(petals);
    fixture.prepare();
    const runners = (['adam', 'momentum'] as const).map((name) => ({ ...optimizerDefaults, name, lr: 0.05 }));
    const { view } = finished<RaceView>(
      () => fixture.training.questions.landscapes.race({ runners, steps: 90 }),
      raceViewSchema as v.GenericSchema<RaceView, RaceView>,
    );
    const own = new TrainingFixture(petals);
    await own.train();
    const costs = new Float64Array(view.runners[0]?.costs ?? new ArrayBuffer(0));
    assert.ok(Math.abs((costs.at(-1) ?? NaN) - (own.training.progress().record?.train.cost ?? NaN)) < 1e-6);
    assert.deepEqual(
      view.runners.map(({ path }) => path),
      [0, 1],
    );
    assert.equal(view.plane?.cost.paths.length, 2);
    assert.ok(view.target > 0);
  });

  it('show the ways of a race before it has ended, and say up to which step their plane is', () => {
    const fixture = new TrainingFixture(petals);
    fixture.prepare();
    const runners = (['adam', 'momentum'] as const).map((name) => ({ ...optimizerDefaults, name, lr: 0.05 }));
    const views: RaceView[] = [];
    const ask = (): RaceView => {
      // In the short slices of a training, until the race has ended.
      const isOver = views.some(({ plane }) => plane && plane.upTo === undefined);
      const view = fixture.training.questions.landscapes.race({ runners, steps: 120 }, !isOver);
      views.push(view);
      return view;
    };
    const { view: last } = finished(ask, raceViewSchema as v.GenericSchema<RaceView, RaceView>);
    assert.equal(last.plane?.upTo, undefined);
    const early = views.filter(({ plane }) => plane?.upTo !== undefined);
    assert.ok(early.length > 1);
    for (const { done, plane, runners: shown } of early) {
      assert.ok(done < 1);
      assert.equal(plane?.cost.paths.length, 2);
      for (const { path, measured } of shown) {
        const steps = new Float64Array(plane?.cost.paths[path ?? -1]?.steps ?? new ArrayBuffer(0));
        assert.ok((steps.at(-1) ?? Infinity) <= (new Float64Array(measured).at(-1) ?? 0), 'no step that was not taken');
        assert.ok((plane?.upTo ?? Infinity) <= (new Float64Array(measured).at(-1) ?? 0));
      }
    }
    const first = views.findIndex(({ plane }) => plane);
    assert.ok(
      views.slice(first).every(({ plane }) => plane),
      'a picture never goes',
    );
  });

  it('begin again where unfinished work was given up, and keep what is finished', () => {
    const fixture = new TrainingFixture(petals);
    fixture.prepare();
    const { landscapes } = fixture.training.questions;
    const race = (): RaceView =>
      landscapes.race({ runners: [{ ...optimizerDefaults, name: 'adam', lr: 0.05 }], steps: 2000 });
    const [first, second] = [race(), race()];
    assert.ok(first.done < second.done && second.done < 1);
    landscapes.giveUp();
    const again = race();
    assert.ok(again.done < second.done, `${again.done} after ${second.done}`);
    const { view } = finished(race, raceViewSchema as v.GenericSchema<RaceView, RaceView>);
    landscapes.giveUp();
    assert.deepEqual(race(), view);
  });

  it('are of one session: another one begins without the work of the former', async () => {
    const fixture = new TrainingFixture(petals);
    await fixture.train();
    const former = fixture.training.questions;
    assert.ok(former.landscapes.landscape({}).done < 1);
    fixture.prepare({ load: 2 });
    const { questions } = fixture.training;
    assert.notEqual(questions, former);
    assert.equal(questions.landscapes.landscape({}).moment.load, 2);
  });
});
