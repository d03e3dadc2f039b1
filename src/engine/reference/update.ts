import type { Optimizer as OptimizerSettings } from '../../model/optimizer';
import type { Precision } from '../../model/train';
import type { Rule } from '../optimizers/optimizer';
import { optimizerFor } from '../optimizers/table';
import type { LayerGradients } from '../parameters';
import { allFinite, allocate, squaredNorm, type Tensor } from '../tensor';

/** A trained tensor, its gradient, the rule that updates it, and its values before the last update. */
interface Moving {
  readonly value: Tensor;
  readonly gradient: Float64Array;
  readonly rule: Rule;
  readonly previous: Tensor;
}

/** One update of every parameter that is not frozen: clip, then the optimiser's rule. */
export class Update {
  private readonly moving: readonly Moving[];

  constructor(
    settings: OptimizerSettings,
    gradients: readonly LayerGradients[],
    precision: Precision,
    private readonly clip: number | undefined,
  ) {
    const optimizer = optimizerFor(settings);
    const tensors = gradients.flatMap((layer) => layer.tensors);
    this.moving = tensors
      .filter(({ parameter }) => !parameter.frozen)
      .map(({ parameter: { values: value }, values: gradient }) => ({
        value,
        gradient,
        rule: optimizer.bind(value, gradient, () => allocate(precision, value.length)),
        previous: value.slice(),
      }));
  }

  /** Updates the parameters; the `step`th update, counted from 1. False if one of them is no longer finite. */
  apply(lr: number, step: number): boolean {
    if (this.clip !== undefined) this.clipGradients(this.clip);
    let finite = true;
    for (const { value, rule, previous } of this.moving) {
      previous.set(value);
      rule.update(lr, step);
      finite = finite && allFinite(value);
    }
    return finite;
  }

  /** Undoes the last update. */
  rollBack(): void {
    for (const { value, previous } of this.moving) value.set(previous);
  }

  /** The optimiser's tensors, in a fixed order. */
  get state(): readonly Tensor[] {
    return this.moving.flatMap(({ rule }) => rule.state);
  }

  /** g·min(1, c/‖g‖), with the norm over all gradients. */
  private clipGradients(limit: number): void {
    let sum = 0;
    for (const { gradient } of this.moving) sum += squaredNorm(gradient);
    const norm = Math.sqrt(sum);
    if (norm <= limit) return;
    const factor = limit / norm;
    for (const { gradient } of this.moving) {
      for (let k = 0; k < gradient.length; k++) gradient[k] = (gradient[k] ?? NaN) * factor;
    }
  }
}
