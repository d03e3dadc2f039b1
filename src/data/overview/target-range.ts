import { activationOf } from '../../model/activation';
import type { Spec } from '../../model/spec';
import { targetsTogether } from '../doctor/columns-together';
import { type Finding, finding, mostLines, rounded } from '../doctor/finding';
import { outputLayerOf } from '../output-layer';
import type { PreparedExamples } from '../prepare';

/** How far a scaled target may be beyond a bound, none of which is beyond ±1, by rounding alone. */
const roundingError = 1e-9;

/** Targets of the training set, as scaled ones where the spec scales them, that the output layer's activation never gives. */
export function targetsOutOfRange({ dataset, origins }: PreparedExamples, spec: Spec): readonly Finding[] {
  const { name, activation } = outputLayerOf(spec);
  const [from, to] = activationOf(activation).range;
  if (dataset.classes || (from === -Infinity && to === Infinity)) return [];
  const { train, outputs, targetNames, pipeline } = dataset;
  const { raw, examples } = origins.train;
  const found = targetNames.flatMap((column, k) => {
    const shift = pipeline.targetScaling?.shift[k] ?? 0;
    const factor = pipeline.targetScaling?.factor[k] ?? 1;
    const lines: number[] = [];
    let [least, largest, count] = [Infinity, -Infinity, 0];
    for (let i = 0; i < train.m; i++) {
      const y = train.y[i * outputs + k] ?? 0;
      least = Math.min(least, y);
      largest = Math.max(largest, y);
      if (y >= from - roundingError && y <= to + roundingError) continue;
      count++;
      const line = raw.source.lineOf(raw.source.rows[examples[i] ?? 0] ?? 0);
      if (line > 0 && lines.length < mostLines) lines.push(line);
    }
    if (count === 0) return [];
    const facts = {
      column,
      layer: name,
      activation,
      from: bound(from),
      to: bound(to),
      least: rounded(least / factor + shift),
      largest: rounded(largest / factor + shift),
      count,
      m: train.m,
    };
    const rows = lines.length > 0 ? { rows: { file: 'training', lines, count } as const } : {};
    return [
      finding('target-range', 'warning', facts, { sentence: sentenceOf(lines, pipeline.targetScaling), ...rows }),
    ];
  });
  return targetsTogether(found, 'target-range-several');
}

function sentenceOf(lines: readonly number[], scaling: object | undefined): string {
  if (scaling) return 'target-range-scaled';
  return lines.length > 0 ? 'target-range' : 'target-range-drawn';
}

function bound(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  return String(rounded(value)).replace('-', '−');
}
