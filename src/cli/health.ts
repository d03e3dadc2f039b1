import { initialWeights } from '../engine/initial-weights';
import { healthOf, type LayerHealth } from '../engine/inspect/health';
import type { UnitFinding } from '../engine/inspect/radar/finding';
import { type LayerRadar, radar } from '../engine/inspect/radar/radar';
import { Sample } from '../engine/inspect/sample';
import { checkSizes, networkWith } from '../engine/network';
import type { Dataset } from '../model/dataset';
import type { Remedy } from '../model/edit';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import { type Command, exit } from './command';
import { tellHealth } from './health-lines';
import { namedWeights } from './spec-data';
import { loadSpec } from './spec-file';
import { momentOf } from './spec-moment';

/** Numbers that the layers keep of the examples, and products w·a of all of them. */
const mostNumbers = 2 ** 24;
const mostProducts = 2e10;

/** Which units of a network are tied, dead or saturated, why, and what mends it. */
export const health: Command = {
  name: 'health',
  options: ['weights', 'run', 'step'],
  run([path], options, surroundings) {
    const { output, environment } = surroundings;
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const start = momentOf(loaded.spec, path, options, surroundings);
    if (typeof start === 'number') return start;
    const { spec, dataset, step, moment } = start;
    const sample = sampleOf(spec, dataset, moment.weights);
    const before = namedWeights(loaded.spec, path, environment) ?? initialWeights(spec);
    const next = { rate: moment.rate, updates: moment.updates, state: moment.optimizer ?? [] };
    const { layers, findings } = healthOf(spec, sample, next, radarOf(spec, dataset, before));
    const nameOf = (position: number): string => spec.layers[position]?.name ?? '';
    output.value({
      ...(step === undefined ? {} : { step }),
      examples: sample.m,
      of: dataset.train.m,
      layers: layers.map((layer) => layerJson(layer, nameOf)),
      findings: findings.map((finding) => findingJson(finding, nameOf)),
    });
    tellHealth({ step, layers, findings, examples: sample.m, of: dataset.train.m, nameOf }, output);
    return findings.length === 0 ? exit.fine : exit.bad;
  },
};

/** As many training examples as the limits allow, all of most sets, through a network with these weights. */
function sampleOf(spec: Spec, dataset: Dataset, weights: NetworkWeights): Sample {
  const network = networkWith(spec, weights);
  checkSizes(network, dataset);
  const sum = (of: (shape: (typeof network.shapes)[number]) => number): number =>
    network.shapes.reduce((total, shape) => total + of(shape), 1);
  const most = Math.min(
    mostNumbers / sum(({ units }) => units),
    mostProducts / sum(({ multiplyAdds }) => multiplyAdds),
  );
  const sample = new Sample(network, dataset.train, Math.max(1, Math.floor(most)));
  sample.forward();
  return sample;
}

const radarOf = (spec: Spec, dataset: Dataset, weights: NetworkWeights): readonly LayerRadar[] =>
  radar(sampleOf(spec, dataset, weights));

function layerJson(
  { radar, weightNorm, gradientNorm, updateRatio }: LayerHealth,
  nameOf: (position: number) => string,
) {
  const { layer, dead, saturated, ties } = radar;
  return {
    name: nameOf(layer.position),
    units: layer.units,
    activation: layer.activation.name,
    tied: ties.reduce((sum, { units }) => sum + units.length, 0),
    dead: dead.length,
    saturated: saturated.length,
    weightNorm,
    gradientNorm,
    updateRatio,
  };
}

function findingJson(finding: UnitFinding, nameOf: (position: number) => string) {
  const { kind, cause, position, units, signs, proof, flat, remedies } = finding;
  return {
    kind,
    cause,
    layer: nameOf(position),
    units,
    ...(signs ? { signs } : {}),
    example: proof.example,
    deltas: [...proof.deltas],
    input: proof.input,
    gradients: [...proof.gradients],
    flat: Array.from(flat, (count) => count / finding.examples),
    remedies: remedies.map((remedy) => ({ type: remedy.type, ...writtenBy(remedy) })),
  };
}

/** What a remedy writes. */
function writtenBy(remedy: Remedy): { readonly value?: string | number } {
  switch (remedy.type) {
    case 'initializer':
      return { value: remedy.initializer };
    case 'activation':
      return { value: remedy.activation };
    case 'bias':
      return { value: remedy.bias };
    case 'learning-rate':
      return { value: remedy.lr };
    case 'seed':
      return { value: remedy.seed };
    case 'draw-weights':
      return {};
  }
}
