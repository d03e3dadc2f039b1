import type { FurtherExamples } from '../data/read-examples';
import { Probe } from '../engine/inspect/probe';
import type { Network } from '../engine/network';
import { networkWith } from '../engine/network';
import { Fault, message } from '../model/message';
import { featureNamesOf, type Pipeline } from '../model/pipeline';
import type { LayerShape } from '../model/shapes';
import type { Spec } from '../model/spec';
import { unscaled } from '../worker/scale-features';
import { type Command, exit, type Surroundings } from './command';
import { pipelineFor } from './fitted-pipeline';
import { furtherExamples } from './further-examples';
import { readable } from './number';
import type { Output } from './output';
import { readInputs, readWeights } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** z = Σ wⱼaⱼ + b and a = g(z) of a unit or a whole layer, for one example of the training set, or of a file. */
export const inspect: Command = {
  name: 'inspect',
  options: ['weights', 'layer', 'unit', 'sample', 'data'],
  run([path], options, surroundings) {
    const { output, environment } = surroundings;
    const weightsPath = options.required('weights');
    const name = options.required('layer');
    const unit = options.whole('unit', 0);
    const sample = options.whole('sample', 0) ?? 0;
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    const stored = readWeights(weightsPath, environment);
    const network = networkWith(spec, stored.weights);
    const shape = layerNamed(network, name);
    if (unit !== undefined && unit >= shape.units) {
      throw new Fault(message('cli-unit-range', { name, units: shape.units, unit }));
    }
    const pipeline = pipelineFor(stored, network, spec, path, surroundings);
    const further = options.text('data');
    const { x, featureNames } =
      further === undefined
        ? trainingExamples(spec, path, pipeline, surroundings)
        : furtherExamples(further, pipeline, network.features, surroundings);
    if (sample >= x.m) {
      const facts = { examples: x.m, sample };
      throw further === undefined
        ? new Fault(message('cli-sample-range', facts))
        : new Fault(message('cli-sample-range-file', facts), { file: further });
    }
    const probe = new Probe(network);
    probe.run(x.row(sample));
    const terms = Array.from({ length: shape.units }, (_, k) => termsOf(probe, shape, k));
    const activation = shape.activation?.name ?? '';
    const facts = { layer: name, index: shape.index, activation, sample };
    const targetScaling = shape === network.shapes.at(-1) ? pipeline?.targetScaling : undefined;
    const outputs = targetScaling && unscaled(probe.output(), targetScaling);
    const predicted = outputs && [...(unit === undefined ? outputs : outputs.subarray(unit, unit + 1))];
    if (unit === undefined) {
      output.value({ ...facts, ...layerView(terms), ...(predicted ? { predicted } : {}) });
      output.say('cli-inspect-layer', { layer: name, sample, activation });
      tellLayer(terms, output);
    } else {
      const chosen = termsOf(probe, shape, unit);
      output.value({ ...facts, unit, ...unitView(chosen), ...(predicted ? { predicted } : {}) });
      const { z, a, slope } = chosen;
      const said = { layer: name, unit, sample, activation };
      output.say('cli-inspect-unit', { ...said, z: readable(z), a: readable(a), slope: readable(slope) });
      tellUnit(chosen, shape.position === 1 ? featureNames : [], output);
    }
    if (predicted) output.say('cli-inspect-predicted', { values: predicted.map(readable).join(', ') });
    return exit.fine;
  },
};

/** X of the training set, and a name for each of its features. */
function trainingExamples(
  spec: Spec,
  path: string,
  pipeline: Pipeline | undefined,
  { environment, output }: Surroundings,
): Pick<FurtherExamples, 'x' | 'featureNames'> {
  if (!pipeline) throw new Fault(message('data-none'));
  const { sets, isSame } = readInputs(spec, path, environment, pipeline);
  if (!isSame) output.note('cli-data-changed');
  return { x: sets.train, featureNames: featureNamesOf(pipeline.columns) };
}

type Terms = NonNullable<ReturnType<Probe['terms']>>;

function layerNamed({ shapes, parameters }: Network, name: string): LayerShape {
  const shape = shapes.find(({ layer, index }) => index !== null && layer.name === name);
  if (!shape) {
    const names = parameters.map((layer) => layer.name).join(', ');
    throw new Fault(message('cli-layer-unknown', { name, names }));
  }
  return shape;
}

function termsOf(probe: Probe, { position, layer }: LayerShape, unit: number): Terms {
  const terms = probe.terms(position, unit);
  if (!terms) throw new Error(`${layer.name} has no parameters`);
  return terms;
}

function unitView({ z, a, slope, inputs, weights, bias, contributions }: Terms) {
  return { z, a, slope, inputs: [...inputs], weights: [...weights], bias, contributions: [...contributions] };
}

function layerView(terms: readonly Terms[]) {
  return {
    z: terms.map(({ z }) => z),
    a: terms.map(({ a }) => a),
    slope: terms.map(({ slope }) => slope),
    inputs: [...(terms[0]?.inputs ?? [])],
    weights: terms.map(({ weights }) => [...weights]),
    bias: terms.map(({ bias }) => bias),
    contributions: terms.map(({ contributions }) => [...contributions]),
  };
}

function tellUnit(terms: Terms, names: readonly string[], output: Output): void {
  const { inputs, weights, contributions, bias } = terms;
  const rows = Array.from(weights, (w, k) => [
    names[k] ?? String(k),
    readable(w),
    readable(inputs[k] ?? Number.NaN),
    readable(contributions[k] ?? Number.NaN),
  ]);
  for (const row of table([
    [output.sentence(message('cli-input')), 'w', 'a', 'w·a'],
    ...rows,
    ['b', '', '', readable(bias)],
  ])) {
    output.line(row);
  }
}

function tellLayer(terms: readonly Terms[], output: Output): void {
  const rows = terms.map(({ z, a, bias }, k) => [String(k), readable(bias), readable(z), readable(a)]);
  for (const row of table([[output.sentence(message('cli-unit')), 'b', 'z', 'a'], ...rows])) output.line(row);
}
