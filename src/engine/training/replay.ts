import type { Dataset } from '../../model/dataset';
import { Fault } from '../../model/message';
import type { Measure, TrainingRecord } from '../../model/record';
import type { SetName } from '../../model/sets';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import { corrupt, decodeCheckpoint } from '../../runs/checkpoint';
import { identityOf } from '../../runs/identity';
import type { ForwardOptions, ForwardPass, Passes } from '../forward-pass';
import type { Network } from '../network';
import { createSteps, type StepsOptions } from './create-steps';
import { atStart, type Position } from './position';
import { encodeMoment, restoreSteps } from './saved-steps';
import { measureSets, type Steps, type StepsState } from './steps';

/** Where the saved moments of a run are. */
export interface Moments {
  /** The steps at which a moment was saved, rising. */
  readonly steps: readonly number[];
  /** The bytes of one of them. Throws a Fault where they cannot be read. */
  read(step: number): Uint8Array;
}

/**
 * A run at any of its steps, with the bits that it had there: from the last moment that was saved before, its steps are done
 * again. It neither measures epochs nor stops early nor restores best weights, which change no step.
 */
export class Replay implements Passes {
  readonly epochs: number;
  readonly identity: string;
  /** Bytes that the replay uses, in addition to the data as they were read. */
  readonly bytes: number;
  private readonly steps: Steps;
  private position: Position = atStart;
  private readonly initial: NetworkWeights;
  private readonly fresh: StepsState;
  /** J before any update, where a moment tells it. */
  private firstCost: number | null = null;

  /** Throws the Faults of `createSteps`. */
  constructor(
    readonly spec: Spec,
    readonly dataset: Dataset,
    private readonly moments: Moments,
    options: StepsOptions = {},
    /** The first step of a branch, at which it has a moment; what was before is of another run. */
    readonly begins = 0,
  ) {
    this.epochs = options.epochs ?? spec.train.epochs;
    this.identity = identityOf(spec);
    const { steps, bytes } = createSteps(spec, dataset, options);
    this.steps = steps;
    this.bytes = bytes;
    this.initial = this.steps.weights();
    this.fresh = copyOf(this.steps.save());
  }

  /**
   * Goes to a step. Gives the step that is reached: a run that diverged has none behind its last finite one. Throws
   * Faults of moments that cannot be read or belong to another run.
   */
  goTo(step: number): number {
    this.startNear(step);
    while (!this.approach(step, step)) {
      // Goes on to the next epoch.
    }
    return this.step;
  }

  /** Makes the position the last one up to `step` that costs no steps: where it is, a saved moment or the start. */
  startNear(step: number): void {
    const saved = this.moments.steps.filter((each) => each <= step).reverse();
    for (const each of saved) {
      const here = this.position.step;
      if ((here >= each && here <= step) || this.restore(each)) return;
    }
    if (this.begins > 0) throw corrupt();
    if (this.position.step > step) this.begin();
  }

  /**
   * Does the next steps on the way to `step`: at most `most`, and none beyond the epoch. Gives whether the way has ended, there
   * or at the last finite step.
   */
  approach(step: number, most: number): boolean {
    const { steps } = this;
    if (this.position.step < step) {
      const inEpoch = steps.batchesPerEpoch - this.position.batch;
      const count = Math.min(step - this.position.step, inEpoch, most);
      const { position, nonFinite } = steps.train(this.position, count);
      this.position = position;
      if (nonFinite) return true;
      if (position.step < step) return false;
    }
    this.position = steps.verify(this.position).position;
    return true;
  }

  get epoch(): number {
    return this.position.epoch;
  }

  get step(): number {
    return this.position.step;
  }

  get batchesPerEpoch(): number {
    return this.steps.batchesPerEpoch;
  }

  /** The parameters at this step. */
  get network(): Network {
    return this.steps.network;
  }

  weights(): NetworkWeights {
    return this.steps.weights();
  }

  /** Updates that the optimiser's tensors have seen. */
  get updates(): number {
    return this.step - this.steps.save().optimizerFrom;
  }

  /** The optimiser's tensors at this step. */
  optimizer(): StepsState['optimizer'] {
    return this.steps.save().optimizer;
  }

  /** All that a run needs to go on from this step, or another to branch from it. */
  saveMoment(): Uint8Array {
    return encodeMoment(this, this.steps, this.position, this.firstCost);
  }

  /** Cost and accuracy of each set at this step. */
  record(): TrainingRecord {
    return { epoch: this.epoch, step: this.step, ...measureSets(this.steps) };
  }

  /** Cost and accuracy of a set at this step; undefined if there is no such set. */
  measure(set: SetName): Measure | undefined {
    return this.steps.measure(set);
  }

  wrong(set: SetName): readonly number[] {
    return this.steps.wrong(set);
  }

  pass(options: ForwardOptions): ForwardPass {
    return this.steps.pass(options);
  }

  /** Releases the platform's resources, such as threads. */
  terminate(): void {
    this.steps.terminate();
  }

  /** Goes to a saved moment; false if its file is damaged, as a kill leaves it. */
  private restore(step: number): boolean {
    try {
      const moment = decodeCheckpoint(this.moments.read(step));
      this.position = restoreSteps(this.steps, moment, this);
      this.firstCost = moment.progress.firstCost;
      return true;
    } catch (error) {
      if (error instanceof Fault && error.detail.code === 'checkpoint-corrupt') return false;
      throw error;
    }
  }

  private begin(): void {
    this.position = atStart;
    this.steps.load(this.initial);
    this.steps.restore(copyOf(this.fresh), atStart);
  }
}

/** A copy that later steps do not change. */
function copyOf({ optimizer, optimizerFrom, order, shuffle, dropout }: StepsState): StepsState {
  return {
    optimizer: optimizer.map((tensor) => tensor.slice()),
    optimizerFrom,
    order: order?.slice(),
    shuffle: [...shuffle],
    dropout: [...dropout],
  };
}
