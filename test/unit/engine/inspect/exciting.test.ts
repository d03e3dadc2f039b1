import assert from 'node:assert/strict';
import { excitingExamples } from '../../../../src/engine/inspect/exciting';
import { oneUnit } from './one-unit';

describe('the examples that excite a unit most', () => {
  it('are the strongest first, and of equals the earlier', () => {
    const exciting = (x: readonly number[], most: number) => {
      const { indices, activations } = excitingExamples(oneUnit('linear', x), 1, 0, most);
      assert.deepEqual(
        [...activations],
        [...indices].map((i) => x[i]),
      );
      return [...indices];
    };
    assert.deepEqual(exciting([1, 3, 2, 3, 0], 3), [1, 3, 2]);
    assert.deepEqual(exciting([2, 2, 2, 2], 2), [0, 1]);
    assert.deepEqual(exciting([0, 1, 2, 3], 2), [3, 2]);
    assert.deepEqual(exciting([1, 2], 5), [1, 0]);
    assert.deepEqual(exciting([5], 1), [0]);
  });
});
