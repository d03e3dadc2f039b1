import type { OptimizerName, Optimizer as OptimizerSettings } from '../../model/optimizer';
import { adam } from './adam';
import { adamw } from './adamw';
import { gradientDescent } from './gradient-descent';
import type { Optimizer } from './optimizer';
import { rmsprop } from './rmsprop';
import { momentum } from './velocity';

const table: Readonly<Record<OptimizerName, (settings: OptimizerSettings) => Optimizer>> = {
  'gradient-descent': () => gradientDescent,
  momentum: ({ momentum: mu }) => momentum(mu, false),
  nesterov: ({ momentum: mu }) => momentum(mu, true),
  rmsprop: ({ alpha, epsilon }) => rmsprop(alpha, epsilon),
  adam: ({ beta1, beta2, epsilon }) => adam(beta1, beta2, epsilon),
  adamw: ({ beta1, beta2, epsilon, decay }) => adamw(beta1, beta2, epsilon, decay),
};

/** The optimiser named in a spec, as PyTorch defines it. */
export function optimizerFor(settings: OptimizerSettings): Optimizer {
  return table[settings.name](settings);
}
