import { declareSigmoid, emitSigmoid } from '../vector/sigmoid';
import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { OutputRule } from './output-rule';

/** Sigmoid units with cross-entropy: dZ = A − Y. */
export function binaryCrossEntropy(f: FunctionBuilder): OutputRule {
  const registers = declareSigmoid(f);
  return {
    pointwise: true,
    emit(z, y) {
      z.forEach((value, v) => {
        emitSigmoid(f, value, registers);
        const target = y[v];
        if (target) f.set(value, f32x4.sub(value, target));
      });
    },
  };
}
