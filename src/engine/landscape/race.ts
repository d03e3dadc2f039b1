import type { Dataset } from '../../model/dataset';
import type { Optimizer } from '../../model/optimizer';
import type { Spec } from '../../model/spec';
import type { StepsOptions } from '../training/create-steps';
import { CostFunction } from './cost-function';
import { gridCosts } from './cost-grid';
import { Descent } from './descent';
import { Landscape } from './landscape';
import { type PrincipalPlane, principalPlane } from './principal-plane';
import { RacePreview } from './race-preview';
import { thinned } from './trail';

export interface RaceOptions extends StepsOptions {
  /** Whether the ways can be seen before all have ended; the race and its plane are the same. */
  readonly preview?: boolean;
}

/** Several optimisers from the same start, with the same batches. */
export class Race {
  readonly runners: readonly { readonly optimizer: Optimizer; readonly descent: Descent }[];
  /**
   * The plane along the main directions of the ways of all that have not diverged, through the best end; undefined until all
   * have ended, and where none has moved.
   */
  plane: PrincipalPlane | undefined;
  /** J over that plane; its only cost has the paths of those runners, in their order. */
  landscape: Landscape | undefined;
  /** What can be seen before that. */
  preview: RacePreview | undefined;

  /**
   * `options.memoryLimit` is for all of them together. Throws the Faults of `createSteps`; then those that were created are
   * terminated.
   */
  constructor(
    private readonly spec: Spec,
    private readonly dataset: Dataset,
    optimizers: readonly Optimizer[],
    readonly steps: number,
    { memoryLimit, preview = false, ...options }: RaceOptions = {},
  ) {
    const cost = new CostFunction(spec, dataset, [spec.train.loss]);
    const created: { readonly optimizer: Optimizer; readonly descent: Descent }[] = [];
    let left = memoryLimit;
    try {
      for (const optimizer of optimizers) {
        const own = { ...spec, train: { ...spec.train, optimizer } };
        const limit = left === undefined ? {} : { memoryLimit: left };
        const descent = new Descent(own, dataset, cost, steps, { ...options, ...limit }, optimizers.length);
        if (left !== undefined) left -= descent.bytes;
        created.push({ optimizer, descent });
      }
    } catch (error) {
      for (const { descent } of created) descent.terminate();
      throw error;
    }
    this.runners = created;
    const descents = created.map(({ descent }) => descent);
    if (preview) this.preview = new RacePreview(descents, cost, spec.train.loss, gridCosts(cost));
  }

  /** The part of the race that is done, from 0 to 1. */
  get done(): number {
    const taken = this.runners.reduce((sum, { descent }) => sum + (descent.isOver ? this.steps : descent.step), 0);
    const ran = taken / Math.max(1, this.runners.length * this.steps);
    return this.plane ? 0.7 * ran + 0.3 * (this.landscape?.done ?? 0) : 0.7 * ran;
  }

  /** Runs the race, then computes J over its plane; a caller may pause, or give up, after each step and each cost. */
  *work(): Generator<void> {
    while (this.runners.some(({ descent }) => !descent.isOver)) {
      for (const { descent } of this.runners) {
        descent.advance();
        yield;
      }
      if (this.preview) yield* this.preview.follow();
    }
    this.terminate();
    const ended = this.runners.map(({ descent }) => descent).filter(({ end }) => end === undefined);
    const [best] = [...ended].sort((a, b) => (a.costs.at(-1) ?? 0) - (b.costs.at(-1) ?? 0));
    const centre = best?.points.at(-1);
    this.plane = centre && principalPlane(thinned(ended), centre);
    if (!this.plane) return;
    const sides = [{ loss: this.spec.train.loss, trails: ended }];
    this.landscape = new Landscape(this.spec, this.dataset, { plane: this.plane, sides });
    yield* this.landscape.work();
    this.preview = undefined;
  }

  /** Releases what the runners use. */
  terminate(): void {
    for (const { descent } of this.runners) descent.terminate();
  }
}
