import assert from 'node:assert/strict';
import { activationNames } from '../../../../src/model/activation';
import { activationOf } from '../../../../src/numerics/activation/table';
import { curveOf } from '../../../../webview/inspect/curve';

const at = (z: Float64Array, a: Float64Array, wanted: number): number => {
  const i = z.findIndex((value) => value >= wanted);
  const [z0 = 0, z1 = 0, a0 = 0, a1 = 0] = [z[i - 1], z[i], a[i - 1], a[i]];
  return a0 + ((a1 - a0) * (wanted - z0)) / (z1 - z0);
};

describe('the curve of an activation', () => {
  it('of softmax is that of a unit as likely as not where its point says nothing of the others', () => {
    const middle = (at: { z: number; a: number } | undefined) => {
      const { z, a } = curveOf('softmax', 0, at);
      return a[z.indexOf(0)];
    };
    for (const at of [undefined, { z: 1, a: 0 }, { z: 1, a: 1 }]) assert.equal(middle(at), 0.5);
    assert.ok((middle({ z: 1, a: 0.5 }) ?? 1) < 0.3);
  });

  it('has the finite bounds of its values, but 0, which is an axis', () => {
    const bounds = (['tanh', 'sigmoid', 'relu', 'linear', 'elu'] as const).map(
      (name) => curveOf(name, 1, undefined).bounds,
    );
    assert.deepEqual(bounds, [[-1, 1], [1], [], [], [-1]]);
  });

  for (const name of activationNames) {
    it(`of ${name} goes through the unit's own point, however far out`, () => {
      for (const z of [-7.3, -0.4, 0.9, 12.5]) {
        const a = name === 'softmax' ? 0.2 : activationOf(name).value(z, 0.01);
        const curve = curveOf(name, 0.01, { z, a });
        assert.ok((curve.z[0] ?? 0) < z && z < (curve.z[curve.z.length - 1] ?? 0));
        assert.ok(Math.abs(at(curve.z, curve.a, z) - a) < 0.02, `${at(curve.z, curve.a, z)} is not ${a}`);
        assert.ok(curve.a.every((value) => value >= curve.low && value <= curve.high));
      }
    });
  }
});
