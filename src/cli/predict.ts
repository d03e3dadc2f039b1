import { listNames } from '../data/csv/column-names';
import { readExamples, readPlainExamples } from '../data/read-examples';
import { networkWith } from '../engine/network';
import { predict as predictOutputs } from '../engine/predict';
import type { Pipeline } from '../model/pipeline';
import { setNames } from '../model/sets';
import type { Spec } from '../model/spec';
import { unscaled } from '../worker/scale-features';
import { type Command, exit, type Surroundings } from './command';
import { pipelineFor } from './fitted-pipeline';
import { readable } from './number';
import { memoryLimit, readDataset, readWeights } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** ŷ of examples: of a file, or of the spec's own training set and then its test set. */
export const predict: Command = {
  name: 'predict',
  options: ['weights', 'data'],
  run([path], options, surroundings) {
    const { output, environment } = surroundings;
    const weightsPath = options.required('weights');
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    const stored = readWeights(weightsPath, environment);
    const network = networkWith(spec, stored.weights);
    const pipeline = pipelineFor(stored, network, spec, path, surroundings);
    const csv = options.text('data');
    const { x, m } =
      csv === undefined
        ? ownExamples(spec, path, pipeline, surroundings)
        : fileExamples(csv, pipeline, network.features, surroundings);
    const { outputs, classes } = predictOutputs(network, x, m);
    const n = network.outputs;
    const rows = Array.from({ length: m }, (_, i) => [
      ...unscaled(outputs.subarray(i * n, (i + 1) * n), pipeline?.targetScaling),
    ]);
    const names = pipeline?.classes;
    const named = names && Array.from(classes, (k) => names[k] ?? String(k));
    output.value({ outputs: rows, ...(named ? { classes: named } : {}) });
    for (const line of table(rows.map((row, i) => [...row.map(readable), ...(named ? [named[i] ?? ''] : [])]))) {
      output.line(line);
    }
    return exit.fine;
  },
};

interface Examples {
  readonly x: Float64Array;
  readonly m: number;
}

function ownExamples(
  spec: Spec,
  path: string,
  pipeline: Pipeline | undefined,
  { environment, output }: Surroundings,
): Examples {
  const dataset = readDataset(spec, path, environment, pipeline);
  if (pipeline && pipeline.dataHash !== dataset.hash) output.note('cli-data-changed');
  const sets = setNames.flatMap((name) => dataset[name] ?? []);
  const x = new Float64Array(sets.reduce((sum, set) => sum + set.x.length, 0));
  let m = 0;
  for (const set of sets) {
    x.set(set.x, m * dataset.features);
    m += set.m;
  }
  return { x, m };
}

function fileExamples(
  csv: string,
  pipeline: Pipeline | undefined,
  inputs: number,
  { environment, output }: Surroundings,
): Examples {
  const bytes = environment.readFile(csv, memoryLimit);
  if (!pipeline) return readPlainExamples(csv, bytes, inputs, memoryLimit);
  const { ignored, ...examples } = readExamples(csv, bytes, pipeline, memoryLimit);
  if (ignored.length > 0)
    output.note('cli-columns-ignored', { file: csv, names: listNames(ignored), count: ignored.length });
  return examples;
}
