import assert from 'node:assert/strict';
import fc from 'fast-check';
import { along, axisTicks, epochAlong, rangeAlong } from '../../../../webview/plot/along';

const axis = fc.record({ logSteps: fc.integer({ min: 1, max: 500 }) });
const numRuns = 300;

describe('the axis of steps', () => {
  it(`has a place for each epoch, in their order, and each place an epoch (seed 21, ${numRuns} runs)`, () => {
    fc.assert(
      fc.property(axis, fc.double({ min: 0, max: 1e6, noNaN: true }), (of, epoch) => {
        const place = along(of, epoch);
        assert.ok(Math.abs(epochAlong(of, place) - epoch) <= 1e-9 * (1 + epoch));
        assert.ok(along(of, epoch + 1) > place);
        assert.deepEqual([along({}, epoch), epochAlong({}, epoch)], [epoch, epoch]);
      }),
      { seed: 21, numRuns },
    );
    assert.deepEqual([along({ logSteps: 5 }, 0), along({ logSteps: 5 }, -1)], [0, 0]);
    assert.deepEqual(rangeAlong({ logSteps: 1 }, { min: 0, max: Math.E - 1 }), { min: 0, max: 1 });
  });

  it('has the first step, and powers of ten before other round numbers', () => {
    const texts = (max: number, pixels: number, logSteps = 1, min = 0): string[] =>
      axisTicks({ logSteps }, { min, max }, pixels).map(({ text }) => text);
    assert.deepEqual(texts(10_000, 728), ['0', '1', '10', '100', '1,000', '10,000']);
    assert.deepEqual(texts(10_000, 230), ['0', '100', '10,000']);
    assert.deepEqual(texts(100, 500), ['0', '1', '5', '10', '20', '50', '100']);
    assert.deepEqual(texts(20, 500, 469), ['0', '10', '100', '1,000']);
    assert.deepEqual(texts(0.01, 500, 100), ['0', '1']);
  });

  it('has round numbers in a short stretch too, and one at least where steps are wide apart', () => {
    const ticks = (min: number, max: number) => axisTicks({ logSteps: 1 }, { min, max }, 400).map(({ epoch }) => epoch);
    assert.deepEqual(ticks(500, 520), [500, 505, 510, 515, 520]);
    assert.deepEqual(ticks(7, 9.5), [7, 8, 9]);
  });

  it(`numbers steps at their places, within the view and apart from each other (seed 22, ${numRuns} runs)`, () => {
    const view = fc.record({
      min: fc.integer({ min: 0, max: 1e5 }),
      width: fc.double({ min: 1, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(axis, view, fc.integer({ min: 120, max: 1200 }), (of, { min, width }, pixels) => {
        const range = { min, max: min + width };
        const ends = rangeAlong(of, range);
        const ticks = axisTicks(of, range, pixels);
        const places = ticks.map(({ epoch }) => ((along(of, epoch) - ends.min) / (ends.max - ends.min)) * pixels);
        for (const [k, place] of places.entries()) {
          assert.ok(place >= -1e-3 && place <= pixels + 1e-3, `${place}`);
          if (k > 0) assert.ok(place - (places[k - 1] ?? 0) >= 46);
          const step = (ticks[k]?.epoch ?? 0) * of.logSteps;
          assert.equal(ticks[k]?.text, new Intl.NumberFormat('en').format(Math.round(step)));
          assert.ok(Math.abs(step - Math.round(step)) < 1e-6);
        }
      }),
      { seed: 22, numRuns },
    );
  });
});
