import type { Arithmetic } from '../../model/record';
import { defineStep, emitForward, emitGather, emitTransposes, gathered, type StepParts } from './batch-step';
import { kernelSet } from './kernel-set';
import { defineBarrier } from './kernels/barrier';
import { defineClipScale } from './kernels/clip';
import { type PanelWidth, paddedUnits } from './layout/panels';
import type { Worker } from './layout/share';
import { factorsPerStep } from './optimizers/step-factors';
import type { TrainingPlan } from './training-plan';
import { i32 } from './wasm/expression';
import type { FunctionBuilder } from './wasm/function-builder';
import { ModuleBuilder } from './wasm/module-builder';

/** Everything that determines a module's bytes. */
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

/** Emits the module of one worker: every kernel once for each shape, and the calls that form a step. */
export function compile(options: CompileOptions): Uint8Array<ArrayBuffer> {
  const { plan: training, arithmetic, worker, widest, clip } = options;
  const { network, rule, memory: plan } = training;
  const pool = worker.threads === 1 ? plan.constants.at(-1) : plan.constants[worker.index];
  if (pool === undefined) throw new RangeError('memory was planned for fewer threads');
  const module = new ModuleBuilder(Math.ceil(plan.bytes / 65536), plan.constants.length > 1, pool);
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
    gathers: training.gathers,
    barrier: defineBarrier(module, plan.barrier, worker.threads),
    clipScale: clip === undefined ? undefined : defineClipScale(module, gradients, clip, i32.const(plan.clipScale)),
  };
  module.export('train', defineTraining(parts, training.batch));
  if (training.lastBatch > 0) module.export('trainLast', defineTraining(parts, training.lastBatch));
  module.export('evaluate', defineEvaluation(parts, training.evaluation));
  module.export('refresh', defineRefresh(parts));
  return module.encode();
}

/** Parameters: the number of batches, and the position of the first example of the first batch. */
type TrainingCall = FunctionBuilder<'batches' | 'row'>;

function defineTraining(parts: StepParts, rows: number): TrainingCall {
  const { module, plan } = parts;
  const step = defineStep(parts, rows);
  const f: TrainingCall = module.define('batches', 'row');
  const { batches, row } = f.parameters;
  const factors = f.integer();
  f.set(factors, i32.const(plan.factors));
  f.repeatTimes(
    batches,
    () => f.call(step, { row, factors }),
    () => {
      f.advance(factors, factorsPerStep * 4);
      f.advance(row, rows);
    },
  );
  return f;
}

/** Forward of `rows` rows of a set: its address, the rows it is stored with, the first row. */
function defineEvaluation(parts: StepParts, rows: number): FunctionBuilder<'x' | 'stored' | 'row'> {
  const { network, plan, module, barrier, gathers } = parts;
  const f = module.define('x', 'stored', 'row');
  const { x, stored, row } = f.parameters;
  if (gathers) {
    const from = { x: i32.add(x, i32.mul(row, i32.const(paddedUnits(network.features) * 4))) };
    emitGather(f, parts, rows, i32.const(plan.counting), from);
    f.call(barrier, {});
    emitForward(f, parts, rows, gathered(parts, rows), false);
  } else emitForward(f, parts, rows, { address: x, stored, first: row }, false);
  f.call(barrier, {});
  return f;
}

function defineRefresh(parts: StepParts): FunctionBuilder<never> {
  const f = parts.module.define<never>();
  emitTransposes(f, parts, false);
  f.call(parts.barrier, {});
  return f;
}
