import assert from 'node:assert/strict';
import { Race } from '../../../../src/engine/landscape/race';
import type { StepsOptions } from '../../../../src/engine/training/create-steps';
import { Trainer } from '../../../../src/engine/training/trainer';
import { type Optimizer, optimizerDefaults, optimizerNames } from '../../../../src/model/optimizer';
import { machine } from '../compiled/machines';
import { datasetOf, dense, flower, input, randomDataset, specOf } from '../specs';

const base = randomDataset(2, 61, 3, 1, 'cross-entropy');
const data = datasetOf(base.train, ['a', 'b']);
const spec = specOf(
  [
    input(3),
    dense('hidden', 5, 'tanh'),
    { kind: 'dropout', name: 'dropout', rate: 0.3 },
    dense('output', 1, 'sigmoid'),
  ],
  { batch: 16, epochs: 10, precision: 'float32' },
);
const every: readonly Optimizer[] = optimizerNames.map((name) => ({ ...optimizerDefaults, name, lr: 0.02 }));

function run(race: Race): Race {
  for (const _ of race.work());
  return race;
}

/** Only the steps, without the costs over the plane. */
function stepped(race: Race): Race {
  const descents = race.runners.map(({ descent }) => descent);
  while (descents.some(({ isOver }) => !isOver)) for (const descent of descents) descent.advance();
  race.terminate();
  return race;
}

describe('a race', () => {
  const engines: readonly (readonly [string, () => StepsOptions])[] = [
    ['the reference engine', () => ({})],
    ['the compiled one', () => ({ machine: machine('mul-add', 8) })],
  ];
  for (const [engine, options] of engines) {
    it(`has each optimiser’s bits when it trains alone, with shuffle and dropout, in ${engine}`, () => {
      const race = stepped(new Race(spec, data, every, 40, options()));
      for (const { optimizer, descent } of race.runners) {
        const trainer = new Trainer({ ...spec, train: { ...spec.train, optimizer } }, data, options());
        while (!trainer.done) trainer.train();
        assert.equal(trainer.step, 40);
        assert.deepEqual(descent.weights(), trainer.weights(), optimizer.name);
        trainer.terminate();
      }
    });
  }

  it('measures every step: the cost, the way, and when a cost is reached', () => {
    const race = stepped(new Race(spec, data, every.slice(0, 2), 12));
    for (const { descent, optimizer } of race.runners) {
      assert.deepEqual(
        descent.measured,
        Array.from({ length: 13 }, (_, k) => k),
      );
      const alone = new Trainer({ ...spec, train: { ...spec.train, optimizer } }, data);
      let [way, before] = [0, alone.weights()];
      for (const [step, cost] of descent.costs.entries()) {
        assert.ok(Math.abs(cost - alone.record().train.cost) < 1e-6, `step ${step}`);
        alone.train();
        const now = alone.weights();
        const squares = now.flatMap(({ tensors }, l) =>
          tensors.flatMap(({ values }, t) =>
            [...values].map((v, k) => (v - (before[l]?.tensors[t]?.values[k] ?? NaN)) ** 2),
          ),
        );
        if (step < 12) way += Math.sqrt(squares.reduce((a, b) => a + b, 0));
        before = now;
      }
      assert.ok(Math.abs(descent.way - way) < 1e-9 * way);
      const target = descent.costs[5] ?? NaN;
      assert.equal(
        descent.stepsTo(target),
        descent.costs.findIndex((cost) => cost <= target),
      );
      assert.equal(descent.stepsTo(-1), undefined);
    }
  });

  it('shows all ways in one plane, from one start', () => {
    const petals = specOf([input(2), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')], { epochs: 60 });
    const race = run(new Race(petals, flower(), every.slice(0, 3), 60));
    const [view] = race.landscape?.views() ?? [];
    const starts = view?.paths.map(([start]) => start) ?? [];
    assert.equal(starts.length, 3);
    for (const start of starts) assert.deepEqual(start, starts[0]);
    assert.ok(race.plane && race.plane.share > 0.5 && race.plane.share <= 1);
    assert.equal(race.done, 1);
    assert.ok(view?.grid && view.least);
  });

  it('tells of a runner that diverges, and goes on without it', () => {
    const wild = specOf([input(3), dense('output', 1, 'linear')], { loss: 'mse', epochs: 400, precision: 'float32' });
    const numbers = randomDataset(3, 30, 3, 1, 'mse');
    const runners = [0.01, 50].map((lr): Optimizer => ({ ...optimizerDefaults, name: 'gradient-descent', lr }));
    const race = run(new Race(wild, numbers, runners, 400));
    const [calm, lost] = race.runners.map(({ descent }) => descent);
    assert.equal(calm?.end, undefined);
    assert.ok(lost?.end && lost.end.step < 400, JSON.stringify(lost?.end));
    assert.ok(lost.weights().every(({ tensors }) => tensors.every(({ values }) => values.every(Number.isFinite))));
    assert.equal(race.landscape?.views()[0]?.paths.length, 1);
    const short = run(new Race(wild, numbers, runners.slice(1), 20));
    const end = short.runners[0]?.descent.end;
    assert.equal(end?.tensor, 'J');
    assert.ok((end?.factor ?? 0) > 1000);
    assert.equal(short.landscape, undefined);
  });

  it('takes no more memory than it may', () => {
    assert.throws(() => new Race(spec, data, every.slice(0, 3), 10, { memoryLimit: 1000 }), /memory-budget/);
  });
});
