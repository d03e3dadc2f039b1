import { healthOf, type LayerHealth, layersHealth } from '../engine/inspect/health';
import { marksOf } from '../engine/inspect/marks';
import type { UnitFinding } from '../engine/inspect/radar/finding';
import { type LayerRadar, radar } from '../engine/inspect/radar/radar';
import { Sample } from '../engine/inspect/sample';
import { thumbnail } from '../engine/inspect/thumbnail';
import { Network } from '../engine/network';
import { learningRate } from '../engine/training/learning-rate';
import { parametersOf } from '../model/shapes';
import type { HealthView, LayerHealthView, UnitFindingView } from '../protocol/health';
import { histogramView } from './histogram-view';
import { type Observation, questionEffort } from './observation';
import type { Observed } from './observed';
import { momentOf } from './prepared-training';

/** Units of a layer that are drawn one by one, and weights of each. */
const mostShown = 48;
const mostColumns = 1024;
/** Numbers of weights of all layers together. */
const mostNumbers = 2 ** 18;
/** Of a network with more parameters the start is not drawn again. */
const mostRedrawn = 2 ** 24;

/** What is known of a network before its first step. */
interface Start {
  readonly load: number;
  readonly found: readonly LayerRadar[];
  readonly layers: readonly LayerHealth[];
}

/** Judges the layers and units of a network. */
export class Health {
  private start: Start | undefined;

  health(observation: Observation): HealthView {
    const { session } = observation;
    const { trainer, spec, dataset, load } = session;
    const sample = observation.sample(questionEffort);
    if (this.start?.load !== load) this.start = startOf(session, sample.m);
    const { start } = this;
    const { optimizer, schedule } = spec.train;
    const next = {
      rate: learningRate(schedule, optimizer.lr, trainer.epoch, trainer.epochs),
      updates: trainer.updates,
      state: trainer.optimizer(),
    };
    const { layers, findings } = healthOf(spec, sample, next, start?.found);
    const columns = Math.min(mostColumns, Math.floor(mostNumbers / Math.max(1, layers.length) / mostShown));
    return {
      moment: momentOf(session),
      examples: sample.m,
      of: dataset.train.m,
      layers: layers.map((layer, at) => layerView(layer, findings, columns, start?.layers[at])),
      findings: findings.map(findingView),
    };
  }
}

/** Draws the initial weights again, and judges them; undefined where they are not known. */
function startOf({ load, spec, dataset, initial, trainer }: Observed, m: number): Start | undefined {
  const parameters = parametersOf(trainer.network.shapes);
  if (parameters > mostRedrawn || (spec.weights !== undefined && !initial)) return undefined;
  const network = new Network(spec, spec.train.precision, dataset.classWeights);
  if (initial) network.load(initial);
  else network.initialize();
  const sample = new Sample(network, dataset.train, m);
  sample.forward();
  const found = radar(sample);
  const { optimizer, schedule } = spec.train;
  const next = { rate: learningRate(schedule, optimizer.lr, 0, trainer.epochs), updates: 0, state: [] };
  return { load, found, layers: layersHealth(optimizer, found, next) };
}

function layerView(
  health: LayerHealth,
  findings: readonly UnitFinding[],
  columns: number,
  start: LayerHealth | undefined,
): LayerHealthView {
  const { radar: found, weightNorm, gradientNorm, updateRatio } = health;
  const { layer } = found;
  const { units, inputs, position, sample } = layer;
  return {
    position,
    units,
    inputs,
    marks: marksOf(found).buffer,
    flat: Float32Array.from(layer.flat, (count) => count / sample.m).buffer,
    shown: shownUnits(health, findings, columns),
    weightNorm,
    gradientNorm,
    updateRatio,
    ...spreadsOf(health),
    ...(start
      ? { start: { gradientNorm: start.gradientNorm, updateRatio: start.updateRatio, ...spreadsOf(start) } }
      : {}),
  };
}

const spreadsOf = ({ weights, sums, activations, gradients }: LayerHealth) => ({
  weights: histogramView(weights),
  sums: histogramView(sums),
  activations: histogramView(activations),
  gradients: histogramView(gradients),
});

/** All units of a small layer, else those in trouble and the first others. */
function shownUnits(
  { radar: { layer } }: LayerHealth,
  findings: readonly UnitFinding[],
  most: number,
): LayerHealthView['shown'] {
  const { units, inputs, weight, position } = layer;
  const chosen = new Set<number>();
  const own = findings.filter((finding) => finding.position === position);
  // Some of each finding, so that none is left out by a large one.
  const share = Math.max(2, Math.floor(mostShown / Math.max(1, own.length)));
  if (units > mostShown) {
    for (const finding of own)
      for (const unit of finding.units.slice(0, share)) if (chosen.size < mostShown) chosen.add(unit);
  }
  for (let unit = 0; unit < units && chosen.size < mostShown; unit++) chosen.add(unit);
  const shown = Int32Array.from(chosen).sort();
  const columns = Math.min(inputs, most);
  const weights = new Float32Array(shown.length * columns);
  let largest = 0;
  for (const [at, unit] of shown.entries()) {
    const row = thumbnail(weight.subarray(unit * inputs, (unit + 1) * inputs), 1, inputs, 1, columns);
    weights.set(row.values, at * columns);
    largest = Math.max(largest, row.maxAbs);
  }
  return { units: shown.buffer, columns, weights: weights.buffer, largest };
}

function findingView({
  kind,
  cause,
  position,
  units,
  signs,
  proof,
  flat,
  examples,
  remedies,
}: UnitFinding): UnitFindingView {
  return {
    kind,
    cause,
    position,
    units: Int32Array.from(units).buffer,
    ...(signs ? { signs: Int8Array.from(signs).buffer } : {}),
    proof: {
      example: proof.example,
      deltas: new Float64Array(proof.deltas).buffer,
      input: proof.input,
      gradients: new Float64Array(proof.gradients).buffer,
    },
    flat: Float32Array.from(flat, (count) => count / examples).buffer,
    remedies: [...remedies],
  };
}
