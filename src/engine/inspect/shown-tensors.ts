import type { LayerKind } from '../../model/layer';
import { valuesOf } from '../../model/layers/rule';
import type { WeightTensor } from '../../model/weights';
import type { LayerParameters } from '../parameters';

/** Names of the tensors that an inspector shows: one as a matrix, one with a value for each unit. */
const shown: Readonly<Record<LayerKind, { readonly matrix?: string; readonly column?: string }>> = {
  input: {},
  flatten: {},
  dense: { matrix: 'weight', column: 'bias' },
  dropout: {},
};

/** W[l] as a matrix: one row for each unit. */
export function matrixOf(layer: LayerParameters) {
  const tensor = named(layer, shown[layer.layer.kind].matrix);
  if (!tensor) return undefined;
  const [rows = 0, ...others] = tensor.shape;
  return { rows, columns: valuesOf(others), values: tensor.values };
}

/** b[l], one value for each unit. */
export function columnOf(layer: LayerParameters): WeightTensor['values'] | undefined {
  return named(layer, shown[layer.layer.kind].column)?.values;
}

function named({ tensors }: LayerParameters, name: string | undefined): WeightTensor | undefined {
  return tensors.find((tensor) => tensor.name === name);
}
