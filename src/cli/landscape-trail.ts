import { CostFunction } from '../engine/landscape/cost-function';
import { Descent } from '../engine/landscape/descent';
import { parameterVector } from '../engine/landscape/parameter-vector';
import { keptSteps, pointsOf, type Trail } from '../engine/landscape/trail';
import type { StepsOptions } from '../engine/training/create-steps';
import type { Dataset } from '../model/dataset';
import type { LossName } from '../model/loss';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import type { RunReplay } from './run-replay';

/** The way of a run, by going to its steps. */
export function trailOfRun({ replay, record }: RunReplay, parameters: number): Trail {
  const steps: number[] = [];
  const points: Float64Array[] = [];
  const { begins } = replay;
  for (const step of keptSteps(record.step - begins, pointsOf(parameters))) {
    const reached = replay.goTo(begins + step);
    if (steps.includes(reached)) continue;
    steps.push(reached);
    points.push(parameterVector(replay.weights()));
  }
  return { steps, points };
}

/** A training of these steps by this loss, in memory. */
export function trained(
  spec: Spec,
  dataset: Dataset,
  loss: LossName,
  steps: number,
  options: StepsOptions & { readonly weights?: NetworkWeights },
): Descent {
  const own = { ...spec, train: { ...spec.train, loss } };
  const descent = new Descent(own, dataset, new CostFunction(own, dataset, [loss]), steps, options);
  try {
    while (!descent.isOver) descent.advance();
  } finally {
    descent.terminate();
  }
  return descent;
}
