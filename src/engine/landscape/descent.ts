import type { Dataset } from '../../model/dataset';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import { createSteps, type StepsOptions } from '../training/create-steps';
import { explosionFactor, type TensorName } from '../training/divergence';
import { atStart, type Position } from '../training/position';
import type { Steps } from '../training/steps';
import type { CostFunction } from './cost-function';
import { distance, parameterVector } from './parameter-vector';
import { keptSteps, pointsOf, type Trail } from './trail';

/** Costs of one descent that are kept. */
const mostCosts = 2000;

/** Why a descent has ended before its last step. */
export interface DescentEnd extends TensorName {
  /** The last step at which all was finite. */
  readonly step: number;
  /** Of a cost that is finite: how many times the first one, or that of the best constant if it is larger. */
  readonly factor?: number;
}

/** A training of its own for some steps, with the bits that it has anywhere else; its way through the parameters is kept. */
export class Descent implements Trail {
  readonly steps: number[] = [];
  readonly points: Float64Array[] = [];
  /** The steps at which J is measured, and J there. */
  readonly measured: number[] = [];
  readonly costs: number[] = [];
  /** Σ‖Δθ‖ over all steps so far. */
  way = 0;
  /** Set where it has diverged. */
  end: DescentEnd | undefined;
  /** Bytes that the training uses. */
  readonly bytes: number;
  /** Steps between two measurements. */
  readonly every: number;
  private readonly training: Steps;
  private readonly wanted: readonly number[];
  private position: Position = atStart;
  private theta: Float64Array;

  /**
   * Takes `last` steps; `cost` measures them, by the first of its losses; `trails` are kept together. Throws the Faults of
   * `createSteps`.
   */
  constructor(
    private readonly spec: Spec,
    private readonly dataset: Dataset,
    private readonly cost: CostFunction,
    readonly last: number,
    options: StepsOptions = {},
    trails = 1,
  ) {
    const { steps, bytes } = createSteps(spec, dataset, options);
    this.training = steps;
    this.bytes = bytes;
    this.every = Math.max(1, Math.ceil(last / mostCosts));
    this.theta = parameterVector(steps.weights());
    this.wanted = keptSteps(last, pointsOf(this.theta.length, trails));
    this.keep();
  }

  get step(): number {
    return this.position.step;
  }

  get isOver(): boolean {
    return this.end !== undefined || this.step >= this.last;
  }

  /** Takes one step. */
  advance(): void {
    if (this.isOver) return;
    const { training, spec, dataset } = this;
    const taken = training.train(this.position, 1);
    const checked = taken.nonFinite ? taken : training.verify(taken.position);
    this.position = checked.position;
    if (checked.nonFinite) {
      this.end = { ...checked.nonFinite, step: this.step };
      return;
    }
    const theta = parameterVector(training.weights());
    this.way += distance(theta, this.theta);
    this.theta = theta;
    this.keep();
    const cost = this.costs.at(-1) ?? Number.NaN;
    if (this.step < this.last && Number.isFinite(cost)) return;
    const { network } = training;
    const { name: layer } = network.output;
    const factor = explosionFactor(cost, this.costs[0], network, spec, dataset);
    if (!Number.isFinite(cost)) this.end = { layer, tensor: 'J', step: this.step };
    else if (factor !== undefined) this.end = { layer, tensor: 'J', step: this.step, factor };
  }

  /** Copies of W[l] and b[l]. */
  weights(): NetworkWeights {
    return this.training.weights();
  }

  /** The first step at which J was at most `target`; undefined where it never was. */
  stepsTo(target: number): number | undefined {
    return this.measured[this.costs.findIndex((cost) => cost <= target)];
  }

  /** Releases the platform's resources. */
  terminate(): void {
    this.training.terminate();
  }

  private keep(): void {
    const { step, last, every } = this;
    if (this.wanted.includes(step)) {
      this.steps.push(step);
      this.points.push(this.theta);
    }
    if (step % every !== 0 && step !== last) return;
    this.measured.push(step);
    this.costs.push(this.cost.at(this.theta)[0] ?? Number.NaN);
  }
}
