import type { LayerParameters } from '../../src/engine/parameters';

/** The values of W[l] and b[l] of a dense layer: all layers of the workloads that have tensors are dense. */
export function denseTensors({ name, tensors }: LayerParameters): {
  readonly weight: Float32Array | Float64Array;
  readonly bias: Float32Array | Float64Array;
} {
  const valuesOf = (tensor: string): Float32Array | Float64Array => {
    const found = tensors.find((candidate) => candidate.name === tensor);
    if (!found) throw new RangeError(`the layer ${name} has no ${tensor}`);
    return found.values;
  };
  return { weight: valuesOf('weight'), bias: valuesOf('bias') };
}

/** A network's parameters as the other systems receive them. */
export function handedParameters(layers: readonly LayerParameters[]) {
  return layers.map((layer) => {
    const { weight, bias } = denseTensors(layer);
    return {
      inputs: layer.inputs,
      units: layer.units,
      weight: Float32Array.from(weight),
      bias: Float32Array.from(bias),
    };
  });
}
