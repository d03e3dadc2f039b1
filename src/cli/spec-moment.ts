import type { StepMoment } from '../engine/explain/explain';
import { learningRate } from '../engine/training/learning-rate';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { Spec } from '../model/spec';
import type { Surroundings } from './command';
import type { Options } from './options';
import { goToStep, openRunOf } from './run-replay';
import { startingWeights } from './starting-weights';

/** A moment of a network, and the data by which it goes on. */
export interface SpecMoment {
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly moment: StepMoment;
  /** Of the run. */
  readonly step?: number;
}

/** A step of a run, its last one unless another is given; else the given weights, else those that training begins with; an exit status where a spec has errors. */
export function momentOf(spec: Spec, path: string, options: Options, surroundings: Surroundings): SpecMoment | number {
  const [weights, run] = [options.text('weights'), options.text('run')];
  if (weights !== undefined && run !== undefined) {
    throw new Fault(message('cli-option-clash', { first: '--weights', second: '--run' }));
  }
  if (run !== undefined) return inRun(run, spec, options, surroundings);
  if (options.text('step') !== undefined) {
    throw new Fault(message('cli-option-with', { option: '--step', needed: '--run' }));
  }
  const start = startingWeights(spec, path, options, surroundings);
  const moment = { weights: start.weights, rate: rateAt(spec, 0), updates: 0 };
  return { spec, dataset: start.dataset, moment };
}

/** A step of a run, or the last that it trained, with the optimiser's state there. Throws Fault checkpoint-spec where the run is of another spec. */
function inRun(folder: string, written: Spec, options: Options, surroundings: Surroundings): SpecMoment | number {
  const wanted = options.whole('step', 0);
  const opened = openRunOf(folder, written, surroundings);
  if (typeof opened === 'number') return opened;
  const { spec, dataset, replay, record } = opened;
  try {
    if (wanted !== undefined) goToStep(opened, folder, wanted);
    const step = wanted ?? replay.goTo(record.step);
    const [weights, optimizer, { updates }] = [replay.weights(), replay.optimizer(), replay];
    return { spec, dataset, step, moment: { weights, optimizer, rate: rateAt(spec, replay.epoch), updates } };
  } finally {
    replay.terminate();
  }
}

/** α in an epoch. */
function rateAt({ train }: Spec, epoch: number): number {
  return learningRate(train.schedule, train.optimizer.lr, epoch, train.epochs);
}
