import assert from 'node:assert/strict';
import { columnBytes } from '../../../../src/data/csv/column';
import { refuseCrowded } from '../../../../src/data/sources/crowded-text';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { faultOf } from '../specs';

/** The bytes that a text is judged to need, of which it may have two thirds. */
function needed({
  size,
  rows,
  cells,
}: {
  readonly size: number;
  readonly rows: number;
  readonly cells: number;
}): number {
  // A row has one target of 8 bytes in Y and 1 in its column, a feature of 1 byte in each, and further cells of 1.
  return size + rows * (8 + 1 + 1 + 1) + 2 * columnBytes + rows * Math.max(0, cells - 2);
}

/** Whether a text is refused whose beginning is repeated to so many bytes, with so much memory. */
function isRefused(head: string, size: number, limit: number): boolean {
  try {
    refuseCrowded(encodeUtf8(head), size, limit);
    return false;
  } catch {
    return true;
  }
}

describe('a text whose beginning is crowded', () => {
  const size = 12e6;

  it('is refused where its lines and cells need more than 1.5 times the memory', () => {
    for (const [head, lines, cells] of [
      ['1\n2\n', 2, 1],
      ['1,2\n3,4\n', 2, 2],
      ['1,2,3\n4,5,6\n', 2, 3],
      ['1;2;3;4\r\n4;5;6;7\r\n', 2, 4],
      ['1\t2\t3\r4\t5\t6\r', 2, 3],
      ['1|2|3\n', 1, 3],
      // The separator of which there are most, as many as a line has on average.
      ['1;2;3,5\n4;5;6;7\n', 2, 3.5],
      // None within quotes counts, and no line.
      ['"1,2,3,\n",4\n5,"6"\n', 2, 2],
      ['"a""b,\n",4\n5,"6"\n', 2, 2],
    ] as const) {
      const rows = (lines * size) / head.length;
      const least = needed({ size, rows, cells }) / 1.5;
      assert.deepEqual([isRefused(head, size, least + 1), isRefused(head, size, least - 1)], [false, true], head);
    }
  });

  it('is told how much it needs, and how much there is', () => {
    const head = '1,2,3\n4,5,6\n';
    const { detail } = faultOf(() => refuseCrowded(encodeUtf8(head), size, 5e6));
    const bytes = needed({ size, rows: (2 * size) / head.length, cells: 3 });
    assert.deepEqual(detail, { code: 'data-memory', args: { needed: Math.round(bytes / 1e6), limit: 5 } });
  });

  it('is not judged without the end of a line', () => {
    assert.equal(isRefused('1,2,3,4', 1e9, 10), false);
    assert.equal(isRefused('"1,2\n3,4', 1e9, 10), false);
  });
});
