import assert from 'node:assert/strict';
import { checkExpectations } from '../../../../src/engine/training/expectations';

describe('expectations', () => {
  const train = { cost: 0.2, accuracy: 0.9 };
  const test = { cost: 0.3, accuracy: 0.8 };

  it('look at the measure they name, the bounds included', () => {
    const verdicts = checkExpectations(
      [
        { name: 'train-cost', max: 0.2 },
        { name: 'train-accuracy', min: 0.95 },
        { name: 'test-cost', min: 0.1, max: 0.25 },
        { name: 'test-accuracy', min: 0.8 },
        { name: 'validation-cost', max: 0.25 },
        { name: 'validation-accuracy', max: 0.8 },
      ],
      { train, validation: { cost: 0.25, accuracy: 0.85 }, test },
    );
    assert.deepEqual(verdicts, [
      { name: 'train-cost', pass: true, actual: 0.2 },
      { name: 'train-accuracy', pass: false, actual: 0.9 },
      { name: 'test-cost', pass: false, actual: 0.3 },
      { name: 'test-accuracy', pass: true, actual: 0.8 },
      { name: 'validation-cost', pass: true, actual: 0.25 },
      { name: 'validation-accuracy', pass: false, actual: 0.85 },
    ]);
  });

  it('fail where the measure does not exist or is no number', () => {
    const names = ['test-cost', 'validation-cost', 'train-accuracy'] as const;
    const verdicts = checkExpectations(
      names.map((name) => ({ name })),
      { train: { cost: 1 } },
    );
    assert.deepEqual(
      verdicts.map(({ pass }) => pass),
      [false, false, false],
    );
    assert.equal(checkExpectations([{ name: 'train-cost' }], { train: { cost: NaN } })[0]?.pass, false);
  });
});
