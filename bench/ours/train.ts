import { CompiledSteps } from '../../src/engine/compiled/compiled-steps';
import { compilable } from '../../src/engine/compiled/network';
import type { ThreadPoolSetup } from '../../src/engine/compiled/thread-pool';
import { planTraining } from '../../src/engine/compiled/training-plan';
import { Network } from '../../src/engine/network';
import { ReferenceSteps } from '../../src/engine/reference/reference-steps';
import type { Steps } from '../../src/engine/training/steps';
import type { Dataset } from '../../src/model/dataset';
import type { Spec } from '../../src/model/spec';
import { readHanded } from '../handed.mjs';
import { type Measured, measure } from '../measure.mjs';
import { denseTensors } from './handed-tensors';
import type { TrainJob } from './job';
import { buildOf, platform } from './platform';
import { datasetOf, specOf } from './spec';

/** What a compiled workload took before its first step. */
interface Emitted {
  /** Milliseconds until the modules' bytes were built, and until all threads had them ready. */
  readonly emission: number;
  readonly start: number;
  /** Bytes of one thread's module. */
  readonly module: number;
  /** Bytes of its memory, planned for the workload alone. */
  readonly memory: number;
}

/** Trains as the product does, its looks for what is not finite included. */
export function train(job: TrainJob): Measured & { emitted?: Emitted } {
  const { workload, folder, seconds } = job;
  const spec = specOf(workload);
  const handed = readHanded(folder, workload.layers);
  const dataset = datasetOf(workload, handed);
  const network = new Network(spec);
  for (const [l, layer] of network.parameters.entries()) {
    const { weight, bias } = denseTensors(layer);
    const initial = handed.parameters[l];
    if (!initial) throw new RangeError('fewer weights were handed over than the network has layers');
    weight.set(initial.weight);
    bias.set(initial.bias);
  }
  const rateOf = () => workload.rate;
  if (job.engine === 'reference') {
    return measure(learner(new ReferenceSteps(spec, dataset, network, rateOf)), workload, seconds);
  }
  const { steps, emitted } = compiled(spec, dataset, network, job.engine, job.threads, rateOf);
  const measured = measure(learner(steps), workload, seconds);
  steps.terminate();
  return { ...measured, emitted };
}

function learner(steps: Steps) {
  let step = 0;
  return {
    train(from: number, count: number): void {
      const { nonFinite } = steps.train({ epoch: 0, batch: from, step }, count);
      if (nonFinite) throw new Error(`${nonFinite.layer} ${nonFinite.tensor} is no longer finite`);
      step += count;
    },
    cost: () => steps.measure('test')?.cost ?? Number.NaN,
  };
}

function compiled(
  spec: Spec,
  dataset: Dataset,
  network: Network,
  tier: 'A' | 'B' | 'C',
  threads: number,
  rateOf: () => number,
): { steps: Steps; emitted: Emitted } {
  const taken = compilable(spec);
  if (typeof taken === 'string') throw new Error(`the compiler does not take the workload: ${taken}`);
  const { features, outputs, train, test } = dataset;
  const sizes = { features, outputs, train: train.m, validation: 0, test: 0 };
  const alone = planTraining(taken, spec.train, sizes, threads);
  const plan = planTraining(taken, spec.train, { ...sizes, test: test?.m ?? 0 }, threads);
  const here = platform();
  const began = performance.now();
  let [emission, start, module] = [0, 0, 0];
  const startThreadPool = (order: ThreadPoolSetup) => {
    emission = performance.now() - began;
    const [own] = order.modules;
    if (!own) throw new RangeError('a thread pool has at least one module');
    module = own.length;
    const pool = here.startThreadPool(order);
    start = performance.now() - began;
    return pool;
  };
  const steps = new CompiledSteps(spec, dataset, network, rateOf, plan, {
    ...buildOf(tier, threads, here),
    startThreadPool,
  });
  return { steps, emitted: { emission, start, module, memory: alone.memory.bytes } };
}
