import { activationOf } from '../../../model/activation';
import type { Remedy } from '../../../model/edit';
import { defaultInitializer, defaultScale, isConstant } from '../../../model/initializer';
import type { DenseLayer } from '../../../model/layers/dense';
import type { Spec } from '../../../model/spec';
import type { Cause } from '../../../model/unit-trouble';

/** Whether nothing is learnt from a negative z, as under relu. */
function isFlatBelow({ activation, slope }: DenseLayer): boolean {
  const g = activationOf(activation);
  return g.form === 'scalar' && g.family === 'rectifier' && g.derivative(-1, g.value(-1, slope), slope) === 0;
}

/** A smaller α where the present one throws units out of reach. */
const slower = 0.1;

/** What mends units of a layer, the most likely first; only what would change something. */
export function remediesFor(cause: Cause, spec: Spec, layer: DenseLayer, position: number): readonly Remedy[] {
  const { weights, train, seed } = spec;
  const { activation, init, bias } = layer;
  const isFromFile = weights !== undefined;
  const fitting = defaultInitializer(activation).name;
  const drawn: Remedy[] = isFromFile
    ? [{ type: 'draw-weights', layer: position }]
    : isConstant(init)
      ? [{ type: 'initializer', layer: position, initializer: fitting }]
      : [{ type: 'seed', layer: position, seed: seed.value + 1 }];
  const isOther = init.name !== fitting || init.scale !== defaultScale(fitting);
  const fitted: Remedy[] =
    isFromFile || !isOther ? [] : [{ type: 'initializer', layer: position, initializer: fitting }];
  const centred: Remedy[] = isFromFile || bias === 0 ? [] : [{ type: 'bias', layer: position, bias: 0 }];
  const leaky: Remedy[] = isFlatBelow(layer) ? [{ type: 'activation', layer: position, activation: 'leaky-relu' }] : [];
  const slow: Remedy = {
    type: 'learning-rate',
    layer: position,
    lr: Number((train.optimizer.lr * slower).toPrecision(3)),
  };
  switch (cause) {
    case 'zero':
    case 'one-constant':
    case 'equal':
    case 'mirrored':
    case 'zero-unit':
      return drawn;
    case 'dead-start':
    case 'dead':
      return [...centred, ...fitted, ...(centred.length + fitted.length === 0 ? drawn : []), ...leaky];
    case 'dying':
      return [slow, ...leaky];
    case 'saturated-start':
    case 'saturated':
      return [...centred, ...fitted, ...(centred.length + fitted.length === 0 ? drawn : [])];
    case 'saturated-grown':
      return [slow];
  }
}
