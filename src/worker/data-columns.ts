import { type ColumnOverview, columnOverviews } from '../data/overview/overview';
import type { PreparedExamples } from '../data/prepare';
import type { NumberSummary } from '../data/statistics/number-summary';
import { type DataColumnView, mostColumns } from '../protocol/data-view';

/** Where a column's values are among the features, or its targets among the outputs. */
export type ColumnRanges = Pick<DataColumnView, 'x' | 'y'>;

/** The columns of a training file, as a page is shown them. */
export interface ColumnViews {
  /** In the file's order. */
  readonly names: readonly string[];
  rangesOf(column: number): ColumnRanges;
  /** At most `mostColumns`, from a place on. */
  from(first: number): DataColumnView[];
}

/** The columns of prepared data. */
export function columnViews(prepared: PreparedExamples): ColumnViews {
  const names = prepared.origins.train.raw.source.columns.map(({ name }) => name);
  const ranges = rangesIn(prepared);
  const rangesOf = (column: number): ColumnRanges => ranges.get(column) ?? {};
  const columnAt = columnOverviews(prepared);
  return {
    names,
    rangesOf,
    from(first) {
      return names.slice(first, first + mostColumns).flatMap((_, k) => {
        const column = columnAt(first + k);
        return column ? [{ ...columnView(column), ...rangesOf(first + k) }] : [];
      });
    },
  };
}

function rangesIn({ dataset }: PreparedExamples): ReadonlyMap<number, ColumnRanges> {
  const { pipeline, outputs } = dataset;
  const ranges = new Map<number, ColumnRanges>();
  let from = 0;
  for (const column of pipeline.columns) {
    const to = from + (column.kind === 'category' ? column.categories.length : 1);
    ranges.set(column.at, { x: { from, to } });
    from = to;
  }
  const [only] = pipeline.targets.length === 1 ? pipeline.targets : [];
  for (const [k, { at }] of pipeline.targets.entries()) {
    ranges.set(at, { y: only ? { from: 0, to: outputs } : { from: k, to: k + 1 } });
  }
  return ranges;
}

function columnView({ name, kind, role, summary, trained }: ColumnOverview<NumberSummary>): DataColumnView {
  const { missing, distinct } = summary;
  const shared = { name, kind, role, missing, distinct };
  if (summary.kind === 'category') {
    return { ...shared, isOver: false, top: summary.top.map(({ text, count }) => ({ text, count })) };
  }
  const { hasMoreDistinct: isOver, least, largest, histogram } = summary;
  if (Number.isNaN(least)) return { ...shared, isOver };
  return {
    ...shared,
    isOver,
    range: { least, largest },
    histogram: { edges: [...histogram.edges], counts: [...histogram.counts] },
    ...(trained ? { trained: { mean: trained.mean, deviation: trained.deviation } } : {}),
  };
}
