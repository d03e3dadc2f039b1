import type { ActivationName } from '../../model/activation';
import type { Layer } from '../../model/layer';
import { withRule } from '../../model/layers/table';

/** g of the last layer that has one: the output's, as far as the network can be read. */
export function lastActivation(layers: readonly Layer[]): ActivationName | undefined {
  return layers.flatMap((layer) => withRule(layer, (rule, own) => rule.activation(own)?.name) ?? []).at(-1);
}
