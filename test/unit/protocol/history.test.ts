import assert from 'node:assert/strict';
import fc from 'fast-check';
import { historyOf, parseHistory, printHistory, thinHistory } from '../../../src/protocol/history';
import type { TrainingRecord } from '../../../src/protocol/training';

const cost = fc.double();
const measure = fc.oneof(
  fc.record({ cost }),
  fc.record({ cost, accuracy: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const record: fc.Arbitrary<TrainingRecord> = fc
  .tuple(fc.nat(), fc.nat(), measure, fc.option(measure, { nil: undefined }))
  .map(([epoch, step, train, test]) => (test ? { epoch, step, train, test } : { epoch, step, train }));
const records = fc.array(record, { maxLength: 30 });

describe('history.csv', () => {
  it('reads back to the same bits, numbers that are not finite included', () => {
    fc.assert(
      fc.property(records, (written) => {
        const read = parseHistory(printHistory(written));
        assert.equal(printHistory(read), printHistory(written));
        assert.deepEqual(
          read.map((r) => r.train.cost + 0),
          written.map((r) => r.train.cost + 0),
        );
        assert.deepEqual(
          read.map((r) => r.test !== undefined),
          written.map((r) => r.test !== undefined),
        );
      }),
      { seed: 3 },
    );
  });

  it('a file cut off anywhere gives whole records from its beginning', () => {
    fc.assert(
      fc.property(records, fc.nat(), (written, at) => {
        const text = printHistory(written);
        const lines = text.slice(0, at % (text.length + 1)).split('\n');
        const read = parseHistory(lines.slice(0, -1).join('\n'));
        assert.ok(printHistory(written).startsWith(printHistory(read).trimEnd()));
        assert.equal(read.length, Math.max(0, lines.length - 2));
      }),
      { seed: 5 },
    );
  });

  it('is nothing where the header is another', () => {
    assert.deepEqual(parseHistory('epoch,cost\n1,2\n'), []);
    assert.deepEqual(parseHistory(''), []);
  });

  it('stands in columns with NaN where a record has no such value', () => {
    const columns = historyOf([
      { epoch: 0, step: 0, train: { cost: 0.7, accuracy: 0.5 } },
      { epoch: 2, step: 8, train: { cost: 0.6 }, test: { cost: 0.65, accuracy: 0.25 } },
    ]);
    assert.equal(columns.length, 2);
    assert.deepEqual([...new Float64Array(columns.epoch)], [0, 2]);
    assert.deepEqual([...new Float64Array(columns.step)], [0, 8]);
    assert.deepEqual([...new Float64Array(columns.trainCost)], [0.7, 0.6]);
    assert.deepEqual([...new Float64Array(columns.trainAccuracy)], [0.5, Number.NaN]);
    assert.deepEqual([...new Float64Array(columns.testCost)], [Number.NaN, 0.65]);
    assert.deepEqual([...new Float64Array(columns.testAccuracy)], [Number.NaN, 0.25]);
  });

  it('thins to the limit, in order, with both ends', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2000 }), fc.integer({ min: 2, max: 400 }), (length, limit) => {
        const all = Array.from({ length }, (_, step) => ({ epoch: step, step, train: { cost: step } }));
        const thinned = thinHistory(all, limit);
        assert.equal(thinned.length, Math.min(length, limit));
        assert.deepEqual(thinned[0], all[0]);
        assert.deepEqual(thinned.at(-1), all.at(-1));
        for (const [i, held] of thinned.entries()) assert.ok(i === 0 || held.step > (thinned[i - 1]?.step ?? 0));
      }),
      { seed: 13 },
    );
  });
});
