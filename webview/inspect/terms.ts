/** One wₖaₖ of z = Σₖ wₖaₖ + b. */
export interface Term {
  readonly index: number;
  readonly weight: number;
  readonly input: number;
  readonly product: number;
}

export interface Sum {
  /** The largest by |wₖaₖ|, largest first. */
  readonly terms: readonly Term[];
  /** How many are left out, and what they come to. */
  readonly others: number;
  readonly rest: number;
}

/** This many terms are listed where all fit … */
const all = 8;
/** … and this many of a unit that has more inputs. */
const largest = 6;

/** Sorts n products w·a by size, equal ones in their order, and sums those beyond the first few. */
export function sumOf(weights: Float64Array, inputs: Float64Array): Sum {
  const products = weights.map((weight, k) => weight * (inputs[k] ?? 0));
  const order = Uint32Array.from(products, (_, k) => k).sort(
    (a, b) => Math.abs(products[b] ?? 0) - Math.abs(products[a] ?? 0),
  );
  const shown = products.length <= all ? products.length : largest;
  const terms = Array.from(order.subarray(0, shown), (index): Term => {
    return { index, weight: weights[index] ?? 0, input: inputs[index] ?? 0, product: products[index] ?? 0 };
  });
  let rest = 0;
  for (const index of order.subarray(shown)) rest += products[index] ?? 0;
  return { terms, others: products.length - shown, rest };
}
