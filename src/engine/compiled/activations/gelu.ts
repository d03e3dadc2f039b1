import { clamped, clampedBelow } from '../vector/clamp';
import { declareErf, emitErf } from '../vector/erf';
import { declareExp, emitExp } from '../vector/exp';
import { f32x4, v128 } from '../wasm/expression';
import type { VectorLocal } from '../wasm/function-builder';
import type { ActivationEmitter } from './activation-rule';

/** The z at which e^(−z²/2) is close to the smallest normal float: beyond it the value is set to 0. */
const densityEnds = 13.2;

/** g(z) = zΦ(z), Φ(z) = (1 + erf(z/√2))/2; g′ = Φ(z) + z·e^(−z²/2)/√(2π). */
export const gelu: ActivationEmitter = (f) => {
  const erf = declareErf(f);
  const exp = declareExp(f);
  const [phi, density] = [f.vector(), f.vector()];
  const emitPhi = (z: VectorLocal): void => {
    f.set(phi, f32x4.mul(z, f.splat(Math.SQRT1_2)));
    emitErf(f, phi, erf);
    f.set(phi, f32x4.mul(f.splat(0.5), f32x4.add(f.splat(1), phi)));
  };
  return {
    value(z) {
      emitPhi(z);
      f.set(z, f32x4.mul(clampedBelow(f, z), phi));
    },
    valueAndDerivative(z, derivative) {
      emitPhi(z);
      f.set(density, f32x4.mul(f32x4.mul(z, z), f.splat(-0.5)));
      emitExp(f, density, exp);
      f.set(density, v128.andNot(density, f32x4.gt(f32x4.abs(z), f.splat(densityEnds))));
      const tail = f32x4.mul(f32x4.mul(clamped(f, z), density), f.splat(0.3989422804014327));
      f.set(derivative, f32x4.add(phi, tail));
      f.set(z, f32x4.mul(clampedBelow(f, z), phi));
    },
  };
};
