import type { Arithmetic } from './arithmetic';
import { defineStep, emitForward, emitTransposes, type StepParts } from './batch-step';
import { kernelSet } from './kernel-set';
import { defineBarrier } from './kernels/barrier';
import { defineClipScale } from './kernels/clip';
import { targetStride } from './layout/memory-plan';
import { type PanelWidth, paddedUnits, rowStride } from './layout/panels';
import { shareOf, type Worker } from './layout/share';
import { factorsPerStep } from './optimizers/step-factors';
import type { TrainingPlan } from './training-plan';
import { type Integer, i32 } from './wasm/expression';
import type { FunctionBuilder } from './wasm/function-builder';
import { ModuleBuilder } from './wasm/module-builder';

/** All that decides a module's bytes. */
export interface CompileOptions {
  readonly plan: TrainingPlan;
  readonly arithmetic: Arithmetic;
  readonly widest: PanelWidth;
  readonly worker: Worker;
  /** m of the training set. */
  readonly trainSize: number;
  /** Largest norm of the gradient. */
  readonly clip: number | undefined;
}

/** Emits the module of one worker: every kernel once a shape, and the calls that make a step of them. */
export function compile(options: CompileOptions): Uint8Array<ArrayBuffer> {
  const { plan: training, arithmetic, worker, widest, clip } = options;
  const { network, rule, memory: plan } = training;
  const module = new ModuleBuilder(Math.ceil(plan.bytes / 65536), worker.threads > 1);
  const kernels = kernelSet(module, { arithmetic, widest, worker, rule });
  const gradients = network.layers.flatMap((layer, index) => {
    const place = plan.layers[index];
    if (!place || layer.frozen) return [];
    return [place.weight, place.bias].map(({ gradient, bytes }) => ({ address: gradient, vectors: bytes / 16 }));
  });
  const parts: StepParts = {
    module,
    network,
    plan,
    kernels,
    worker,
    widest,
    trainSize: options.trainSize,
    barrier: defineBarrier(module, plan.barrier, worker.threads),
    clipScale: clip === undefined ? undefined : defineClipScale(module, gradients, clip, i32.const(plan.clipScale)),
  };
  module.export('train', defineTraining(parts, training, training.batch));
  if (training.lastBatch > 0) module.export('trainLast', defineTraining(parts, training, training.lastBatch));
  module.export('evaluate', defineEvaluation(parts, training.evaluation));
  module.export('refresh', defineRefresh(parts));
  return module.encode();
}

type TrainingCall = FunctionBuilder<'batches' | 'order' | 'x' | 'y' | 'factors'>;

function defineTraining(parts: StepParts, { shuffle }: TrainingPlan, rows: number): TrainingCall {
  const { module, network, plan } = parts;
  const step = defineStep(parts, rows);
  const f: TrainingCall = module.define('batches', 'order', 'x', 'y', 'factors');
  const { batches, order, x, y, factors } = f.parameters;
  const masksInput = network.inputDropout.length > 0;
  const batch = { x: i32.const(plan.batch.x), y: i32.const(plan.batch.y) };
  f.repeatTimes(
    batches,
    () => {
      if (shuffle) emitGather(f, parts, rows, order, { x, y });
      if (masksInput) emitInputMask(f, parts, rows, shuffle ? batch.x : x);
      if (shuffle || masksInput) f.call(parts.barrier, {});
      f.call(step, {
        x: shuffle || masksInput ? batch.x : x,
        y: shuffle ? batch.y : y,
        factors,
      });
    },
    () => {
      f.advance(factors, factorsPerStep * 4);
      if (shuffle) f.advance(order, rows * 4);
      else {
        f.advance(x, rows * rowStride(network.features) * 4);
        f.advance(y, rows * targetStride(network.outputs) * 4);
      }
    },
  );
  return f;
}

/** This worker's share of a shuffled batch: the rows that `order` names, from the set to the batch. */
function emitGather(
  f: FunctionBuilder,
  { network, plan, kernels, worker }: StepParts,
  rows: number,
  order: Integer,
  set: { readonly x: Integer; readonly y: Integer },
): void {
  const share = shareOf(rows, 1, worker);
  const strides = { x: rowStride(network.features) * 4, y: targetStride(network.outputs) * 4 };
  const used = { x: paddedUnits(network.features) * 4, y: strides.y };
  for (const part of ['x', 'y'] as const) {
    const kernel = kernels.gather({ rows: share.length, strideBytes: strides[part], usedBytes: used[part] });
    f.call(kernel, {
      order: i32.add(order, i32.const(share.start * 4)),
      from: set[part],
      to: i32.const(plan.batch[part] + share.start * strides[part]),
    });
  }
}

/** Dropout on the input: this worker's share of the batch, masked. */
function emitInputMask(f: FunctionBuilder, parts: StepParts, rows: number, from: Integer): void {
  const { network, plan, kernels, worker } = parts;
  const share = shareOf(rows, 1, worker);
  const stride = rowStride(network.features);
  const offset = i32.const(share.start * stride * 4);
  f.call(kernels.mask({ vectors: (share.length * stride) / 4 }), {
    a: i32.add(from, offset),
    mask: i32.add(i32.const(plan.inputMask), offset),
    out: i32.add(i32.const(plan.batch.x), offset),
  });
}

function defineEvaluation(parts: StepParts, rows: number): FunctionBuilder<'x'> {
  const f: FunctionBuilder<'x'> = parts.module.define('x');
  emitForward(f, parts, rows, f.parameters.x, false);
  f.call(parts.barrier, {});
  return f;
}

function defineRefresh(parts: StepParts): FunctionBuilder<never> {
  const f = parts.module.define<never>();
  emitTransposes(f, parts, false);
  f.call(parts.barrier, {});
  return f;
}
