import assert from 'node:assert/strict';
import { visitCopies } from '../../../../src/data/doctor/equal-rows';
import type { ExaminedData } from '../../../../src/data/doctor/view';

describe('rows that equal an earlier one', () => {
  /** Pairs of rows that are visited, of a file whose rows are of these sets: training, validation or test. */
  const visited = (sets: string, firsts: readonly number[]): readonly string[] => {
    const marked = (set: string): Uint8Array => Uint8Array.from(sets, (each) => Number(each === set));
    const view: ExaminedData = {
      table: { m: sets.length, features: [], targets: [], lineOf: (row) => row },
      heldOut: marked('t'),
      ...(sets.includes('v') ? { validated: marked('v') } : {}),
      blocks: new Set(),
      isTestTrainingFile: false,
      isScaled: true,
      weighsClasses: false,
    };
    const found: string[] = [];
    visitCopies(Int32Array.from(firsts), view, (row, other, where) => found.push(`${row} ${other} ${where}`));
    return found;
  };

  it('are across only where a row of the test set equals one that is trained on', () => {
    assert.deepEqual(visited('.t.', [0, 0, 0]), ['2 0 within', '1 0 across']);
    assert.deepEqual(visited('tt.', [0, 0, 2]), ['1 0 within']);
  });

  it('are within where a row of the validation set equals one of it or of the training set', () => {
    assert.deepEqual(visited('.v', [0, 0]), ['1 0 within']);
    assert.deepEqual(visited('v.', [0, 0]), ['0 1 within']);
    assert.deepEqual(visited('vv', [0, 0]), ['1 0 within']);
    assert.deepEqual(visited('vt', [0, 0]), [], 'no row is trained on');
    assert.deepEqual(visited('.vt', [0, 0, 0]), ['1 0 within', '2 0 across']);
  });
});
