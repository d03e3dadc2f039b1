import { optimizerFacts } from '../../model/optimizer';
import { inferShapes } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { Training } from '../../model/train';
import type { DataSizes } from '../memory';
import { keepsDerivative } from './batch-step';
import { type MemoryPlan, planMemory } from './layout/memory-plan';
import { type CompiledNetwork, compilable, type Uncompilable } from './network';
import { updateRule } from './optimizers/table';
import type { UpdateRule } from './optimizers/update-rule';

/** Steps whose factors one call can hold. */
export const stepsPerCall = 256;
/** Rows that one call of the evaluation takes, where there are so many. */
const evaluationRows = 32;
/** What a module can address. */
const addressSpace = 2 ** 32;

/** How a training is cut into calls, and where everything lies. */
export interface TrainingPlan {
  readonly network: CompiledNetwork;
  readonly rule: UpdateRule;
  /** Tensors that the optimiser keeps for each parameter. */
  readonly moments: 0 | 1 | 2;
  /** Examples of a whole batch, and of the last one where it is smaller (else 0). */
  readonly batch: number;
  readonly lastBatch: number;
  readonly batchesPerEpoch: number;
  /** Whether an epoch has an order of its own. */
  readonly shuffle: boolean;
  /** Whether batches are gathered from the set: for shuffling, or for a mask on the input. */
  readonly gathers: boolean;
  /** Examples of one call of the evaluation. */
  readonly evaluation: number;
  readonly memory: MemoryPlan;
  /**
   * Bytes of a run: the module's memory, the parameters that inspectors see and the best ones, the copy of parameters
   * and moments to go back to, and the data as they were read.
   */
  readonly bytes: number;
}

/** Plans a training without allocating anything. */
export function planTraining(
  network: CompiledNetwork,
  training: Pick<Training, 'optimizer' | 'batch' | 'shuffle' | 'clip'>,
  { features, outputs, train, test }: DataSizes,
  threads: number,
): TrainingPlan {
  const batch = training.batch === 'full' ? train : Math.min(training.batch, train);
  const batchesPerEpoch = Math.ceil(train / batch);
  const rule = updateRule(training.optimizer);
  const { moments } = optimizerFacts(training.optimizer.name);
  const evaluation = Math.min(evaluationRows, train);
  const shuffle = training.shuffle && batchesPerEpoch > 1;
  const gathers = shuffle || network.inputDropout.length > 0;
  const memory = planMemory(network, {
    batch,
    evaluation,
    train,
    test,
    gathers,
    moments,
    storedGradient: training.clip !== undefined,
    threads,
    steps: Math.min(stepsPerCall, batchesPerEpoch),
    keepsDerivative: network.layers.map(keepsDerivative),
  });
  const parameters = network.layers.reduce((sum, { units, inputs }) => sum + units * (inputs + 1), 0);
  const bytes = memory.bytes + parameters * 4 * (3 + moments) + (train + test) * (features + outputs) * 8;
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
 * The plan of a spec, or why it stays with the reference engine; undefined for a spec that no engine takes, as the
 * reference network will say.
 */
export function chosenPlan(spec: Spec, sizes: DataSizes, threads: number): TrainingPlan | Uncompilable | undefined {
  const { layers, problem } = inferShapes(spec.layers);
  if (problem || !layers.at(-1)?.activation || sizes.train === 0) return undefined;
  const network = compilable(spec);
  if (typeof network === 'string') return network;
  const plan = planTraining(network, spec.train, sizes, threads);
  return plan.memory.bytes > addressSpace ? 'address-space' : plan;
}
