import type { Optimizer as OptimizerSettings } from '../../model/train';
import { adam } from './adam';
import { adamw } from './adamw';
import { gradientDescent } from './gradient-descent';
import { momentum } from './momentum';
import { nesterov } from './nesterov';
import type { Optimizer } from './optimizer';
import { rmsprop } from './rmsprop';

/** The optimiser that a spec names, each as PyTorch defines it. */
export function optimizerFor(settings: OptimizerSettings): Optimizer {
  const { beta1, beta2, epsilon } = settings;
  switch (settings.name) {
    case 'gradient-descent':
      return gradientDescent;
    case 'momentum':
      return momentum(settings.momentum);
    case 'nesterov':
      return nesterov(settings.momentum);
    case 'rmsprop':
      return rmsprop(settings.alpha, epsilon);
    case 'adam':
      return adam(beta1, beta2, epsilon);
    case 'adamw':
      return adamw(beta1, beta2, epsilon, settings.decay);
  }
}
