import assert from 'node:assert/strict';
import { namesBelow, type ReadSoFar, titleAbove } from '../../../../src/data/csv/before-table';

const leading = () => ({ line: 3, skip: 2 });
const isNamed = (name: string): boolean => ['price', 'rooms', '2020'].includes(name);
const read = (more: Partial<ReadSoFar>): ReadSoFar => ({ names: ['Houses'], rows: 0, header: true, isNamed, ...more });

describe('what is before a table', () => {
  it('is a first line that a longer record follows: at once, or behind up to 50 lines of one cell', () => {
    const isTitle = (more: Partial<ReadSoFar>, fields: number): boolean =>
      titleAbove(read(more), fields, leading) !== undefined;
    assert.deepEqual(titleAbove(read({ names: ['a', 'b'] }), 3, leading), {
      code: 'data-first-line',
      args: { first: 2, cells: 3, line: 3, skip: 2 },
    });
    assert.deepEqual([isTitle({}, 2), isTitle({}, 1), isTitle({ names: ['a', 'b'] }, 2)], [true, false, false]);
    // A header is not among the rows, and a first row without one is.
    const two = { names: ['a', 'b'] };
    assert.deepEqual(
      [0, 1, 2].map((rows) => isTitle({ ...two, rows }, 3)),
      [true, false, false],
    );
    assert.deepEqual(
      [1, 2].map((rows) => isTitle({ ...two, rows, header: false }, 3)),
      [true, false],
    );
    assert.deepEqual(
      [0, 1, 49, 50].map((rows) => isTitle({ rows }, 2)),
      [true, true, true, false],
    );
    assert.deepEqual(
      [1, 49, 50].map((rows) => isTitle({ rows, header: false }, 2)),
      [true, true, false],
    );
  });

  it('has no name that the spec uses', () => {
    assert.equal(titleAbove(read({ names: ['price'] }), 2, leading), undefined);
    assert.equal(titleAbove(read({ names: ['a', 'rooms'] }), 3, leading), undefined);
    assert.notEqual(titleAbove(read({ names: ['price'], rows: 1, header: false }), 2, leading), undefined);
    assert.notEqual(titleAbove(read({ names: ['price'], isNamed: undefined }), 2, leading), undefined);
  });

  it('is a header none of whose names the spec uses, where the first row has one that is no number', () => {
    const found = (more: Partial<ReadSoFar>, ...cells: readonly string[]) =>
      namesBelow(read(more), cells.length, (k) => cells[k] ?? assert.fail('no such cell'), leading);
    assert.deepEqual(found({}, 'a', 'price'), { code: 'data-names-below', args: { line: 3, skip: 2 } });
    assert.notEqual(found({}, 'price', 'a'), undefined);
    for (const [more, cells] of [
      [{}, ['a', 'b']],
      [{}, ['2020', 'a']],
      [{ rows: 1 }, ['price']],
      [{ header: false }, ['price']],
      [{ isNamed: undefined }, ['price']],
      [{ names: ['a', 'rooms'] }, ['price']],
    ] as const)
      assert.equal(found(more, ...cells), undefined);
  });
});
