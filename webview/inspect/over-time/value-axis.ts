import { linearTicks } from '../../plot/ticks';
import { formatBriefly } from '../../ui/number';
import { edgeText, type TensorSeries } from './reading';
import { height, rowsOf } from './spread-picture';

/** Pixels between two labels. */
const line = 13;
/** Pixels of a digit. */
const digit = 6.3;
/** Labels that are looked for. */
const wanted = 4;

/** A label of the value axis. */
interface Label {
  readonly y: number;
  readonly text: string;
}

/** The labels of a series: round values within its bins, or the one value that all have. */
export function valueLabels(series: TensorSeries): readonly Label[] {
  const { bins } = series;
  if (bins.constant !== undefined) return [{ y: height / 2, text: edgeText(bins.constant) }];
  const { bottom, each } = rowsOf({ bins });
  const y = (value: number): number => bottom - bins.rowOf(value) * each;
  const labels: Label[] = [];
  const ticks = linearTicks(bins.edge(0), bins.edge(bins.rows), wanted);
  for (const tick of [...ticks].sort((a, b) => Math.abs(a) - Math.abs(b))) {
    const place = Math.max(line / 2 - 2, Math.min(height - line / 2 + 2, y(tick)));
    if (labels.every((label) => Math.abs(label.y - place) >= line))
      labels.push({ y: place, text: formatBriefly(tick) });
  }
  return labels;
}

/** Pixels that the value axes of some series take. */
export function axisWidth(all: readonly TensorSeries[]): number {
  const digits = all.flatMap(valueLabels).reduce((most, label) => Math.max(most, label.text.length), 1);
  return Math.ceil(digits * digit) + 6;
}
