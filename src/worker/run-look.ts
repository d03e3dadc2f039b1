import { layerUpdates } from '../engine/inspect/health';
import { type LayerSpreads, layerSpreads } from '../engine/inspect/layer-spreads';
import { radar } from '../engine/inspect/radar/radar';
import { learningRate } from '../engine/training/learning-rate';
import type { SeriesPoint } from '../protocol/film';
import { type Observation, questionEffort } from './observation';

/** What is kept of a run at one of its steps. */
export interface RunLook {
  readonly step: number;
  /** Figures of its layers of units, as the health of the network has them at that moment. */
  readonly layers: SeriesPoint['layers'];
  /** How the values of each layer after the input are spread, by its position. */
  readonly spreads: ReadonlyMap<number, LayerSpreads>;
  /** Training examples that were looked at. */
  readonly examples: number;
}

/** Looks at the layers of a run at its present step. */
export function runLookOf(observation: Observation): RunLook {
  const { trainer, spec } = observation.session;
  const { optimizer, schedule } = spec.train;
  const sample = observation.sample(questionEffort);
  const next = {
    rate: learningRate(schedule, optimizer.lr, trainer.epoch, trainer.epochs),
    updates: trainer.updates,
    state: trainer.optimizer(),
  };
  const layers: SeriesPoint['layers'] = [];
  const spreads = new Map<number, LayerSpreads>();
  for (const { radar: found, dW, gradientNorm, updateRatio } of layerUpdates(optimizer, radar(sample), next)) {
    const { position, weight } = found.layer;
    layers.push({ position, gradientNorm, updateRatio });
    spreads.set(position, layerSpreads(sample, position, { weight, dW }));
  }
  for (const { position } of sample.network.shapes.slice(1)) {
    if (!spreads.has(position)) spreads.set(position, layerSpreads(sample, position));
  }
  return { step: trainer.step, layers, spreads, examples: sample.m };
}
