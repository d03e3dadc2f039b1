import type { FeatureMatrix } from '../../model/feature-matrix';
import { lossFacts } from '../../model/loss';
import { Fault, message } from '../../model/message';
import type { FittedColumn, Scaling } from '../../model/pipeline';
import type { ColumnScale, Scale, TargetScale } from '../../model/source';
import { isConstant } from '../../numerics/constant';
import type { OutputLayer } from '../output-layer';
import type { EncodedTargets } from '../targets';

/** How each feature is scaled: as its column's rule says, else as all are; undefined where none is. */
export function scalesOf(
  scale: Scale | undefined,
  columns: readonly FittedColumn[],
  ruleOf: (column: number) => ColumnScale | undefined,
): readonly (Scale | undefined)[] | undefined {
  const scales: (Scale | undefined)[] = [];
  for (const [k, column] of columns.entries()) {
    const rule = ruleOf(k);
    const own = rule === undefined ? scale : rule === 'none' ? undefined : { kind: rule };
    const features = column.kind === 'number' ? 1 : column.categories.length;
    for (let i = 0; i < features; i++) scales.push(own);
  }
  return scales.every((each) => each === undefined) ? undefined : scales;
}

/**
 * The scaling fitted to a training set, for each feature's scale. `standard`: mean 0, population deviation 1, a constant
 * column is only centred. `minmax`: [0, 1], a constant column to 0. `divide`: by one number. Throws Fault
 * data-scale-overflow (or `fault`) where a column's numbers are too large or too close for the arithmetic.
 */
export function fitScaling(
  scales: readonly (Scale | undefined)[],
  x: FeatureMatrix,
  names: readonly string[],
  fault = 'data-scale-overflow',
): Scaling {
  const n = scales.length;
  const shift = new Float64Array(n);
  const factor = new Float64Array(n).fill(1);
  const isFitted = scales.some((scale) => scale && scale.kind !== 'divide');
  const ranges = isFitted ? rangesOf(x) : undefined;
  const centres = ranges?.sum.map((sum) => sum / x.m);
  const squares = centres && scales.some((scale) => scale?.kind === 'standard') ? squaresOf(x, centres) : undefined;
  for (const [k, scale] of scales.entries()) {
    if (!scale) continue;
    if (scale.kind === 'divide') {
      factor[k] = 1 / scale.by;
      continue;
    }
    const [least, largest] = [ranges?.least[k] ?? Number.NaN, ranges?.largest[k] ?? Number.NaN];
    const constant = isConstant({ least, largest });
    if (scale.kind === 'minmax' || constant) {
      // + 0 makes a zero of a negative one, which JSON does not keep.
      shift[k] = least + 0;
      if (!constant) factor[k] = 1 / (largest - least);
    } else {
      shift[k] = (centres?.[k] ?? Number.NaN) + 0;
      factor[k] = 1 / Math.sqrt((squares?.[k] ?? Number.NaN) / x.m);
    }
    if (!(Number.isFinite(shift[k]) && Number.isFinite(factor[k]) && factor[k] !== 0)) {
      throw new Fault(message(fault, { column: names[k] ?? '', least, largest }));
    }
  }
  return { shift, factor };
}

/** The least and the largest value of each feature, and their sum. */
function rangesOf(x: FeatureMatrix) {
  const least = new Float64Array(x.n).fill(Infinity);
  const largest = new Float64Array(x.n).fill(-Infinity);
  const sum = new Float64Array(x.n);
  eachValue(x, (k, value) => {
    if (value < (least[k] ?? Number.NaN)) least[k] = value;
    if (value > (largest[k] ?? Number.NaN)) largest[k] = value;
    sum[k] = (sum[k] ?? Number.NaN) + value;
  });
  return { least, largest, sum };
}

/** Σ (v − c)² of each feature, c being its centre. */
function squaresOf(x: FeatureMatrix, centres: Float64Array): Float64Array {
  const squares = new Float64Array(x.n);
  eachValue(x, (k, value) => {
    const centred = value - (centres[k] ?? Number.NaN);
    squares[k] = (squares[k] ?? Number.NaN) + centred * centred;
  });
  return squares;
}

/** Every value of X with the number of its feature, example by example. */
function eachValue(x: FeatureMatrix, visit: (k: number, value: number) => void): void {
  x.eachBlock(
    (length) => new Float64Array(length),
    (rows, _from, count) => {
      for (let i = 0; i < count * x.n; ) for (let k = 0; k < x.n; k++) visit(k, rows[i++] ?? Number.NaN);
    },
  );
}

/**
 * The scaling of a regression's targets, fitted to those of the training set. Throws Faults data-scale-target-classes
 * where they are no numbers, data-scale-target-overflow where they cannot be scaled.
 */
export function fitTargetScaling(
  kind: TargetScale,
  y: FeatureMatrix,
  { classes, targetNames }: Pick<EncodedTargets, 'classes' | 'targetNames'>,
  { loss }: Pick<OutputLayer, 'loss'>,
): Scaling {
  if (classes || lossFacts(loss).targets !== 'numbers') throw new Fault(message('data-scale-target-classes'));
  return fitScaling(
    targetNames.map(() => ({ kind })),
    y,
    targetNames,
    'data-scale-target-overflow',
  );
}

/** v' = (v − shift)·factor, in place. */
export function applyScaling({ shift, factor }: Scaling, y: Float64Array): void {
  const n = shift.length;
  for (let i = 0; i < y.length; ) {
    for (let k = 0; k < n; k++, i++) y[i] = ((y[i] ?? NaN) - (shift[k] ?? NaN)) * (factor[k] ?? NaN);
  }
}
