import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MomentSchedule, momentFile, momentSteps } from '../../../src/runs/moments';

/** The moments of a run of so many steps. */
function savedOf(steps: number, most: number): readonly number[] {
  const schedule = new MomentSchedule(most);
  const files = new Set<number>();
  for (let step = 0; step <= steps; step++) {
    if (!schedule.due(step)) continue;
    files.add(step);
    for (const removed of schedule.add(step)) assert.ok(files.delete(removed), `${removed} is there`);
    assert.deepEqual([...files], [...schedule.saved]);
  }
  return schedule.saved;
}

/** The longest way from a moment to a step behind it. */
function longestWay(saved: readonly number[], steps: number): number {
  return Math.max(...saved.map((step, k) => (saved[k + 1] ?? steps + 1) - step - 1));
}

describe('the moments that a run saves', () => {
  it('are at most as many as wanted, the start among them, with no long way to any step (seed 32)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 8, max: 200 }), (steps, most) => {
        const saved = savedOf(steps, most);
        assert.ok(saved.length <= most);
        assert.equal(saved[0], 0);
        const allowed = Math.max((8 * steps) / most, Math.sqrt(steps)) + 1;
        assert.ok(longestWay(saved, steps) <= allowed, `${longestWay(saved, steps)} of ${steps}`);
      }),
      { seed: 32, numRuns: 200 },
    );
  });

  it('are nearer to each other at the start, where most happens', () => {
    const saved = savedOf(10_000, 128);
    assert.ok(saved.filter((step) => step <= 1000).length >= 25, saved.join(' '));
    assert.ok(longestWay(saved, 10_000) <= 320, String(longestWay(saved, 10_000)));
  });

  it('go on where a run that is resumed has some', () => {
    const straight = savedOf(5000, 40);
    const schedule = new MomentSchedule(40, straight);
    assert.deepEqual(schedule.saved, straight);
    assert.equal(schedule.due((straight.at(-1) ?? 0) + 1), false);
    assert.equal(new MomentSchedule(40).due(0), true);
  });

  it('are files by their steps, and others are none', () => {
    assert.deepEqual([0, 12].map(momentFile), ['0.ckpt', '12.ckpt']);
    const names = [
      '12.ckpt',
      '0.ckpt',
      '3.ckpt',
      '03.ckpt',
      'a.ckpt',
      '4.ckpt.tmp',
      '-1.ckpt',
      '99999999999999999.ckpt',
    ];
    assert.deepEqual(momentSteps(names), [0, 3, 12]);
  });
});
