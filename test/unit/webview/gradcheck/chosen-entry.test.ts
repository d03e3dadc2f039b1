import assert from 'node:assert/strict';
import type { GradientCheckView, TensorCheckView } from '../../../../src/protocol/gradient-check';
import { type ChosenEntry, entryBeside, entryNumbers, nextNotable } from '../../../../webview/gradcheck/chosen-entry';

const buffer = (values: readonly number[]): ArrayBuffer => Float64Array.from(values).buffer;

/** A tensor of rows × columns, all checked, whose entry at `far` differs most. */
function tensorOf(rows: number, columns: number, far: number, more: Partial<TensorCheckView> = {}): TensorCheckView {
  const count = rows * columns;
  const all = Array.from({ length: count }, (_, at) => at);
  return {
    ...{
      name: 'hidden.weight',
      position: 1,
      index: 1,
      symbol: 'W',
      rows,
      columns,
      gridRows: rows,
      gridColumns: columns,
    },
    ...{ relativeError: 0, errorAtEpsilon: 0, maxAbs: 0, checked: count, skipped: 0 },
    places: buffer(all),
    analytic: buffer(all),
    numeric: buffer(all.map((at) => (at === far ? at + 0.5 : at + 0.01))),
    crossings: buffer(all.map(() => 0)),
    ...{ wrong: [], crossed: [] },
    ...more,
  };
}

const checkOf = (...tensors: TensorCheckView[]): GradientCheckView => ({
  ...{ moment: { load: 1, epoch: 0, step: 0 }, epsilon: 1e-5, work: 1, done: 1, examples: 1, whole: true },
  ...{ limit: 1e-6, relativeError: 0, tensors, kinks: [], kinkCount: 0, curve: [], branches: {} },
});

describe('the chosen entry of a gradient check', () => {
  it('goes through every entry of every tensor, forward and back, round the ends', () => {
    const check = checkOf(tensorOf(2, 3, 0), tensorOf(2, 1, 0), tensorOf(1, 1, 0));
    const seen: string[] = [];
    let at: ChosenEntry = { tensor: 0, at: 0 };
    for (let step = 0; step < 9; step++) {
      seen.push(`${at.tensor} ${at.at}`);
      at = entryBeside(check, at, 'column', 1);
    }
    assert.deepEqual([new Set(seen).size, at], [9, { tensor: 0, at: 0 }]);
    assert.deepEqual(entryBeside(check, at, 'column', -1), { tensor: 2, at: 0 });
    assert.deepEqual(entryBeside(check, { tensor: 0, at: 1 }, 'row', 1), { tensor: 0, at: 4 });
    assert.deepEqual(entryBeside(check, { tensor: 0, at: 4 }, 'row', 1), { tensor: 1, at: 0 });
  });

  it('is next one that disagrees, else one at a kink, else the largest difference of each tensor', () => {
    const plain = checkOf(tensorOf(2, 2, 3), tensorOf(1, 2, 1));
    assert.deepEqual(nextNotable(plain, undefined), { tensor: 0, at: 3 });
    assert.deepEqual(nextNotable(plain, { tensor: 0, at: 3 }), { tensor: 1, at: 1 });
    assert.deepEqual(nextNotable(plain, { tensor: 1, at: 1 }), { tensor: 0, at: 3 });
    const kinked = tensorOf(1, 2, 0, { crossings: buffer([0, 2]) });
    assert.deepEqual(nextNotable(checkOf(tensorOf(2, 2, 3), kinked), undefined), { tensor: 1, at: 1 });
    assert.deepEqual(nextNotable(checkOf(tensorOf(2, 2, 3, { wrong: [2] }), kinked), undefined), { tensor: 0, at: 2 });
    assert.equal(nextNotable(checkOf(), undefined), undefined);
  });

  it('is told by its row and column in the tensor, also where one of each block is checked', () => {
    const sampled = tensorOf(1, 2, 1, { rows: 10, columns: 20, places: buffer([5, 47]) });
    assert.deepEqual(entryNumbers(sampled, 1), {
      ...{ row: 2, column: 7, analytic: 1, numeric: 1.5, crossings: 0, crossed: undefined, isWrong: false },
    });
    assert.equal(entryNumbers(sampled, 2), undefined);
  });
});
