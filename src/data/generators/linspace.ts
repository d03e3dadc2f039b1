/** `count` values evenly from `start` to `stop`, rounded like NumPy's; `endpoint`: whether `stop` is included. */
export function linspace(start: number, stop: number, count: number, endpoint: boolean): Float64Array {
  const intervals = endpoint ? count - 1 : count;
  const step = intervals > 0 ? (stop - start) / intervals : 0;
  const values = Float64Array.from({ length: count }, (_, i) => i * step + start);
  if (endpoint && count > 1) values[count - 1] = stop;
  return values;
}
