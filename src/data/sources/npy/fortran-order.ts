import type { ArrayValues } from '../array';

/** Values whose first axis counts fastest, in the order in which the last one does. */
export function cOrdered(values: ArrayValues, shape: readonly number[]): ArrayValues {
  if (shape.filter((length) => length > 1).length <= 1) return values;
  if (isTexts(values)) return Array.from(sources(shape), (at) => values[at] ?? '');
  const ordered = values.slice();
  let to = 0;
  for (const at of sources(shape)) ordered[to++] = values[at] ?? NaN;
  return ordered;
}

function isTexts(values: ArrayValues): values is readonly string[] {
  return Array.isArray(values);
}

/** For each element in C order its offset in Fortran order. */
function* sources(shape: readonly number[]): Iterable<number> {
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((a, b) => a * b, 1));
  const index = shape.map(() => 0);
  const lastFirst = [...shape.keys()].reverse();
  const count = shape.reduce((a, b) => a * b, 1);
  let at = 0;
  for (let k = 0; k < count; k++) {
    yield at;
    for (const axis of lastFirst) {
      const next = (index[axis] ?? 0) + 1;
      if (next < (shape[axis] ?? 0)) {
        index[axis] = next;
        at += strides[axis] ?? 0;
        break;
      }
      index[axis] = 0;
      at -= (next - 1) * (strides[axis] ?? 0);
    }
  }
}
