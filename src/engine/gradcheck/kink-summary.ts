import type { Kink } from './kinks';
import type { TensorCheck } from './tensor-check';

/** One place of the network that is crossed within ±ε, and for how many of the checked entries. */
export interface CrossedKink extends Omit<Kink, 'example'> {
  /** The example's place in the training set. */
  readonly example: number;
  readonly entries: number;
}

/** The kinks that entries name, those of most entries first, `most` of them, and how many there are. */
export function crossedKinks(
  tensors: readonly Pick<TensorCheck, 'entries'>[],
  indices: Int32Array,
  most: number,
): { readonly kinks: readonly CrossedKink[]; readonly count: number } {
  const found = new Map<string, CrossedKink>();
  for (const { entries } of tensors) {
    for (const { crossings } of entries) {
      for (const kink of crossings.named) {
        const { of, position, unit, example } = kink;
        const key = `${of} ${position} ${unit} ${example}`;
        const known = found.get(key) ?? { ...kink, example: indices[example] ?? example, entries: 0 };
        found.set(key, { ...known, entries: known.entries + 1 });
      }
    }
  }
  const kinks = [...found.values()].sort(
    (a, b) => b.entries - a.entries || a.position - b.position || a.unit - b.unit || a.example - b.example,
  );
  return { kinks: kinks.slice(0, most), count: kinks.length };
}
