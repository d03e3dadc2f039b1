import type { Arithmetic } from '../../model/record';
import type { ScalarActivationName } from '../../numerics/activation/table';
import { activationEmitter } from './activations/table';
import { defineApply } from './kernels/apply';
import { defineBackward } from './kernels/backward';
import { defineForward } from './kernels/forward';
import { defineGather, type GatherShape } from './kernels/gather';
import { defineMask } from './kernels/mask';
import { defineOutputGradient, type OutputShape } from './kernels/output-gradient';
import { defineStoredGradient } from './kernels/stored-gradient';
import { defineTranspose } from './kernels/transpose';
import { defineUpdate, type UpdateShape } from './kernels/update';
import type { MomentDistances } from './kernels/update-row';
import { type ProductSizes, productShape } from './layout/matrix';
import { type PanelWidth, panelGroups } from './layout/panels';
import type { Worker } from './layout/share';
import { outputRule } from './losses/table';
import type { CompiledLayer, CompiledNetwork } from './network';
import type { UpdateRule } from './optimizers/update-rule';
import type { ModuleBuilder } from './wasm/module-builder';

export interface KernelOptions {
  readonly arithmetic: Arithmetic;
  readonly widest: PanelWidth;
  readonly worker: Worker;
  readonly rule: UpdateRule;
}

interface Activated {
  readonly activation: ScalarActivationName;
  readonly slope: number;
}

/**
 * One function for each kernel and shape: layers of equal sizes share them, since every address is a parameter. The
 * keys are the shapes themselves, as JSON.
 */
export function kernelSet(module: ModuleBuilder, { arithmetic, widest, worker, rule }: KernelOptions) {
  const product = (sizes: ProductSizes) => productShape(sizes, widest);
  return {
    /** The panels of a matrix with this number of columns. */
    panels: (columns: number) => panelGroups(columns, widest),
    forward: once(
      (
        shape: ProductSizes &
          Activated & { readonly keeps: 'output' | 'derivative' | 'nothing'; readonly masked: boolean },
      ) =>
        defineForward(module, arithmetic, product(shape), {
          ...shape,
          activation: activationEmitter(shape.activation),
        }),
    ),
    outputGradient: once(
      (
        shape: Omit<OutputShape, 'widest'> & { readonly loss: CompiledNetwork['loss'] } & Pick<
            CompiledLayer,
            'activation' | 'slope'
          >,
      ) => defineOutputGradient(module, { ...shape, widest }, (f) => outputRule(f, shape.loss, shape)),
    ),
    backward: once((shape: ProductSizes & Partial<Activated>) => {
      const { activation, slope = 0 } = shape;
      return defineBackward(
        module,
        arithmetic,
        product(shape),
        activation === undefined
          ? { from: 'derivative' }
          : { from: 'output', activation: activationEmitter(activation), slope },
      );
    }),
    update: once((shape: UpdateShape) => defineUpdate(module, arithmetic, shape, rule, worker)),
    storedGradient: once((shape: UpdateShape) => defineStoredGradient(module, arithmetic, shape, worker)),
    apply: once(({ vectors, moments }: { readonly vectors: number; readonly moments: MomentDistances }) =>
      defineApply(module, vectors, moments, rule, worker),
    ),
    transpose: once(({ inputs, units }: { readonly inputs: number; readonly units: number }) =>
      defineTranspose(module, { inputs, units, widest }, worker),
    ),
    gather: once((shape: GatherShape) => defineGather(module, shape)),
    mask: once(({ vectors }: { readonly vectors: number }) => defineMask(module, vectors)),
  };
}

export type Kernels = ReturnType<typeof kernelSet>;

function once<S, F>(define: (shape: S) => F): (shape: S) => F {
  const known = new Map<string, F>();
  return (shape) => {
    const key = JSON.stringify(shape);
    const f = known.get(key) ?? define(shape);
    known.set(key, f);
    return f;
  };
}
