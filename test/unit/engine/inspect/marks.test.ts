import assert from 'node:assert/strict';
import { marks } from '../../../../src/model/unit-trouble';
import { marksIn, oneUnit } from './one-unit';

describe('the marks of a unit', () => {
  it('call a unit saturated that is flat for 19 of 20 examples, and none that is for fewer', () => {
    const marked = (flat: number) => {
      const sample = oneUnit(
        'tanh',
        Array.from({ length: 20 }, (_, i) => (i < flat ? 9 : 0)),
      );
      return marksIn(sample);
    };
    assert.deepEqual([marked(1), marked(18), marked(19), marked(20)], [[0], [0], [marks.saturated], [marks.saturated]]);
  });
});
