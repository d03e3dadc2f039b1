import { optimizerFacts } from '../../model/optimizer';
import { inferShapes } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { Training } from '../../model/train';
import { type DataSizes, dataBytes } from '../memory';
import { keepsDerivative } from './batch-step';
import { type MemoryPlan, planMemory } from './layout/memory-plan';
import { type CompiledNetwork, compilable, type Uncompilable } from './network';
import { updateRule } from './optimizers/table';
import type { UpdateRule } from './optimizers/update-rule';

/** Largest number of steps in one call: the size of the table of factors. */
export const stepsPerCall = 256;
/** Rows in one call of the evaluation, if there are that many. */
const evaluationRows = 32;
/** Largest memory that a module can address, in bytes. */
const addressSpace = 2 ** 32;

/** How a training is divided into calls, and the addresses in memory. */
export interface TrainingPlan {
  readonly network: CompiledNetwork;
  readonly rule: UpdateRule;
  /** Tensors that the optimiser keeps for each parameter. */
  readonly moments: 0 | 1 | 2;
  /** Examples of a full batch, and of the last one if it is smaller (else 0). */
  readonly batch: number;
  readonly lastBatch: number;
  readonly batchesPerEpoch: number;
  /** Whether each epoch has its own order. */
  readonly shuffle: boolean;
  /** Whether batches are gathered from the set: for shuffling, or for a mask on the input. */
  readonly gathers: boolean;
  /** Examples in one call of the evaluation. */
  readonly evaluation: number;
  readonly memory: MemoryPlan;
  /**
   * Bytes of a run: the module's memory, the parameters that inspectors read and the best ones, the saved copy of
   * parameters and moments, the order of an epoch and a saved one, and the data as they were read.
   */
  readonly bytes: number;
}

/** Plans a training without allocating anything. */
export function planTraining(
  network: CompiledNetwork,
  training: Pick<Training, 'optimizer' | 'batch' | 'shuffle' | 'clip' | 'classWeights'>,
  sizes: DataSizes,
  threads: number,
): TrainingPlan {
  const { train, validation, test } = sizes;
  const batch = training.batch === 'full' ? train : Math.min(training.batch, train);
  const batchesPerEpoch = Math.ceil(train / batch);
  const rule = updateRule(training.optimizer);
  const moments = optimizerFacts(training.optimizer.name).moments.length;
  const evaluation = Math.min(evaluationRows, train);
  const shuffle = training.shuffle && batchesPerEpoch > 1;
  const gathers = shuffle || network.inputDropout.length > 0;
  const memory = planMemory(network, {
    batch,
    evaluation,
    train,
    validation,
    test,
    gathers,
    weighted: training.classWeights !== undefined,
    moments,
    storedGradient: training.clip !== undefined,
    threads,
    steps: Math.min(stepsPerCall, batchesPerEpoch),
    keepsDerivative: network.layers.map(keepsDerivative),
  });
  const parameters = network.layers.reduce((sum, { units, inputs }) => sum + units * (inputs + 1), 0);
  const orders = shuffle ? 2 * Int32Array.BYTES_PER_ELEMENT * train : 0;
  const bytes = memory.bytes + parameters * 4 * (3 + moments) + orders + dataBytes(sizes);
  return {
    network,
    rule,
    moments,
    batch,
    lastBatch: train % batch,
    batchesPerEpoch,
    shuffle,
    gathers,
    evaluation,
    memory,
    bytes,
  };
}

/**
 * The plan of a spec, or why it uses the reference engine; undefined for a spec that no engine can train, which the
 * reference network will report.
 */
export function chosenPlan(spec: Spec, sizes: DataSizes, threads: number): TrainingPlan | Uncompilable | undefined {
  const { layers, problem } = inferShapes(spec.layers);
  if (problem || !layers.at(-1)?.activation || sizes.train === 0) return undefined;
  const network = compilable(spec);
  if (typeof network === 'string') return network;
  const plan = planTraining(network, spec.train, sizes, threads);
  return plan.memory.bytes > addressSpace ? 'address-space' : plan;
}
