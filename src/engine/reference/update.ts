import type { Optimizer as OptimizerSettings } from '../../model/optimizer';
import type { Precision } from '../../model/train';
import type { Rule } from '../optimizers/optimizer';
import { optimizerFor } from '../optimizers/table';
import type { LayerGradients, Parameter } from '../parameters';
import { allFinite, allocate, squaredNorm, type Tensor } from '../tensor';

/** A trained tensor, its gradient, the rule that updates it, and its values before the last update. */
interface Moving {
  readonly parameter: Parameter;
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
      .map(({ parameter, values: gradient }) => {
        const { values: value } = parameter;
        const rule = optimizer.bind(value, gradient, () => allocate(precision, value.length));
        return { parameter, value, gradient, rule, previous: value.slice() };
      });
  }

  /** Updates the parameters; the `step`th update, counted from 1. False if one of them is no longer finite. */
  apply(lr: number, step: number): boolean {
    this.scaleGradients(this.clipFactor());
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

  /** The moments that the optimiser keeps of a parameter, in the model's order; none of a frozen one. */
  momentsOf(parameter: Parameter): readonly Tensor[] {
    return this.moving.find((moving) => moving.parameter === parameter)?.rule.state ?? [];
  }

  /** ‖g‖ over the gradients of all parameters that are not frozen. */
  gradientNorm(): number {
    let sum = 0;
    for (const { gradient } of this.moving) sum += squaredNorm(gradient);
    return Math.sqrt(sum);
  }

  /** min(1, c/‖g‖), by which the next update scales the gradients; 1 where they are not clipped. */
  clipFactor(): number {
    const { clip } = this;
    if (clip === undefined) return 1;
    const norm = this.gradientNorm();
    return norm <= clip ? 1 : clip / norm;
  }

  private scaleGradients(factor: number): void {
    if (factor === 1) return;
    for (const { gradient } of this.moving) {
      for (let k = 0; k < gradient.length; k++) gradient[k] = (gradient[k] ?? NaN) * factor;
    }
  }
}
