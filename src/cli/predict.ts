import { formatOf } from '../data/csv/dialect';
import { columnMeans } from '../data/missing';
import { type FeatureLayout, readFeatures } from '../data/read-features';
import { applyScaling } from '../data/scaling';
import { networkWith } from '../engine/network';
import { predict as predictOutputs } from '../engine/predict';
import type { Scaling } from '../model/dataset';
import { Fault } from '../model/message';
import type { Spec } from '../model/spec';
import type { Environment } from '../worker/environment';
import { type Command, exit } from './command';
import { readable } from './number';
import { memoryLimit, readUnscaled, readWeights } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** ŷ of examples: of a CSV file, or of the spec's own training set and then its test set. */
export const predict: Command = {
  name: 'predict',
  options: ['weights', 'data'],
  run([path], options, surroundings) {
    const { output, environment } = surroundings;
    const weightsPath = options.required('weights');
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    const { weights, scaling, classes: names } = readWeights(weightsPath, environment);
    const network = networkWith(spec, weights);
    const csv = options.text('data');
    const { x, m } =
      csv === undefined
        ? ownExamples(spec, path, scaling, environment)
        : readFeatures(
            csv,
            environment.readFile(csv, memoryLimit),
            layoutOf(spec, path, network.features, environment),
            scaling,
            memoryLimit,
          );
    const { outputs, classes } = predictOutputs(network, x, m);
    const n = network.outputs;
    const rows = Array.from({ length: m }, (_, i) => [...outputs.subarray(i * n, (i + 1) * n)]);
    const named = names && Array.from(classes, (k) => names[k] ?? String(k));
    output.value({ outputs: rows, ...(named ? { classes: named } : {}) });
    for (const line of table(rows.map((row, i) => [...row.map(readable), ...(named ? [named[i] ?? ''] : [])]))) {
      output.line(line);
    }
    return exit.fine;
  },
};

function ownExamples(spec: Spec, path: string, scaling: Scaling | undefined, environment: Environment) {
  const { train, test } = readUnscaled(spec, path, environment);
  const x = new Float64Array(train.x.length + (test?.x.length ?? 0));
  x.set(train.x);
  if (test) x.set(test.x, train.x.length);
  if (scaling) applyScaling(scaling, x);
  return { x, m: train.m + (test?.m ?? 0) };
}

/** The columns that the network was trained on; where the training file is missing, those that the spec names. */
function layoutOf(spec: Spec, path: string, inputs: number, environment: Environment): FeatureLayout {
  const source = spec.data?.source;
  if (!source) return { inputs };
  const format = source.from === 'file' ? formatOf(source) : {};
  try {
    const { train, features, featureNames, targetNames } = readUnscaled(spec, path, environment);
    const filled = source.from === 'file' && source.missing === 'mean';
    const means = filled && columnMeans(train.x, features, featureNames);
    // With several output units, targets have the names of the classes; the file has the column.
    const targets = [...targetNames, ...((source.from === 'file' && source.target) || [])];
    return { inputs, featureNames, targets, format, ...(means ? { means } : {}) };
  } catch (error) {
    if (!(error instanceof Fault) || error.detail.code !== 'path-missing' || source.from !== 'file') throw error;
    const { features, target } = source;
    return { inputs, format, ...(features ? { featureNames: features } : {}), ...(target ? { targets: target } : {}) };
  }
}
