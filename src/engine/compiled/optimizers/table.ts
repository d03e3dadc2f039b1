import type { Optimizer } from '../../../model/train';
import { adam } from './adam';
import { gradientDescent } from './gradient-descent';
import { momentum } from './momentum';
import { nesterov } from './nesterov';
import { rmsprop } from './rmsprop';
import type { UpdateRule } from './update-rule';

/** The emitter of an optimiser, its constants baked in. */
export function updateRule(optimizer: Optimizer): UpdateRule {
  const { momentum: mu, alpha, beta1, beta2, epsilon } = optimizer;
  switch (optimizer.name) {
    case 'gradient-descent':
      return gradientDescent;
    case 'momentum':
      return momentum(mu);
    case 'nesterov':
      return nesterov(mu);
    case 'rmsprop':
      return rmsprop(alpha, epsilon);
    case 'adam':
      return adam({ beta1, beta2, epsilon, decoupledDecay: false });
    case 'adamw':
      return adam({ beta1, beta2, epsilon, decoupledDecay: true });
  }
}
