import { activationOf } from '../../model/activation';
import { inferShapes } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import { targetsTogether } from '../doctor/columns-together';
import { type Finding, finding, rounded } from '../doctor/finding';
import { outputLayerOf } from '../output-layer';
import type { PreparedExamples } from '../prepare';
import { momentsOf } from '../statistics/number-summary';

/** Deviation, and mean, that targets without a scale may have: scaled ones have 1 and 0. */
const mostDeviation = 100;
const mostMean = 1000;

/**
 * Targets of a regression that are large, without `scale-target`, where the output is unbounded: gradients are as many times as
 * large, and with hidden layers so are the weights that multiply them, so that steps that fit scaled targets diverge. A network
 * without hidden layers has a cost whose curvature does not depend on its targets.
 */
export function targetsWithoutScale({ dataset }: PreparedExamples, spec: Spec): readonly Finding[] {
  const { train, outputs, targetNames, classes, pipeline } = dataset;
  const [from, to] = activationOf(outputLayerOf(spec).activation).range;
  const layers = inferShapes(spec.layers).layers.filter(({ activation }) => activation).length;
  if (classes || pipeline.targetScaling || layers < 2 || (Number.isFinite(from) && Number.isFinite(to))) return [];
  const found = targetNames.flatMap((column, k) => {
    const values = Float64Array.from({ length: train.m }, (_, i) => train.y[i * outputs + k] ?? Number.NaN);
    const { least, largest, mean, deviation } = momentsOf(values);
    if (!(deviation >= mostDeviation || Math.abs(mean) >= mostMean)) return [];
    const facts = {
      column,
      least: rounded(least),
      largest: rounded(largest),
      mean: rounded(mean),
      deviation: rounded(deviation),
    };
    return [finding('unscaled-target', 'warning', facts)];
  });
  return targetsTogether(found, 'unscaled-target-several');
}
