import { declareErf, emitErf } from '../vector/erf';
import { declareExp, emitExp } from '../vector/exp';
import { f32x4 } from '../wasm/expression';
import type { VectorLocal } from '../wasm/function-builder';
import type { ActivationEmitter } from './activation-rule';

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
      f.set(z, f32x4.mul(z, phi));
    },
    valueAndDerivative(z, derivative) {
      emitPhi(z);
      f.set(density, f32x4.mul(f32x4.mul(z, z), f.splat(-0.5)));
      emitExp(f, density, exp);
      const tail = f32x4.mul(f32x4.mul(z, density), f.splat(0.3989422804014327));
      f.set(derivative, f32x4.add(phi, tail));
      f.set(z, f32x4.mul(z, phi));
    },
  };
};
