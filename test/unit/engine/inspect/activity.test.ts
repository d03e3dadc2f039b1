import assert from 'node:assert/strict';
import { activityOf } from '../../../../src/engine/inspect/activity';
import { type ActivationName, activationNames, activationOf } from '../../../../src/model/activation';
import { oneUnit } from './one-unit';

const active = (activation: ActivationName, ...z: number[]) => activityOf(oneUnit(activation, z), 1, 0);

describe('the activity of a unit', () => {
  it('is silent where a is not above 0, and unmoved where its slope is almost 0, in the relu family', () => {
    assert.deepEqual(active('relu', -1, 0, 1e-9, 2), { silent: 2, saturated: 0, unmoved: 2 });
    // The slope 0.1 of leaky-relu still learns.
    assert.deepEqual(active('leaky-relu', -1, 0, 1), { silent: 2, saturated: 0, unmoved: 0 });
    // g′ of elu is e^z: under a thousandth from −6.91 down.
    assert.deepEqual(active('elu', -6.92, -6.9, 1), { silent: 2, saturated: 0, unmoved: 1 });
  });

  it('is saturated where the slope is under a twentieth of the steepest, for squashing activations', () => {
    // 1 − a² < 0.05 from |z| = 2.1784 on; a(1 − a) < 0.0125 from |z| = 4.3567 on.
    assert.deepEqual(active('tanh', -2.179, -2.178, 0, 2.178, 2.179), { silent: 0, saturated: 2, unmoved: 0 });
    assert.deepEqual(active('sigmoid', -4.357, -4.356, 0, 4.356, 4.357), { silent: 0, saturated: 2, unmoved: 0 });
  });

  it('is neither for an activation of another family', () => {
    const others = activationNames.filter((name) => !['rectifier', 'squashing'].includes(activationOf(name).family));
    assert.ok(others.includes('linear') && others.includes('softmax'));
    for (const name of others) assert.deepEqual(active(name, -9, 0, 9), { silent: 0, saturated: 0, unmoved: 0 });
  });
});
