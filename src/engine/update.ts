import type { Optimizer as OptimizerSettings, Precision } from '../model/train';
import type { Optimizer } from './optimizers/optimizer';
import { optimizerFor } from './optimizers/table';
import type { LayerGradients, LayerParameters } from './parameters';
import { allFinite, allocate, squaredNorm, type Tensor } from './tensor';

/** A tensor that moves, its gradient, what the optimiser remembers of it, and its value before the last update. */
interface Moving {
  readonly value: Tensor;
  readonly gradient: Float64Array;
  readonly state: readonly Tensor[];
  readonly previous: Tensor;
}

/** One update of every parameter that is not frozen: clip, then the optimiser's rule. */
export class Update {
  private readonly optimizer: Optimizer;
  private readonly moving: readonly Moving[];

  constructor(
    settings: OptimizerSettings,
    parameters: readonly LayerParameters[],
    gradients: readonly LayerGradients[],
    precision: Precision,
    private readonly clip: number | undefined,
  ) {
    const optimizer = optimizerFor(settings);
    this.optimizer = optimizer;
    this.moving = parameters.flatMap((layer, index) => {
      if (layer.layer.frozen) return [];
      const { weight, bias } = gradients[index];
      return [
        { value: layer.weight, gradient: weight },
        { value: layer.bias, gradient: bias },
      ].map(({ value, gradient }) => ({
        value,
        gradient,
        state: Array.from({ length: optimizer.slots }, () => allocate(precision, value.length)),
        previous: value.slice(),
      }));
    });
  }

  /** Moves the parameters; the `step`th update, counted from 1. False where one of them is no longer finite. */
  apply(lr: number, step: number): boolean {
    if (this.clip !== undefined) this.clipGradients(this.clip);
    let finite = true;
    for (const { value, gradient, state, previous } of this.moving) {
      previous.set(value);
      this.optimizer.update(value, gradient, state, lr, step);
      finite = finite && allFinite(value);
    }
    return finite;
  }

  /** Takes the last update back. */
  rollBack(): void {
    for (const { value, previous } of this.moving) value.set(previous);
  }

  /** The optimiser's tensors, in a fixed order. */
  get state(): readonly Tensor[] {
    return this.moving.flatMap(({ state }) => state);
  }

  /** g·min(1, c/‖g‖), the norm taken over all of them. */
  private clipGradients(limit: number): void {
    let sum = 0;
    for (const { gradient } of this.moving) sum += squaredNorm(gradient);
    const norm = Math.sqrt(sum);
    if (norm <= limit) return;
    const factor = limit / norm;
    for (const { gradient } of this.moving) {
      for (let k = 0; k < gradient.length; k++) gradient[k] *= factor;
    }
  }
}
