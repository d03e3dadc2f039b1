import assert from 'node:assert/strict';
import { activationNames, isRectifier } from '../../../src/model/activation';
import { defaultInitializer, defaultScale, initializerNames, initializersSetBy } from '../../../src/model/initializer';

describe('Initialisers', () => {
  it('draw small values where scale is their spread, and unscaled ones where it is a factor', () => {
    for (const name of initializerNames) {
      assert.equal(defaultScale(name), name === 'normal' || name === 'uniform' ? 0.01 : 1, name);
    }
  });

  it('are set by value where they are constant, and by scale where they draw', () => {
    assert.deepEqual(initializersSetBy('value'), ['constant']);
    assert.deepEqual(
      initializersSetBy('scale'),
      initializerNames.filter((name) => name !== 'zeros' && name !== 'constant'),
    );
  });

  it('are he for the relu family and xavier for all others, if the spec names none', () => {
    for (const activation of activationNames) {
      const name = isRectifier(activation) ? 'he' : 'xavier';
      assert.deepEqual(defaultInitializer(activation), { name, scale: 1, value: 0 }, activation);
    }
    assert.equal(defaultInitializer('relu').name, 'he');
    assert.equal(defaultInitializer('tanh').name, 'xavier');
  });
});
