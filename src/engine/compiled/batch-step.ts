import type { PointwiseActivation } from './activations/table';
import type { Kernels } from './kernel-set';
import type { Barrier } from './kernels/barrier';
import { type MemoryPlan, type ParameterPlace, targetStride } from './layout/memory-plan';
import { type PanelWidth, panelGroups, rowStride } from './layout/panels';
import { type Share, shareOf, type Worker } from './layout/share';
import type { CompiledLayer, CompiledNetwork } from './network';
import { type Integer, i32 } from './wasm/expression';
import type { FunctionBuilder } from './wasm/function-builder';
import type { ModuleBuilder } from './wasm/module-builder';

/** Whether backward must be told g′ by forward: where A does not tell it, or dropout has changed A. */
export function keepsDerivative({ activation, dropout }: CompiledLayer): boolean {
  return dropout.length > 0 || ['gelu', 'silu', 'softplus'].includes(activation);
}

export interface StepParts {
  readonly module: ModuleBuilder;
  readonly network: CompiledNetwork;
  readonly plan: MemoryPlan;
  readonly kernels: Kernels;
  readonly barrier: Barrier;
  readonly clipScale: FunctionBuilder<never> | undefined;
  readonly worker: Worker;
  readonly widest: PanelWidth;
  /** m of the training set, by which λ is divided. */
  readonly trainSize: number;
}

export type Step = FunctionBuilder<'x' | 'y' | 'factors'>;

const at = (address: number): Integer => i32.const(address);

/** The activation a layer's forward kernel applies: the output layer leaves Z, from which its loss goes on. */
function fused(layer: CompiledLayer, isOutput: boolean): PointwiseActivation {
  return isOutput || layer.activation === 'softmax' ? 'linear' : layer.activation;
}

/**
 * Forward through all layers for this worker's share of `rows` examples, from X at `x`.
 * `training` keeps what backward needs and applies dropout.
 */
export function emitForward(f: FunctionBuilder, parts: StepParts, rows: number, x: Integer, training: boolean): void {
  const { network, plan, kernels, worker } = parts;
  const share = shareOf(rows, 1, worker);
  let input = x;
  network.layers.forEach((layer, index) => {
    const place = plan.layers[index];
    if (!place) return;
    const { inputs, units, slope } = layer;
    const masked = training && layer.dropout.length > 0;
    const keeps = !training ? 'nothing' : keepsDerivative(layer) ? 'derivative' : 'output';
    const activation = fused(layer, index === network.layers.length - 1);
    const kernel = kernels.forward({
      rows: share.length,
      depth: inputs,
      columns: units,
      activation,
      slope,
      keeps,
      masked,
    });
    const row = share.start * rowStride(units) * 4;
    f.call(kernel, {
      a: i32.add(input, at(share.start * rowStride(inputs) * 4)),
      w: at(place.weight.address),
      bias: at(place.bias.address),
      out: at(place.activation + row),
      kept: at(place.derivative + row),
      mask: at(place.mask + row),
    });
    input = at(place.activation);
  });
}

/** dZ of every layer that an update below needs, from the loss back, for this worker's share of the rows. */
function emitBackward(f: FunctionBuilder, parts: StepParts, rows: number, y: Integer): void {
  const { network, plan, kernels, worker } = parts;
  const share = shareOf(rows, 1, worker);
  const output = network.layers.at(-1);
  const last = plan.layers.at(-1);
  if (!output || !last) return;
  const { activation, units, slope } = output;
  const row = share.start * rowStride(units) * 4;
  const shape = { rows: share.length, batch: rows, loss: network.loss, activation, units, slope };
  f.call(kernels.outputGradient(shape), {
    z: at(last.activation + row),
    y: i32.add(y, at(share.start * targetStride(units) * 4)),
    d: at(last.delta + row),
  });
  const lowest = network.layers.findIndex((layer) => !layer.frozen);
  for (let index = network.layers.length - 1; index > lowest && lowest >= 0; index--) {
    emitBackwardThrough(f, parts, index, share);
  }
}

/** dZ[l-1] from dZ[l]: through W[l] and the activation (and dropout) of the layer below. */
function emitBackwardThrough(f: FunctionBuilder, parts: StepParts, index: number, share: Share): void {
  const { network, plan, kernels } = parts;
  const [layer, below] = [network.layers[index], network.layers[index - 1]];
  const [place, placeBelow] = [plan.layers[index], plan.layers[index - 1]];
  if (!layer || !below || !place || !placeBelow) return;
  const kept = keepsDerivative(below);
  const sizes = { rows: share.length, depth: layer.units, columns: layer.inputs };
  const kernel = kernels.backward(kept ? sizes : { ...sizes, activation: fused(below, false), slope: below.slope });
  const row = share.start * rowStride(layer.inputs) * 4;
  f.call(kernel, {
    dz: at(place.delta + share.start * rowStride(layer.units) * 4),
    wt: at(place.transposed),
    kept: at((kept ? placeBelow.derivative : placeBelow.activation) + row),
    out: at(placeBelow.delta + row),
  });
}

/** W and b of every layer that is not frozen; by way of a stored, clipped gradient where the spec clips. */
function emitUpdates(f: FunctionBuilder, parts: StepParts, rows: number, x: Integer, factors: Integer): void {
  const { network, plan, kernels, worker, clipScale, barrier, trainSize, widest } = parts;
  const pack = at(plan.packs[worker.index] ?? 0);
  const moving = network.layers.flatMap((layer, index) => {
    const place = plan.layers[index];
    return place && !layer.frozen ? [{ layer, index, place }] : [];
  });
  for (const { layer, index, place } of moving) {
    const below = plan.layers[index - 1];
    const shape = {
      examples: rows,
      inputs: layer.inputs,
      units: layer.units,
      groups: panelGroups(layer.units, widest),
      strideA: rowStride(layer.inputs),
      strideD: rowStride(layer.units),
      weightMoments: place.weight.moments,
      biasMoments: place.bias.moments,
      penalty: layer.l2 / trainSize,
    };
    const operands = { a: below ? at(below.activation) : x, d: at(place.delta), w: at(place.weight.address), pack };
    const [dw, db] = [at(place.weight.gradient), at(place.bias.gradient)];
    if (clipScale) f.call(kernels.storedGradient(shape), { ...operands, dw, db });
    else f.call(kernels.update(shape), { ...operands, b: at(place.bias.address), factors });
  }
  if (!clipScale) return;
  f.call(barrier, {});
  if (worker.index === 0) f.call(clipScale, {});
  f.call(barrier, {});
  const apply = ({ address, gradient, bytes, moments }: ParameterPlace): void => {
    const kernel = kernels.apply({ vectors: bytes / 16, moments });
    f.call(kernel, { gradient: at(gradient), parameter: at(address), factors, scale: at(plan.clipScale) });
  };
  for (const { place } of moving) {
    apply(place.weight);
    apply(place.bias);
  }
}

/** Fresh transposed copies of every W that backward goes through. */
export function emitTransposes(f: FunctionBuilder, { network, plan, kernels }: StepParts, movingOnly: boolean): void {
  network.layers.forEach(({ inputs, units, frozen }, index) => {
    const place = plan.layers[index];
    if (index === 0 || !place || (movingOnly && frozen)) return;
    f.call(kernels.transpose({ inputs, units }), { w: at(place.weight.address), wt: at(place.transposed) });
  });
}

/**
 * One step of gradient descent on a batch of `rows` examples. Forward and backward share the rows, updates the
 * parameters; three barriers part what reads from what writes.
 */
export function defineStep(parts: StepParts, rows: number): Step {
  const f: Step = parts.module.define('x', 'y', 'factors');
  const { x, y, factors } = f.parameters;
  emitForward(f, parts, rows, x, true);
  emitBackward(f, parts, rows, y);
  f.call(parts.barrier, {});
  emitUpdates(f, parts, rows, x, factors);
  f.call(parts.barrier, {});
  emitTransposes(f, parts, true);
  f.call(parts.barrier, {});
  return f;
}
