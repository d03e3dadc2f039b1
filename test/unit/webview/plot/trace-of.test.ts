import assert from 'node:assert/strict';
import type { RunView } from '../../../../src/protocol/panel';
import { columnsOf } from '../../../../webview/plot/columns';
import { earlierRuns, type TraceChoice, traceOf } from '../../../../webview/plot/trace-of';
import { Store } from '../../../../webview/store';
import { sessionOf } from '../loaded-session';
import { withoutPage } from '../paper';

const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
const historyOf = (...trainCost: number[]): RunView['history'] => {
  const length = trainCost.length;
  const epoch = Array.from({ length }, (_, i) => 10 * i);
  const none = buffer(...epoch.map(() => Number.NaN));
  const accuracy = buffer(...trainCost.map((cost) => 1 - cost));
  const empty = {
    testCost: none,
    testAccuracy: none,
    validationCost: none,
    validationAccuracy: none,
    ...{ trainRmse: none, trainR2: none, testRmse: none, testR2: none, validationRmse: none, validationR2: none },
  };
  return {
    ...empty,
    length,
    epoch: buffer(...epoch),
    step: buffer(...epoch),
    trainCost: buffer(...trainCost),
    trainAccuracy: accuracy,
  };
};
const run = (id: string, ...cost: number[]): RunView => ({
  ...{ id, label: `run ${id}`, status: 'finished', started: '', history: historyOf(...cost) },
});

describe('the curves of a pane', () => {
  withoutPage();

  const columns = columnsOf(historyOf(0.5, 0.25));
  const of = (
    choice: Partial<TraceChoice> = {},
    status: 'training' | 'paused' | 'finished' = 'paused',
    runs = [run('own', 1, 2), run('a', 1, 2), run('none'), run('b', 0.75)],
  ) => {
    const store = new Store(() => undefined);
    const session = sessionOf(1);
    const { progress } = session;
    const going = progress && { ...progress, status, epochs: 50 };
    store.update({
      session: { ...session, run: { id: 'own', label: 'own' }, ...(going ? { progress: going } : {}) },
      runs,
    });
    return traceOf(store.state, {
      ...{ columns, quantity: 'cost', hidden: new Set(), hiddenRuns: new Set(), marks: [], zoom: undefined },
      ...{ logarithmic: false, logSteps: false, compact: false },
      ...choice,
    });
  };

  it('say of a branch of the shown run where it hangs, and are hidden by kind', () => {
    const parent = { run: 'own', step: 10, changes: 'lr 0.3' };
    const runs = [{ ...run('a', 1, 2), parent }, { ...run('b', 1, 2), parent: { ...parent, run: 'a' } }, run('c', 1)];
    const named = (hidden: readonly ('branch' | 'earlier')[]) =>
      of({ hidden: new Set(hidden) }, 'paused', runs).earlier.map(({ label, hangs }) => [label, hangs]);
    assert.deepEqual(named([]), [
      ['run a', parent],
      ['run b', undefined],
      ['run c', undefined],
    ]);
    assert.deepEqual(named(['earlier']), [['run a', parent]]);
    assert.deepEqual(
      named(['branch']).map(([label]) => label),
      ['run b', 'run c'],
    );
  });

  it('are those of the run and of earlier ones that have any', () => {
    const trace = of();
    assert.deepEqual(trace.train, Float64Array.of(0.5, 0.25));
    assert.equal(trace.test, undefined);
    assert.deepEqual(
      trace.earlier.map(({ label }) => label),
      ['run a', 'run b'],
    );
    assert.deepEqual(
      of({ hiddenRuns: new Set(['a']) }).earlier.map(({ label }) => label),
      ['run b'],
    );
    assert.deepEqual(of({ hidden: new Set(['earlier', 'train']) }).earlier, []);
    assert.equal(of({ hidden: new Set(['train']) }).train, undefined);
    const tested = { ...columns, testCost: Float64Array.of(1, 2) };
    assert.deepEqual(of({ columns: tested }).test, Float64Array.of(1, 2));
    assert.equal(of({ columns: tested, hidden: new Set(['test']) }).test, undefined);
    assert.deepEqual(earlierRuns(new Store(() => undefined).state), []);
  });

  it('are accuracies where those are chosen', () => {
    const trace = of({ quantity: 'accuracy', logarithmic: true });
    assert.deepEqual(trace.train, Float64Array.of(0.5, 0.75));
    assert.deepEqual(trace.earlier[1]?.values, Float64Array.of(0.25));
    assert.equal(trace.logarithmic, false);
    assert.equal(of({ logarithmic: true }).logarithmic, true);
  });

  it('have the present epoch while the run goes on, and all epochs of its plan unless zoomed', () => {
    assert.deepEqual([of({}, 'training').now, of({}, 'paused').now, of({}, 'finished').now], [10, 10, undefined]);
    assert.deepEqual([of().view, of().zoomed], [{ min: 0, max: 50 }, false]);
    const zoomed = of({ zoom: { min: 2, max: 3 } });
    assert.deepEqual([zoomed.view, zoomed.zoomed], [{ min: 2, max: 3 }, true]);
    const none = of({ columns: columnsOf(historyOf()) });
    assert.deepEqual([none.train, none.now, none.view], [undefined, undefined, { min: 0, max: 10 }]);
  });

  it('have as many decimals at their ticks as the step between them needs', () => {
    const { formatTick } = of();
    const shown = (step: number, ...values: number[]) => values.map((value) => formatTick(value, step));
    assert.deepEqual(shown(0.5, 0, 0.5, 1), ['0', '0.5', '1.0']);
    assert.deepEqual(shown(0.25, 0.25, 0.5), ['0.25', '0.5']);
    assert.deepEqual(shown(0.025, 0.025, 0.05, -0.075), ['0.025', '0.05', '-0.075']);
    assert.deepEqual(shown(2, 2, 10), ['2', '10']);
    assert.deepEqual(shown(9, 0.01, 0.1, 1), ['0.01', '0.1', '1']);
    assert.deepEqual(shown(1, 99_999, 1e5, 2e6), ['99999', '1e5', '2e6']);
    assert.deepEqual(shown(1, 0.001, 0.0005, 1e-7), ['0.001', '5e−4', '1e−7']);
    const { formatTick: percent } = of({ quantity: 'accuracy' });
    assert.deepEqual([percent(0.5, 0.25), percent(0.5, 0.01), percent(0.505, 0.005)], ['50 %', '50 %', '50.5 %']);
  });
});
