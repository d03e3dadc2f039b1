import { type ActivationName, activationOf } from '../../model/activation';
import type { Initializer } from '../../model/initializer';
import type { Dimension } from '../../model/shapes';

/** An array of more dimensions than this is written with an ellipsis. */
export const mostSizes = 8;

/** `(4, m)`, or `(4, 320)` where the number of examples is known. */
export function shapeText(dimensions: readonly Dimension[], m?: number): string {
  const last = dimensions.length - 1;
  const shown =
    dimensions.length > mostSizes ? [...dimensions.slice(0, 3), '…', ...dimensions.slice(last)] : dimensions;
  return `(${shown.map((dimension) => (dimension === 'm' ? (m ?? 'm') : dimension)).join(', ')})`;
}

/** A number with a proper minus. */
export function numberText(value: number): string {
  if (Math.abs(value) === Number.POSITIVE_INFINITY) return value > 0 ? '∞' : '−∞';
  return String(value).replace(/^-/, '−');
}

/** `tanh(…)` as the formulas write it. */
export function applied(activation: ActivationName, argument: string): string {
  const { symbol } = activationOf(activation);
  return symbol === '' ? argument : `${symbol}(${argument})`;
}

/** How `target`, of a shape such as `(4, 2)`, is drawn; `inputs` is n[l-1], as a number or a symbol. */
export function drawn(init: Initializer, target: string, shape: string, inputs: number | string): string {
  const times = init.scale === 1 ? '' : `·${numberText(init.scale)}`;
  switch (init.name) {
    case 'zeros':
      return `${target} = 0`;
    case 'constant':
      return `${target} = ${numberText(init.value)}`;
    case 'normal':
      return `${target} = randn${shape}·${numberText(init.scale)}`;
    case 'uniform':
      return `${target} ~ U[${numberText(-init.scale)}, ${numberText(init.scale)})`;
    case 'he':
      return `${target} = randn${shape}·√(2/${inputs})${times}`;
    case 'xavier':
      return `${target} = randn${shape}·√(1/${inputs})${times}`;
    case 'he-uniform':
      return `${target} ~ U[−√(6/${inputs})${times}, √(6/${inputs})${times})`;
    case 'xavier-uniform':
      return `${target} ~ U[−√(3/${inputs})${times}, √(3/${inputs})${times})`;
  }
}
