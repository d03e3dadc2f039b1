import type { Network } from '../network';
import { matrixOf } from './shown-tensors';

/** Layers that are told of; of a deeper network this many, the first, the last and others evenly between. */
const mostLayers = 32;
/** Weights of a layer that are sorted, spread evenly. */
const mostSorted = 4096;
/** Smallest, lower quartile, median, upper quartile and largest. */
const shares = [0, 0.25, 0.5, 0.75, 1] as const;

/** Five numbers for W of each layer that has one, in their order: smallest, lower quartile, median, upper quartile, largest. */
export function weightQuartiles({ parameters }: Pick<Network, 'parameters'>): Float64Array<ArrayBuffer> {
  const matrices = parameters.flatMap((layer) => matrixOf(layer)?.values ?? []);
  const count = Math.min(matrices.length, mostLayers);
  const found = new Float64Array(shares.length * count);
  for (let k = 0; k < count; k++) {
    const at = count < matrices.length ? Math.round((k * (matrices.length - 1)) / (count - 1)) : k;
    const sorted = sortedSample(matrices[at] ?? new Float64Array());
    const last = sorted.length - 1;
    for (const [i, share] of shares.entries()) {
      found[k * shares.length + i] = sorted[Math.round(share * last)] ?? Number.NaN;
    }
  }
  return found;
}

function sortedSample(values: ArrayLike<number>): Float64Array {
  const count = Math.min(values.length, mostSorted);
  return Float64Array.from({ length: count }, (_, k) => values[Math.floor((k * values.length) / count)] ?? 0).sort();
}
