import { disagrees, type TensorCheck } from '../engine/gradcheck/tensor-check';
import type { TensorCheckView } from '../protocol/gradient-check';

/** Entries of a tensor whose first kink is told. */
const mostCrossed = 256;

/** One tensor's check as it is sent; `indices` are the examples' places in the training set. */
export function tensorCheckView(tensor: TensorCheck, indices: Int32Array): TensorCheckView {
  const { entries, norms, ...told } = tensor;
  const column = (of: (entry: TensorCheck['entries'][number]) => number): ArrayBuffer =>
    Float64Array.from(entries, of).buffer;
  return {
    ...told,
    places: column(({ place }) => place),
    analytic: column(({ analytic }) => analytic),
    numeric: column(({ numeric }) => numeric),
    crossings: column(({ crossings }) => crossings.count),
    wrong: entries.flatMap((entry, at) => (disagrees(entry, { norms }) ? [at] : [])),
    crossed: entries
      .flatMap(({ crossings }, at) => {
        const [first] = crossings.named;
        if (!first) return [];
        const { of, position, unit, example, before: above, after: below } = first;
        return [{ at, of, position, unit, example: indices[example] ?? example, above, below }];
      })
      .slice(0, mostCrossed),
  };
}
