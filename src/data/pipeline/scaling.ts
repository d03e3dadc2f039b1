import { lossFacts } from '../../model/loss';
import { Fault, message } from '../../model/message';
import { type FittedColumn, featureCountOf, type Scaling } from '../../model/pipeline';
import type { ColumnScale, Scale, TargetScale } from '../../model/source';
import type { OutputLayer } from '../output-layer';
import { isConstant } from '../statistics/number-summary';
import type { EncodedTargets } from '../targets';

/** How each feature is scaled: as its column's rule says, else as all are; undefined where none is. */
export function scalesOf(
  scale: Scale | undefined,
  columns: readonly FittedColumn[],
  ruleOf: (column: number) => ColumnScale | undefined,
): readonly (Scale | undefined)[] | undefined {
  const scales = columns.flatMap((column, k): readonly (Scale | undefined)[] => {
    const rule = ruleOf(k);
    const own = rule === undefined ? scale : rule === 'none' ? undefined : { kind: rule };
    return new Array<Scale | undefined>(featureCountOf([column])).fill(own);
  });
  return scales.every((each) => each === undefined) ? undefined : scales;
}

/**
 * The scaling fitted to a training set of m × n values, for each feature's scale. `standard`: mean 0, population deviation 1, a constant
 * column is only centred. `minmax`: [0, 1], a constant column to 0. `divide`: by one number. Throws Fault
 * data-scale-overflow (or `fault`) where a column's numbers are too large or too close for the arithmetic.
 */
export function fitScaling(
  scales: readonly (Scale | undefined)[],
  x: Float64Array,
  names: readonly string[],
  fault = 'data-scale-overflow',
): Scaling {
  const n = scales.length;
  const shift = new Float64Array(n);
  const factor = new Float64Array(n).fill(1);
  const m = x.length / n;
  for (const [k, scale] of scales.entries()) {
    if (!scale) continue;
    if (scale.kind === 'divide') {
      factor[k] = 1 / scale.by;
      continue;
    }
    let least = Infinity;
    let largest = -Infinity;
    let sum = 0;
    for (let i = k; i < x.length; i += n) {
      const value = x[i] ?? NaN;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
      sum += value;
    }
    const constant = isConstant({ least, largest });
    if (scale.kind === 'minmax' || constant) {
      // + 0 makes a zero of a negative one, which JSON does not keep.
      shift[k] = least + 0;
      if (!constant) factor[k] = 1 / (largest - least);
    } else {
      const mean = sum / m;
      let squares = 0;
      for (let i = k; i < x.length; i += n) {
        const centred = (x[i] ?? NaN) - mean;
        squares += centred * centred;
      }
      shift[k] = mean + 0;
      factor[k] = 1 / Math.sqrt(squares / m);
    }
    if (!(Number.isFinite(shift[k]) && Number.isFinite(factor[k]) && factor[k] !== 0)) {
      throw new Fault(message(fault, { column: names[k] ?? '', least, largest }));
    }
  }
  return { shift, factor };
}

/**
 * The scaling of a regression's targets, fitted to those of the training set. Throws Faults data-scale-target-classes
 * where they are no numbers, data-scale-target-overflow where they cannot be scaled.
 */
export function fitTargetScaling(
  kind: TargetScale,
  y: Float64Array,
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
export function applyScaling({ shift, factor }: Scaling, x: Float64Array): void {
  const n = shift.length;
  for (let i = 0; i < x.length; ) {
    for (let k = 0; k < n; k++, i++) x[i] = ((x[i] ?? NaN) - (shift[k] ?? NaN)) * (factor[k] ?? NaN);
  }
}
