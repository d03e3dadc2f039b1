import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Team, WorkSharing } from '../../../../src/engine/compiled/work-sharing';

/** Milliseconds of a batch. */
type Pace = Record<Team, number>;

interface Phase {
  readonly ms: number;
  readonly pace: Pace;
  /** Milliseconds for which the machine stops during a call of the nth trial; 0 is its first call. */
  readonly stalls?: readonly { readonly look: number; readonly call: number; readonly ms: number }[];
}

/** Trains for this many milliseconds of a clock that only training moves, in calls of at most 256 batches. */
function simulate(phases: readonly Phase[]) {
  let clock = 0;
  const sharing = new WorkSharing(() => clock);
  return phases.map(({ ms, pace, stalls = [] }) => {
    const began = clock;
    const batches: Record<Team, number> = { all: 0, first: 0 };
    let [look, callOfLook] = [-1, -1];
    while (clock < began + ms) {
      const count = Math.min(256, sharing.mostBatches);
      // Only in a look are calls so short.
      callOfLook = count * pace[sharing.preferred] < 5 ? callOfLook + 1 : -1;
      if (callOfLook === 0) look++;
      sharing.time(count, (team) => {
        batches[team] += count;
        clock += pace[team] * count;
        clock += stalls.find((stall) => stall.look === look && stall.call === callOfLook)?.ms ?? 0;
      });
    }
    return { ms: clock - began, batches };
  });
}

const paces = fc
  .tuple(fc.double({ min: -2, max: 1.5, noNaN: true }), fc.double({ min: -1, max: 1.5, noNaN: true }))
  .map(([first, ratio]): Pace => ({ first: 10 ** first, all: 10 ** (first + ratio) }));

describe('sharing work among threads', () => {
  it('is at most 5 % slower than the first thread alone, and 5 % than all together (seed 31)', () => {
    const check = fc.property(paces, (pace) => {
      const ms = 120_000 + 100 * Math.max(pace.all, pace.first);
      const [run] = simulate([{ ms, pace }]);
      assert.ok(run);
      const count = run.batches.all + run.batches.first;
      // Where both take about the same time, either will do.
      assert.ok(run.ms <= 1.05 * count * pace.first, `${run.ms / (count * pace.first)} of the first’s`);
      if (pace.all * 1.2 < pace.first) assert.ok(run.ms <= 1.05 * count * pace.all, 'all together would be faster');
    });
    fc.assert(check, { seed: 31, numRuns: 300 });
  });

  it('stops soon when another program takes a core, and continues when that program ends (seed 32)', () => {
    const check = fc.property(
      fc.double({ min: 0.05, max: 4, noNaN: true }),
      fc.double({ min: 0.4, max: 0.8, noNaN: true }),
      fc.double({ min: 1.3, max: 20, noNaN: true }),
      (first, gain, loss) => {
        const [quiet, busy] = [
          { first, all: first * gain },
          { first, all: first * loss },
        ];
        const runs = simulate([
          { ms: 30_000, pace: quiet },
          { ms: 30_000, pace: busy },
          { ms: 60_000, pace: quiet },
        ]);
        const shared = runs.map(({ batches: { all, first: alone } }, i) => {
          const pace = i === 1 ? busy : quiet;
          return (all * pace.all) / (all * pace.all + alone * pace.first);
        });
        assert.ok((shared[0] ?? 0) > 0.95, `${shared[0]} of the quiet time`);
        assert.ok((shared[1] ?? 1) < 0.1, `${shared[1]} of the busy time`);
        assert.ok((shared[2] ?? 0) > 0.7, `${shared[2]} of the time after it`);
      },
    );
    fc.assert(check, { seed: 32, numRuns: 200 });
  });

  it('is not misled by a stall in a look, whichever team it hits, and however long (seed 33)', () => {
    const stall = fc.record({
      look: fc.nat({ max: 1 }),
      call: fc.nat({ max: 16 }),
      ms: fc.integer({ min: 50, max: 100_000 }),
    });
    const once = fc.uniqueArray(stall, { minLength: 1, maxLength: 2, selector: ({ look }) => look });
    const check = fc.property(once, fc.boolean(), (stalls, sharing) => {
      const pace: Pace = { first: 1, all: sharing ? 0.6 : 1.5 };
      const better: Team = sharing ? 'all' : 'first';
      const [, , after] = simulate([
        { ms: 5000, pace },
        { ms: 20_000, pace, stalls },
        { ms: 30_000, pace },
      ]);
      assert.ok(after);
      assert.ok(after.batches[better] * pace[better] > 0.9 * after.ms, `${JSON.stringify(after)}`);
    });
    fc.assert(check, { seed: 33, numRuns: 300 });
  });
});
