import type { GradientCheckView, TensorCheckView } from '../../src/protocol/gradient-check';

/** One entry of a check: its tensor, by its place among them, and its place in the tensor's grid. */
export interface ChosenEntry {
  readonly tensor: number;
  readonly at: number;
}

/** What is known of one entry. */
export interface EntryNumbers {
  /** In the tensor, from 0. */
  readonly row: number;
  readonly column: number;
  readonly analytic: number;
  readonly numeric: number;
  /** Kinks within ±ε. */
  readonly crossings: number;
  readonly crossed: TensorCheckView['crossed'][number] | undefined;
  readonly isWrong: boolean;
}

/** The numbers of a tensor's entry; undefined where it has no such entry. */
export function entryNumbers(tensor: TensorCheckView, at: number): EntryNumbers | undefined {
  const place = new Float64Array(tensor.places)[at];
  if (place === undefined) return undefined;
  return {
    row: Math.floor(place / tensor.columns),
    column: place % tensor.columns,
    analytic: new Float64Array(tensor.analytic)[at] ?? Number.NaN,
    numeric: new Float64Array(tensor.numeric)[at] ?? Number.NaN,
    crossings: new Float64Array(tensor.crossings)[at] ?? 0,
    crossed: tensor.crossed.find((kink) => kink.at === at),
    isWrong: tensor.wrong.includes(at),
  };
}

/** The entry beside the chosen one in its grid; from the end of a row to the next one, from a tensor's end to the next tensor. */
export function entryBeside({ tensors }: GradientCheckView, chosen: ChosenEntry, by: 'row' | 'column', step: 1 | -1) {
  const tensor = tensors[chosen.tensor];
  if (!tensor) return chosen;
  const { gridRows, gridColumns } = tensor;
  const to = chosen.at + step * (by === 'row' ? gridColumns : 1);
  if (to >= 0 && to < gridRows * gridColumns) return { ...chosen, at: to };
  const next = (chosen.tensor + step + tensors.length) % tensors.length;
  const other = tensors[next];
  if (!other) return chosen;
  return { tensor: next, at: step > 0 ? 0 : other.gridRows * other.gridColumns - 1 };
}

/**
 * The next entry that is worth a look: one that disagrees, else one with a kink within ±ε, else the one of each tensor whose
 * two values differ most.
 */
export function nextNotable({ tensors }: GradientCheckView, chosen: ChosenEntry | undefined): ChosenEntry | undefined {
  const wrong = tensors.flatMap(({ wrong: all }, tensor) => all.map((at) => ({ tensor, at })));
  const kinked = tensors.flatMap(({ crossings }, tensor) =>
    [...new Float64Array(crossings)].flatMap((count, at) => (count > 0 ? [{ tensor, at }] : [])),
  );
  const largest = tensors.map((each, tensor) => ({ tensor, at: largestDifference(each) }));
  const notable = wrong.length > 0 ? wrong : kinked.length > 0 ? kinked : largest;
  const after = notable.find(
    ({ tensor, at }) => !chosen || tensor > chosen.tensor || (tensor === chosen.tensor && at > chosen.at),
  );
  return after ?? notable[0];
}

function largestDifference({ analytic, numeric }: TensorCheckView): number {
  const [a, n] = [new Float64Array(analytic), new Float64Array(numeric)];
  let found = 0;
  const difference = (at: number): number => Math.abs((a[at] ?? 0) - (n[at] ?? 0));
  for (let at = 1; at < a.length; at++) if (difference(at) > difference(found)) found = at;
  return found;
}
