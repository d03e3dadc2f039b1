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

  /** The calls of a course as `team count×batches`, equal ones in a row together. */
  function course(ms: number, pace: (clock: number) => Pace): { readonly calls: string[]; readonly looks: number[] } {
    let clock = 0;
    const sharing = new WorkSharing(() => clock);
    const runs: { name: string; count: number }[] = [];
    const looks: number[] = [];
    let looking = false;
    while (clock < ms) {
      const batches = sharing.mostBatches;
      const began = clock;
      let name = '';
      sharing.time(batches, (team) => {
        clock += pace(began)[team] * batches;
        name = `${team} ${batches}`;
      });
      const isLook = batches * pace(began)[sharing.preferred] < 5 && began > 100;
      if (isLook && !looking) looks.push(began);
      looking = isLook;
      const last = runs.at(-1);
      if (last?.name === name) last.count++;
      else runs.push({ name, count: 1 });
    }
    return { calls: runs.map(({ name, count }) => `${name.split(' ')[0]} ${count}×${name.split(' ')[1]}`), looks };
  }

  it('measures 20 ms, works in calls of 10 ms, and after half a second compares turns of 10 ms in calls of 3 ms', () => {
    // Of the first thread alone, 60 ms do not count: the platform’s compiler has not seen it yet.
    assert.deepEqual(course(610, () => ({ all: 1, first: 1 })).calls, [
      'all 20×1',
      'all 48×10',
      'all 4×3',
      'first 24×3',
      'all 4×3',
      'first 4×3',
      // Both took as long: all go on.
      'all 1×10',
    ]);
    assert.deepEqual(course(630, () => ({ all: 2, first: 2 })).calls, [
      'all 10×1',
      'all 48×5',
      'all 5×1',
      'first 35×1',
      'all 5×1',
      'first 5×1',
      'all 3×5',
    ]);
    // Batches that are longer than a call should be are made one by one.
    assert.deepEqual(course(700, () => ({ all: 25, first: 25 })).calls, [
      'all 21×1',
      'first 4×1',
      'all 1×1',
      'first 1×1',
      'all 1×1',
    ]);
  });

  it('changes for a team that is more than a tenth faster, and looks again half a second later', () => {
    const preferredWith = (first: number): string | undefined =>
      course(1500, () => ({ all: 2.2, first }))
        .calls.at(-1)
        ?.split(' ')[0];
    assert.deepEqual([preferredWith(2.01), preferredWith(1.99)], ['all', 'first']);
    // The look takes 100 ms, 60 of which the first thread needs to warm up.
    assert.deepEqual(course(1200, () => ({ all: 2, first: 1 })).looks, [500, 1100]);
  });

  it('looks at intervals of 1, 2, 4, 8 and 8 seconds while nothing changes', () => {
    const { looks } = course(26_000, () => ({ all: 1, first: 1 }));
    // The first look takes 108 ms, the others 48.
    assert.deepEqual(
      looks.map((at, k) => at - (looks[k - 1] ?? 0)),
      [500, 1108, 2048, 4048, 8048, 8048],
    );
  });

  it('looks so seldom that the slower team’s turns take at most a fortieth of the time', () => {
    // In a turn the first thread makes 3 batches in 30 ms, for which all need 3: in two turns 54 ms are lost.
    const { looks } = course(8000, () => ({ all: 1, first: 10 }));
    // The first look takes 144 ms, the second 84; after it the interval has doubled.
    const [first = 0, second = 0, third = 0] = looks;
    assert.deepEqual([first, second - first - 144, third - second - 84], [500, 40 * 54, 2 * 40 * 54]);
  });

  it('looks earlier where batches take a fifth longer than before', () => {
    const slower = (by: number): number | undefined =>
      course(20_000, (clock) => (clock < 9000 ? { all: 1, first: 4 } : { all: by, first: 4 * by })).looks.find(
        (at) => at > 8500,
      );
    const [same = 0, longer = 0] = [1.19, 1.25].map(slower);
    assert.ok(longer >= 9000 && longer < 9060, `${longer}`);
    assert.ok(same > 12_000, `${same}`);
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
