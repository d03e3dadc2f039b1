import assert from 'node:assert/strict';
import { optimizerDefaults } from '../../../../src/model/optimizer';
import type { RaceView } from '../../../../src/protocol/landscape';
import { usualRace } from '../../../../webview/landscape/choice';
import { measuredStep, runnerOrder } from '../../../../webview/landscape/race-table';

type Runner = RaceView['runners'][number];

const runnerOf = (costs: readonly number[], more: Partial<Runner> = {}): Runner => ({
  ...{ measured: new ArrayBuffer(0), costs: Float64Array.from(costs).buffer, way: 1 },
  ...more,
});
const raceOf = (done: number, runners: readonly Runner[]): RaceView => ({
  ...{ moment: { load: 1, epoch: 0, step: 0 }, done, steps: 9, target: 0.5, runners: [...runners] },
});
const choice = usualRace({ ...optimizerDefaults, name: 'adam' });

describe('a race', () => {
  it('is offered with the spec’s own optimiser first, and no optimiser twice', () => {
    const names = choice.runners.map(({ name }) => name);
    assert.equal(names[0], 'adam');
    assert.equal(new Set(names).size, names.length);
  });

  it('has its runners in the order of their last costs once all have ended, those that diverged at the end', () => {
    const diverged = { diverged: { step: 3, layer: 'hidden', tensor: 'W' } };
    const runners = [runnerOf([0, 0.3]), runnerOf([0.2, 0.1], diverged), runnerOf([1, 0.2]), runnerOf([1, Number.NaN])];
    assert.deepEqual(runnerOrder(choice, raceOf(1, runners)), [2, 0, 1, 3]);
  });

  it('tells costs of the last step that all have reached, but for those that diverged', () => {
    const upTo = (last: number, more: Partial<Runner> = {}): Runner =>
      runnerOf([], { measured: Float64Array.from({ length: last + 1 }, (_, k) => k).buffer, ...more });
    const diverged = { diverged: { step: 2, layer: 'hidden', tensor: 'W' } };
    assert.equal(measuredStep(raceOf(0.5, [upTo(6), upTo(5), upTo(2, diverged)])), 5);
    assert.equal(measuredStep(raceOf(0.5, [upTo(2, diverged)])), undefined);
    assert.equal(measuredStep(raceOf(0, [runnerOf([])])), undefined);
  });

  it('keeps the order in which they were chosen before that, and where the race is not of these runners', () => {
    const runners = [3, 2, 1, 0].map((cost) => runnerOf([cost]));
    const asChosen = [0, 1, 2, 3];
    assert.deepEqual(runnerOrder(choice, undefined), asChosen);
    assert.deepEqual(runnerOrder(choice, raceOf(0.9, runners)), asChosen);
    assert.deepEqual(runnerOrder(choice, raceOf(1, runners.slice(1))), asChosen);
  });
});
