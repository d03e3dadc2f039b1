import assert from 'node:assert/strict';
import { type PanelWidth, panelGroups } from '../../../../../src/engine/compiled/layout/panels';
import { panelPieces, shareOf } from '../../../../../src/engine/compiled/layout/share';

describe('the shares of workers', () => {
  it('follow one another, hold everything once, and begin at whole units', () => {
    for (let total = 0; total <= 40; total++) {
      for (const unit of [1, 4, 6]) {
        for (const threads of [1, 2, 3, 5, 8]) {
          let next = 0;
          for (let index = 0; index < threads; index++) {
            const { start, length } = shareOf(total, unit, { index, threads });
            assert.equal(start, next);
            assert.ok(length >= 0 && (start % unit === 0 || start === total), `${start} of ${total}`);
            next = start + length;
          }
          assert.equal(next, total);
        }
      }
    }
  });

  it('are divided evenly, to a unit', () => {
    const lengths = [0, 1, 2].map((index) => shareOf(24, 4, { index, threads: 3 }).length);
    assert.deepEqual(lengths, [8, 8, 8]);
  });
});

describe('the pieces of a range of columns', () => {
  it('hold each of its columns once, within one panel or in whole panels', () => {
    for (const widest of [8, 16] satisfies PanelWidth[]) {
      for (const columns of [4, 12, 20, 44]) {
        const groups = panelGroups(columns, widest);
        const stored = groups.reduce((sum, { width, count }) => sum + width * count, 0);
        for (let start = 0; start < stored; start++) {
          for (let length = 1; start + length <= stored; length++) {
            const held = panelPieces(groups, { start, length }).flatMap(
              ({ group, panel, count, from, length: each }) => {
                assert.ok(count === 1 || (from === 0 && each === group.width));
                assert.ok(from + each <= group.width && panel + count <= group.count);
                const first = group.start + panel * group.width + from;
                return Array.from({ length: count * each }, (_, k) => first + k);
              },
            );
            assert.deepEqual(
              held,
              Array.from({ length }, (_, k) => start + k),
            );
          }
        }
      }
    }
  });

  it('join the whole panels of a group', () => {
    const [group] = panelGroups(48, 16);
    assert.deepEqual(panelPieces(panelGroups(48, 16), { start: 0, length: 48 }), [
      { group, panel: 0, count: 3, from: 0, length: 16 },
    ]);
  });
});
