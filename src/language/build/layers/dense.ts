import { activationNames } from '../../../model/activation';
import {
  defaultInitializer,
  defaultScale,
  defaultValue,
  type Initializer,
  initializerNames,
} from '../../../model/initializer';
import type { DenseLayer } from '../../../model/layer';
import { denseDefaults } from '../../../model/layers/dense';
import type { ReadNode } from '../reading';

export function readDense(read: ReadNode, name: string): DenseLayer | undefined {
  const units = read.number('units');
  const written = read.literal('activation');
  const activation = written ? read.choice('activation', activationNames) : denseDefaults.activation;
  if (read.text('name') === undefined || units === undefined || activation === undefined) return undefined;
  const l2 = read.number('l2');
  return {
    kind: 'dense',
    name,
    units,
    activation,
    init: readInitializer(read, defaultInitializer(activation)),
    bias: read.number('bias') ?? denseDefaults.bias,
    ...(l2 === undefined ? {} : { l2 }),
    slope: read.number('slope') ?? denseDefaults.slope,
    frozen: read.flags.has('frozen'),
  };
}

function readInitializer(read: ReadNode, byDefault: Initializer): Initializer {
  const name = read.choice('init', initializerNames) ?? byDefault.name;
  return { name, scale: read.number('scale') ?? defaultScale(name), value: read.number('value') ?? defaultValue };
}
