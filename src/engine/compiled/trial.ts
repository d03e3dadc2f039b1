import type { Dataset } from '../../model/dataset';
import type { Training } from '../../model/train';
import type { Random } from '../../numerics/random';
import { CompiledTraining } from './compiled-training';
import type { Build, Machine } from './machine';
import type { CompiledNetwork } from './network';
import { planTraining } from './training-plan';

/** Real training steps on a few batches of real examples, only to measure their time. */
export class Trial {
  private readonly training: CompiledTraining;
  private readonly batches: number;
  private best = Number.POSITIVE_INFINITY;

  constructor(
    readonly machine: Machine,
    network: CompiledNetwork,
    settings: Training & { readonly batch: number },
    data: Pick<Dataset, 'train' | 'features' | 'outputs'>,
    private readonly dropout: Random,
    private readonly now: () => number,
  ) {
    const { features, outputs } = data;
    const train = someOf(data, settings.batch);
    const plan = planTraining(
      network,
      settings,
      { features, outputs, train: train.m, validation: 0, test: 0 },
      machine.threads,
    );
    this.batches = plan.batchesPerEpoch;
    this.training = new CompiledTraining(plan, settings, { train }, machine);
  }

  /** Trains for some milliseconds and records the shortest time of a batch. */
  run(milliseconds: number): void {
    const began = this.now();
    for (let at = began; at - began < milliseconds; ) {
      this.training.trainBatches(0, this.batches, 0, 0, this.dropout);
      const after = this.now();
      this.best = Math.min(this.best, (after - at) / this.batches);
      at = after;
    }
  }

  /** Discards the times of the first steps, before the platform's compiler has optimised the code. */
  forget(): void {
    this.best = Number.POSITIVE_INFINITY;
  }

  /** The shortest time of a batch, in milliseconds. */
  get time(): number {
    return this.best;
  }

  terminate(): void {
    this.training.terminate();
  }
}

/** At most two batches. */
function someOf({ train, outputs }: Pick<Dataset, 'train' | 'outputs'>, batch: number) {
  const m = Math.min(train.m, 2 * batch);
  return { m, x: train.x.first(m), y: train.y.subarray(0, m * outputs) };
}

/** Milliseconds of a trial: first time for the platform's compiler to optimise, then rounds in turn. */
const warmUp = 60;
const round = 15;
const rounds = 3;

/** The fastest of some builds, all with equal bits; one other than the first must be faster than it by `margin`. */
export function fastest(
  first: Build,
  others: readonly Build[],
  margin: number,
  trialOf: (build: Build) => Pick<Trial, 'run' | 'forget' | 'time' | 'terminate'>,
): Build {
  if (others.length === 0) return first;
  const trials = [first, ...others].map((build) => ({ build, trial: trialOf(build) }));
  for (const { trial } of trials) trial.run(warmUp);
  for (const { trial } of trials) trial.forget();
  for (let i = 0; i < rounds; i++) for (const { trial } of trials) trial.run(round);
  for (const { trial } of trials) trial.terminate();
  const [standard, ...rest] = trials.map(({ build, trial }) => ({ build, time: trial.time }));
  const enough = rest.filter(({ time }) => time * (1 + margin) < (standard?.time ?? Number.NaN));
  return enough.sort((a, b) => a.time - b.time)[0]?.build ?? first;
}
