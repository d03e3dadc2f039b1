import { deepEqual, equal } from 'node:assert/strict';
import { HistoryLog } from '../../../src/host/session/history-log';
import { historyOf } from '../../../src/protocol/history';

const records = (...steps: number[]) =>
  historyOf(steps.map((step) => ({ epoch: step, step, train: { cost: 1 / (step + 1) } })));
const steps = (log: HistoryLog): number[] => [...new Float64Array(log.whole().step)];

describe('HistoryLog', () => {
  it('joins the pieces in their order', () => {
    const log = new HistoryLog();
    log.replace(records(0, 1));
    log.add(records(2));
    log.add(records(3, 4));
    deepEqual(steps(log), [0, 1, 2, 3, 4]);
    deepEqual(steps(log), [0, 1, 2, 3, 4]);
    deepEqual([...new Float64Array(log.whole().trainCost)], [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]);
  });

  it('takes no record twice', () => {
    const log = new HistoryLog();
    log.replace(records(0, 1));
    equal(log.add(records(0, 1)), undefined);
    const added = log.add(records(1, 2));
    deepEqual(added && [...new Float64Array(added.step)], [2]);
    deepEqual(steps(log), [0, 1, 2]);
  });

  it('is empty at first and after clearing', () => {
    const log = new HistoryLog();
    equal(log.whole().length, 0);
    log.add(records(7));
    log.clear();
    equal(log.whole().length, 0);
  });
});
