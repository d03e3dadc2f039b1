import { activationOf, isScalar, type ScalarActivationName } from '../../numerics/activation/table';
import type { Kernels } from './kernel-set';
import type { Barrier } from './kernels/barrier';
import type { ExampleRows } from './layout/matrix';
import { type MemoryPlan, type ParameterPlace, targetStride } from './layout/memory-plan';
import { type PanelWidth, paddedUnits, storedRows } from './layout/panels';
import { type Share, shareOf, type Worker } from './layout/share';
import type { CompiledLayer, CompiledNetwork } from './network';
import { type Integer, i32 } from './wasm/expression';
import type { FunctionBuilder } from './wasm/function-builder';
import type { ModuleBuilder } from './wasm/module-builder';

/** Whether forward must store g′ for backward: if A does not determine it, or dropout has changed A. */
export function keepsDerivative({ activation, dropout }: CompiledLayer): boolean {
  return dropout.length > 0 || !activationOf(activation).slopeFromOutput;
}

export interface StepParts {
  readonly module: ModuleBuilder;
  readonly network: CompiledNetwork;
  readonly plan: MemoryPlan;
  readonly kernels: Kernels;
  readonly barrier: Barrier;
  readonly clipScale: FunctionBuilder<never> | undefined;
  /** Whether batches are gathered from the set. */
  readonly gathers: boolean;
  readonly worker: Worker;
  readonly widest: PanelWidth;
  /** m of the training set, by which λ is divided. */
  readonly trainSize: number;
}

/**
 * Parameters: position of the batch's first example, in the epoch's order or else in the set; address of the factors.
 */
export type Step = FunctionBuilder<'row' | 'factors'>;

const at = (address: number): Integer => i32.const(address);

/** The activation a layer's forward kernel applies: the output layer leaves Z, from which the loss continues. */
function fused(layer: CompiledLayer, isOutput: boolean): ScalarActivationName {
  return isOutput || !isScalar(layer.activation) ? 'linear' : layer.activation;
}

/** A[l] of a batch of `rows`, from `first` on. */
function activations(parts: StepParts, index: number, rows: number, first = 0): ExampleRows {
  const units = parts.network.layers[index]?.units ?? Number.NaN;
  const address = parts.plan.layers[index]?.activation ?? Number.NaN;
  return { address: at(address), stored: at(storedRows(rows, units)), first: at(first) };
}

/**
 * Forward through all layers for this worker's share of a batch of `rows`, which begins with the first row of `x`.
 * `training` keeps what backward needs and applies dropout.
 */
export function emitForward(
  f: FunctionBuilder,
  parts: StepParts,
  rows: number,
  x: ExampleRows,
  training: boolean,
): void {
  const { network, plan, kernels, worker } = parts;
  const share = shareOf(rows, 1, worker);
  let input: ExampleRows = { ...x, first: i32.add(x.first, at(share.start)) };
  network.layers.forEach((layer, index) => {
    const place = plan.layers[index];
    if (!place) return;
    const { inputs, units, slope } = layer;
    const masked = training && layer.dropout.length > 0;
    const keeps = !training ? 'nothing' : keepsDerivative(layer) ? 'derivative' : 'output';
    const activation = fused(layer, index === network.layers.length - 1);
    const kernel = kernels.forward({
      batch: rows,
      first: share.start,
      rows: share.length,
      depth: inputs,
      columns: units,
      activation,
      slope,
      keeps,
      masked,
    });
    f.call(kernel, {
      a: input.address,
      stored: input.stored,
      first: input.first,
      w: at(place.weight.address),
      bias: at(place.bias.address),
      out: at(place.activation),
      kept: at(place.derivative),
      mask: at(place.mask),
    });
    input = activations(parts, index, rows, share.start);
  });
}

/** dZ of every layer that an update in or before it needs, from the loss back, for this worker's share of the rows. */
function emitBackward(
  f: FunctionBuilder,
  parts: StepParts,
  rows: number,
  { y, shares }: Pick<Batch, 'y' | 'shares'>,
): void {
  const { network, plan, kernels, worker, gathers } = parts;
  const share = shareOf(rows, 1, worker);
  const output = network.layers.at(-1);
  const last = plan.layers.at(-1);
  if (!output || !last) return;
  const { activation, units, slope } = output;
  const shape = {
    rows: share,
    batch: rows,
    weighted: plan.meanShares > 0,
    loss: network.loss,
    activation,
    units,
    targetStride: targetStride(units, gathers),
    slope,
  };
  f.call(kernels.outputGradient(shape), { z: at(last.activation), y, shares, d: at(last.delta) });
  const lowest = network.layers.findIndex((layer) => !layer.frozen);
  for (let index = network.layers.length - 1; index > lowest && lowest >= 0; index--) {
    emitBackwardThrough(f, parts, index, rows, share);
  }
}

/** dZ[l-1] from dZ[l]: through W[l] and the activation (and dropout) of the previous layer. */
function emitBackwardThrough(f: FunctionBuilder, parts: StepParts, index: number, rows: number, share: Share): void {
  const { network, plan, kernels } = parts;
  const [layer, below] = [network.layers[index], network.layers[index - 1]];
  const [place, placeBelow] = [plan.layers[index], plan.layers[index - 1]];
  if (!layer || !below || !place || !placeBelow) return;
  const kept = keepsDerivative(below);
  const { units, inputs } = layer;
  const sizes = { batch: rows, first: share.start, rows: share.length, depth: units, columns: inputs };
  const kernel = kernels.backward(kept ? sizes : { ...sizes, activation: fused(below, false), slope: below.slope });
  f.call(kernel, {
    dz: at(place.delta),
    stored: at(storedRows(rows, units)),
    wt: at(place.transposed),
    kept: at(kept ? placeBelow.derivative : placeBelow.activation),
    out: at(placeBelow.delta),
  });
}

/** W and b of every layer that is not frozen; with a stored, clipped gradient if the spec clips. */
function emitUpdates(f: FunctionBuilder, parts: StepParts, rows: number, x: ExampleRows, factors: Integer): void {
  const { network, plan, kernels, worker, clipScale, barrier, trainSize, widest } = parts;
  const moving = network.layers.flatMap((layer, index) => {
    const place = plan.layers[index];
    return place && !layer.frozen ? [{ layer, index, place }] : [];
  });
  for (const { layer, index, place } of moving) {
    const shape = {
      examples: rows,
      inputs: layer.inputs,
      units: layer.units,
      widest,
      weightMoments: place.weight.moments,
      biasMoments: place.bias.moments,
      penalty: layer.l2 / trainSize,
    };
    const { address, ...a } = index === 0 ? x : activations(parts, index - 1, rows);
    const operands = { a: address, ...a, d: at(place.delta), w: at(place.weight.address) };
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

/** Updates the transposed copy of every W that backward uses. */
export function emitTransposes(f: FunctionBuilder, { network, plan, kernels }: StepParts, movingOnly: boolean): void {
  network.layers.forEach(({ inputs, units, frozen }, index) => {
    const place = plan.layers[index];
    if (index === 0 || !place || (movingOnly && frozen)) return;
    f.call(kernels.transpose({ inputs, units }), { w: at(place.weight.address), wt: at(place.transposed) });
  });
}

/**
 * Gathers this worker's share of the `rows` rows listed in `order` from the set into the batch; also of Y, if given.
 */
export function emitGather(
  f: FunctionBuilder,
  { network, plan, kernels, worker }: StepParts,
  rows: number,
  order: Integer,
  from: { readonly x: Integer; readonly y?: Integer },
): void {
  const { features, outputs } = network;
  const share = shareOf(rows, 1, worker);
  const gatherX = kernels.gather({
    rows: share,
    rowBytes: paddedUnits(features) * 4,
    groups: kernels.panels(features),
    stored: storedRows(rows, features),
  });
  f.call(gatherX, { order, from: from.x, to: at(plan.batch.x) });
  if (!from.y) return;
  const width = targetStride(outputs, true);
  const gatherY = kernels.gather({
    rows: share,
    rowBytes: width * 4,
    groups: [{ start: 0, width, count: 1 }],
    stored: rows,
  });
  f.call(gatherY, { order, from: from.y, to: at(plan.batch.y) });
}

/** X gathered for a batch of `rows`. */
export function gathered({ network, plan }: StepParts, rows: number): ExampleRows {
  return { address: at(plan.batch.x), stored: at(storedRows(rows, network.features)), first: at(0) };
}

/** Dropout on the input: this worker's share of the gathered batch, masked. */
function emitInputMask(f: FunctionBuilder, { network, plan, kernels, worker }: StepParts, rows: number): void {
  const vectors = (storedRows(rows, network.features) * paddedUnits(network.features)) / 4;
  const share = shareOf(vectors, 1, worker);
  const operands = { a: at(plan.batch.x + share.start * 16), mask: at(plan.inputMask + share.start * 16) };
  f.call(kernels.mask({ vectors: share.length }), operands);
}

/** A batch's X, and the addresses of its Y and of its examples' shares in the mean. */
interface Batch {
  readonly x: ExampleRows;
  readonly y: Integer;
  readonly shares: Integer;
}

/** The batch that begins at `row`, gathered if a step must. */
function emitBatch(f: Step, parts: StepParts, rows: number): Batch {
  const { network, plan, barrier } = parts;
  const { row } = f.parameters;
  const { train } = plan;
  const shares = i32.add(at(plan.meanShares), i32.mul(row, at(4)));
  if (!parts.gathers) {
    const y = i32.add(at(train.y), i32.mul(row, at(targetStride(network.outputs, false) * 4)));
    return { x: { address: at(train.x), stored: at(train.stored), first: row }, y, shares };
  }
  const order = i32.add(at(plan.order), i32.mul(row, at(4)));
  emitGather(f, parts, rows, order, { x: at(train.x), y: at(train.y) });
  f.call(barrier, {});
  if (network.inputDropout.length > 0) {
    emitInputMask(f, parts, rows);
    f.call(barrier, {});
  }
  return { x: gathered(parts, rows), y: at(plan.batch.y), shares };
}

/**
 * One step of gradient descent on a batch of `rows` examples. Workers share the rows in forward and backward, the
 * parameters in updates; barriers separate phases that read from phases that write.
 */
export function defineStep(parts: StepParts, rows: number): Step {
  const f: Step = parts.module.define('row', 'factors');
  const { x, ...targets } = emitBatch(f, parts, rows);
  emitForward(f, parts, rows, x, true);
  emitBackward(f, parts, rows, targets);
  f.call(parts.barrier, {});
  emitUpdates(f, parts, rows, x, f.parameters.factors);
  f.call(parts.barrier, {});
  emitTransposes(f, parts, true);
  f.call(parts.barrier, {});
  return f;
}
