import assert from 'node:assert/strict';
import { verdictsOf } from '../../../src/worker/verdicts';

describe('expectations', () => {
  const train = { cost: 0.2, accuracy: 0.9 };
  const test = { cost: 0.4, accuracy: 0.8 };

  it('look at the measure they name, the bounds included', () => {
    const verdicts = verdictsOf(
      [
        { name: 'train-cost', max: 0.2 },
        { name: 'test-cost', max: 0.3 },
        { name: 'train-accuracy', min: 0.9 },
        { name: 'test-accuracy', min: 0.7, max: 0.75 },
      ],
      train,
      test,
    );
    assert.deepEqual(verdicts, [
      { name: 'train-cost', pass: true, actual: 0.2 },
      { name: 'test-cost', pass: false, actual: 0.4 },
      { name: 'train-accuracy', pass: true, actual: 0.9 },
      { name: 'test-accuracy', pass: false, actual: 0.8 },
    ]);
  });

  it('fail where the measure does not exist or is no number', () => {
    const verdicts = verdictsOf(
      [{ name: 'test-cost', min: 0 }, { name: 'train-accuracy' }, { name: 'train-cost' }],
      { cost: Number.NaN },
      undefined,
    );
    assert.deepEqual(
      verdicts.map((verdict) => [verdict.pass, Number.isNaN(verdict.actual)]),
      [
        [false, true],
        [false, true],
        [false, true],
      ],
    );
  });
});
