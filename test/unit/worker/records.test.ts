import assert from 'node:assert/strict';
import type { TrainingRecord } from '../../../src/model/record';
import { columnOf } from '../../../src/runs/history/columns';
import { historyHeader, historyLine, readHistory } from '../../../src/runs/history/csv';
import { mostKept } from '../../../src/runs/history/history';
import { Records } from '../../../src/worker/records';

const record = (step: number, cost = 1 / (step + 1)): TrainingRecord => ({ epoch: step, step, train: { cost } });
/** The record of a step that is due: every second one is higher than its neighbours. */
const due = (i: number): TrainingRecord => record(2 * i, (i % 2) + 1 / (i + 1));
const stepsOf = (records: Records): number[] => [...columnOf(records.columns(), 'step')];

/** The records of a run whose every second step is due. */
function recordsTo(count: number): Records {
  const records = new Records(({ step }) => step % 2 === 0);
  for (let i = 0; i < count; i++) records.add(due(i));
  return records;
}

describe('the records of a run', () => {
  for (const [title, count] of [
    ['few', 9],
    ['so many that they are thinned', mostKept + 1234],
  ] as const) {
    it(`are those of one that never stopped, once it continues after its end: of ${title}`, () => {
      const [stopped, straight] = [recordsTo(count), recordsTo(count)];
      // An end that is the highest and the lowest, so that no other of its group would be.
      stopped.add({ ...record(2 * count - 1), train: { cost: 1e9, accuracy: -1 } });
      assert.deepEqual(stepsOf(stopped), [...stepsOf(straight), 2 * count - 1]);
      assert.equal(stopped.last?.step, 2 * count - 1);
      stopped.continue();
      assert.equal(stopped.last?.step, 2 * count - 2);
      for (const records of [stopped, straight]) for (let i = 0; i < 40; i++) records.add(due(count + i));
      assert.deepEqual(stopped.columns(), straight.columns());
      assert.deepEqual(stopped.toSave(), straight.toSave());
    });
  }

  it('lose the end that is saved already, with its bytes', () => {
    const records = recordsTo(3);
    records.add(record(5));
    records.saved(1000);
    records.continue();
    assert.deepEqual(records.toSave(), { kept: 1000 - historyLine(record(5)).length, records: [] });
    records.continue();
    assert.deepEqual(stepsOf(records), [0, 2, 4]);
  });

  it('are many once 100 000 wait for a save', () => {
    const records = recordsTo(99_999);
    assert.equal(records.areMany, false);
    records.add(due(99_999));
    assert.equal(records.areMany, true);
    records.saved(1);
    assert.equal(records.areMany, false);
  });

  it('are sent once, and saved behind those that are saved', () => {
    const records = recordsTo(2);
    assert.deepEqual(records.toSave(), { kept: 0, records: [due(0), due(1)] });
    assert.deepEqual([records.takeUnsent(), records.takeUnsent()], [[due(0), due(1)], []]);
    records.saved(100);
    records.add(due(2));
    // One moment has one record.
    records.add({ ...due(2), train: { cost: 7 } });
    assert.deepEqual([records.takeUnsent(), records.toSave()], [[due(2)], { kept: 100, records: [due(2)] }]);
  });

  it('have that of a moment without one only where it is due', () => {
    const records = recordsTo(2);
    records.complete(() => record(3));
    assert.equal(records.last?.step, 2);
    records.complete(() => due(2));
    assert.equal(records.last?.step, 4);
    // An end that others have followed is an end no more.
    records.add(record(5));
    records.add(due(3));
    records.continue();
    assert.deepEqual(stepsOf(records), [0, 2, 4, 5, 6]);
  });

  it('lose nothing but the end of a run that was recorded at other intervals before', () => {
    const text = historyHeader + [0, 1, 2, 3, 5, 7].map((step) => historyLine(record(step))).join('');
    const records = new Records(({ step }) => step % 2 === 0);
    records.load(readHistory('history.csv', [text]), 7);
    records.continue();
    assert.deepEqual(stepsOf(records), [0, 1, 2, 3, 5]);
    assert.equal(records.toSave().kept, text.length - historyLine(record(7)).length);
  });
});
