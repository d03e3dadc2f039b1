import { listNames } from '../data/csv/column-names';
import { readExamples, readPlainExamples } from '../data/read-examples';
import { networkWith } from '../engine/network';
import { predict as predictOutputs } from '../engine/predict';
import type { FeatureMatrix } from '../model/feature-matrix';
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
    const all =
      csv === undefined
        ? ownExamples(spec, path, pipeline, surroundings)
        : [fileExamples(csv, pipeline, network.features, surroundings)];
    const predictions = all.map((x) => predictOutputs(network, x));
    const n = network.outputs;
    const rows = predictions.flatMap(({ outputs, classes }) =>
      Array.from(classes, (_, i) => [...unscaled(outputs.subarray(i * n, (i + 1) * n), pipeline?.targetScaling)]),
    );
    const names = pipeline?.classes;
    const named = names && predictions.flatMap(({ classes }) => Array.from(classes, (k) => names[k] ?? String(k)));
    output.value({ outputs: rows, ...(named ? { classes: named } : {}) });
    for (const line of table(rows.map((row, i) => [...row.map(readable), ...(named ? [named[i] ?? ''] : [])]))) {
      output.line(line);
    }
    return exit.fine;
  },
};

function ownExamples(
  spec: Spec,
  path: string,
  pipeline: Pipeline | undefined,
  { environment, output }: Surroundings,
): FeatureMatrix[] {
  const dataset = readDataset(spec, path, environment, pipeline);
  if (pipeline && pipeline.dataHash !== dataset.hash) output.note('cli-data-changed');
  return setNames.flatMap((name) => dataset[name]?.x ?? []);
}

function fileExamples(
  csv: string,
  pipeline: Pipeline | undefined,
  inputs: number,
  { environment, output }: Surroundings,
): FeatureMatrix {
  const content = environment.openFile(csv);
  if (!pipeline) return readPlainExamples(csv, content, inputs, memoryLimit).x;
  const { ignored, x } = readExamples(csv, content, pipeline, memoryLimit);
  if (ignored.length > 0)
    output.note('cli-columns-ignored', { file: csv, names: listNames(ignored), count: ignored.length });
  return x;
}
