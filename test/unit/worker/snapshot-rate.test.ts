import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SnapshotRate } from '../../../src/worker/snapshot-rate';

describe('the rate of snapshots', () => {
  it('is never over 30 a second and never over two unacknowledged, whatever the acknowledgements', () => {
    const moments = fc.array(fc.record({ wait: fc.nat({ max: 60 }), acknowledge: fc.boolean() }), { maxLength: 300 });
    fc.assert(
      fc.property(moments, (events) => {
        const rate = new SnapshotRate();
        const sent: number[] = [];
        const open: number[] = [];
        let now = 0;
        for (const { wait, acknowledge } of events) {
          now += wait;
          const oldest = open[0];
          if (acknowledge && oldest !== undefined) {
            rate.acknowledged(oldest, now);
            open.shift();
          }
          if (!rate.due(now, true)) continue;
          rate.sent(sent.length, now, 0, true);
          open.push(sent.length);
          sent.push(now);
          assert.ok(open.length <= 2);
        }
        for (const [i, moment] of sent.entries()) {
          const before = sent[i - 30];
          if (before !== undefined) assert.ok(moment - before >= 1000 - 1e-6);
        }
      }),
      { seed: 23 },
    );
  });

  it('slows to the time an acknowledgement takes', () => {
    const rate = new SnapshotRate();
    rate.sent(0, 0, 0, true);
    rate.acknowledged(0, 200);
    assert.ok(rate.due(200, true));
    rate.sent(1, 200, 0, true);
    assert.equal(rate.due(399, true), false);
    assert.equal(rate.due(400, true), true);
  });

  it('takes at most a 240th of the time where composing is expensive, and more only at first', () => {
    const rate = new SnapshotRate();
    for (let sequence = 0; sequence < 5; sequence++) {
      rate.sent(sequence, 0, 50, true);
      rate.acknowledged(sequence, 1);
      assert.equal(rate.wait(0, true), 800);
    }
    rate.sent(5, 0, 50, true);
    rate.acknowledged(5, 1);
    assert.equal(rate.due(11_999, true), false);
    assert.equal(rate.due(12_000, true), true);
  });

  it('is not slowed where nothing trains, nor after a change of what the panel shows', () => {
    const rate = new SnapshotRate();
    for (let sequence = 0; sequence < 10; sequence++) {
      rate.sent(sequence, 0, 50, true);
      rate.acknowledged(sequence, 1);
    }
    assert.equal(rate.wait(1000, true), 11_000);
    assert.equal(rate.wait(1000, false), 0);
    assert.equal(rate.due(30, false), false);
    rate.skipWait();
    assert.equal(rate.due(30, true), false);
    assert.equal(rate.due(34, true), true);
  });

  it('spares training afresh where a run begins, and is not slower than its last acknowledgement was late', () => {
    const rate = new SnapshotRate();
    const sendAll = (): readonly (number | undefined)[] =>
      Array.from({ length: 8 }, (_, sequence) => {
        rate.sent(sequence, 1000, 50, true);
        rate.acknowledged(sequence, 1001);
        return rate.wait(1000, true);
      });
    const waits = sendAll();
    assert.deepEqual([waits[0], waits[7]], [800, 12_000]);
    rate.begin();
    assert.ok(rate.due(1034, true));
    assert.deepEqual(sendAll(), waits);
    rate.sent(8, 1000, 0, false);
    rate.acknowledged(8, 1100);
    rate.sent(9, 1100, 0, false);
    assert.equal(rate.wait(1100, false), 100);
    // Of another panel nothing is known.
    rate.reset();
    rate.sent(10, 2000, 0, false);
    assert.ok(Math.abs((rate.wait(2000, false) ?? 0) - 1000 / 30) < 1e-9);
  });

  it('takes an acknowledgement for lost that has not come for seconds', () => {
    const rate = new SnapshotRate();
    rate.sent(0, 0, 0, true);
    rate.sent(1, 40, 0, true);
    assert.equal(rate.due(4999, true), false);
    assert.equal(rate.due(5000, true), true);
  });

  it('starts afresh for another panel', () => {
    const rate = new SnapshotRate();
    rate.sent(0, 0, 0, true);
    rate.sent(1, 40, 0, true);
    assert.equal(rate.wait(1000, true), undefined);
    rate.reset();
    assert.equal(rate.due(1000, true), true);
    assert.equal(rate.due(50, true), false);
    assert.ok(Math.abs((rate.wait(50, true) ?? 0) - (40 + 1000 / 30 - 50)) < 1e-9);
  });
});
