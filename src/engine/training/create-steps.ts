import type { Dataset } from '../../model/dataset';
import { defaultMemoryLimit } from '../../model/memory-limit';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import { CompiledSteps } from '../compiled/compiled-steps';
import type { Machine } from '../compiled/machine';
import type { Uncompilable } from '../compiled/network';
import { unlessOutOfMemory } from '../compiled/thread-pool';
import { chosenPlan } from '../compiled/training-plan';
import { checkMemory, dataSizesOf, memoryNeeded } from '../memory';
import { checkSizes, Network } from '../network';
import { ReferenceSteps } from '../reference/reference-steps';
import { learningRate } from './learning-rate';
import type { Steps } from './steps';

export interface StepsOptions {
  /** Initial weights instead of the initialisers' draws. */
  readonly weights?: NetworkWeights;
  /** Instead of the spec's: a schedule may depend on it. */
  readonly epochs?: number;
  /** In bytes; default 2 GiB. */
  readonly memoryLimit?: number;
  /** The machine for a compiled network; if absent, the reference engine trains. */
  readonly machine?: Machine;
}

/**
 * The training steps of a spec on a data set, before the first of them, and the bytes that they use in addition to the data
 * as they were read. Throws Faults `features-mismatch`, `outputs-mismatch`, `memory-budget` (before any memory is
 * allocated), and those of weights that do not fit.
 */
export function createSteps(
  spec: Spec,
  dataset: Dataset,
  options: StepsOptions,
): { readonly steps: Steps; readonly bytes: number } {
  const { train: settings } = spec;
  const { machine, epochs = settings.epochs } = options;
  const sizes = dataSizesOf(dataset);
  const plan = machine && chosenPlan(spec, sizes, machine.threads);
  const compiled = typeof plan === 'object' ? plan : undefined;
  const bytes = compiled?.bytes ?? memoryNeeded(spec, sizes);
  checkMemory(spec, bytes, options.memoryLimit ?? defaultMemoryLimit);
  const network = new Network(spec, settings.precision, dataset.classWeights);
  checkSizes(network, dataset);
  network.initialize();
  if (options.weights) network.load(options.weights);
  const rateOf = (epoch: number): number => learningRate(settings.schedule, settings.optimizer.lr, epoch, epochs);
  const reference = (reason: Uncompilable | undefined): Steps =>
    new ReferenceSteps(spec, dataset, network, rateOf, reason);
  const reason = typeof plan === 'string' ? plan : undefined;
  const steps =
    compiled && machine
      ? unlessOutOfMemory(
          () => new CompiledSteps(spec, dataset, network, rateOf, compiled, machine),
          () => reference('no-memory'),
        )
      : reference(reason);
  return { steps, bytes };
}
