import { type ActivationName, activationOf } from '../../model/activation';
import type { Initializer, InitializerName } from '../../model/initializer';
import type { Dimension } from '../../model/shapes';

/** An array of more dimensions than this is written with an ellipsis. */
export const mostSizes = 8;

/** `(4, m)`, or `(4, 320)` if the number of examples is known. */
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

/** The parts of a written draw: the factor `scale` if it is not 1, n[l-1], and the shape after randn. */
interface Written {
  readonly init: Initializer;
  readonly times: string;
  readonly inputs: number | string;
  readonly shape: string;
}

const draws: Readonly<Record<InitializerName, (written: Written) => string>> = {
  zeros: () => '= 0',
  constant: ({ init }) => `= ${numberText(init.value)}`,
  normal: ({ init, shape }) => `= randn${shape}·${numberText(init.scale)}`,
  uniform: ({ init }) => `~ U[${numberText(-init.scale)}, ${numberText(init.scale)})`,
  he: ({ times, inputs, shape }) => `= randn${shape}·√(2/${inputs})${times}`,
  xavier: ({ times, inputs, shape }) => `= randn${shape}·√(1/${inputs})${times}`,
  'he-uniform': ({ times, inputs }) => `~ U[−√(6/${inputs})${times}, √(6/${inputs})${times})`,
  'xavier-uniform': ({ times, inputs }) => `~ U[−√(3/${inputs})${times}, √(3/${inputs})${times})`,
};

/** How `target`, of a shape such as `(4, 2)`, is drawn; `inputs` is n[l-1], as a number or a symbol. */
export function drawn(init: Initializer, target: string, shape: string, inputs: number | string): string {
  const times = init.scale === 1 ? '' : `·${numberText(init.scale)}`;
  return `${target} ${draws[init.name]({ init, times, inputs, shape })}`;
}
