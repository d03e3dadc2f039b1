import { text } from '../../ui/language';
import { formatBriefly, formatCount, formatExactly, formatPercent } from '../../ui/number';
import type { SeriesBins } from './series-bins';
import type { KnownSpreads } from './spread-series';
import type { FollowedTensor } from './tensors';

/** The values of one tensor over the moments. */
export interface TensorSeries {
  readonly key: FollowedTensor;
  readonly symbol: string;
  /** One value of it. */
  readonly value: string;
  /** Rising. */
  readonly steps: readonly number[];
  readonly bins: SeriesBins;
  /** Of each moment, values in no bin. */
  readonly nonFinite: readonly number[];
  /** Of each moment, the smallest and the largest value. */
  readonly ends: readonly (readonly [low: number, high: number])[];
}

/** A moment and a bin of a series. */
export interface Pointed {
  readonly at: number;
  readonly row: number;
}

/** Training examples that the series are over. */
export type Over = Pick<KnownSpreads, 'examples' | 'of'>;

/** An edge of a bin: all digits where they are few. */
export function edgeText(value: number): string {
  const exact = formatExactly(value);
  return exact.length <= 8 ? exact : formatBriefly(value);
}

/** The values of a bin: `0.25 ≤ w < 0.5`. */
export function binText({ bins, value }: Pick<TensorSeries, 'bins' | 'value'>, row: number): string {
  if (bins.constant !== undefined) return `${value} = ${edgeText(bins.constant)}`;
  return `${edgeText(bins.edge(row))} ≤ ${value} < ${edgeText(bins.edge(row + 1))}`;
}

/** How many values of a moment are in a bin, in words. */
export function readingOf(series: TensorSeries, { at, row }: Pointed): string {
  const column = series.bins.columns[at] ?? new Float64Array();
  const missing = series.nonFinite[at] ?? 0;
  const total = column.reduce((sum, count) => sum + count, missing);
  const count = column[row] ?? 0;
  const said = text('inspect-time-reading', {
    step: formatCount(series.steps[at] ?? 0),
    bin: binText(series, row),
    count: formatCount(count),
    total: formatCount(total),
    share: formatPercent(total === 0 ? 0 : count / total),
  });
  return missing === 0 ? said : `${said} · ${text('inspect-time-non-finite', { count: formatCount(missing) })}`;
}

/** The bin of a moment that has most values; the lowest where several have. */
export function fullestRow({ bins }: Pick<TensorSeries, 'bins'>, at: number): number {
  const column = bins.columns[at] ?? new Float64Array();
  return column.reduce((best, count, row) => (count > (column[best] ?? 0) ? row : best), 0);
}
