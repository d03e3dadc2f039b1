import { networkWith } from '../engine/network';
import { type Prediction, predict as predictOutputs } from '../engine/predict';
import type { FeatureMatrix } from '../model/feature-matrix';
import { Fault, message } from '../model/message';
import type { Pipeline } from '../model/pipeline';
import { setNames } from '../model/sets';
import type { Spec } from '../model/spec';
import { LongList } from '../runs/json';
import { unscaled } from '../worker/scale-features';
import { type Command, exit, type Surroundings } from './command';
import { pipelineFor } from './fitted-pipeline';
import { furtherExamples } from './further-examples';
import { mapped } from './mapped';
import { readable } from './number';
import { readInputs, readWeights } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** ŷ of examples: of a file, or of the spec's own sets, one after the other. */
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
    const further = options.text('data');
    const all =
      further === undefined
        ? ownExamples(spec, path, pipeline, surroundings)
        : [furtherExamples(further, pipeline, network.features, surroundings).x];
    const predictions = all.map((x) => predictOutputs(network, x));
    const told = toldOf(predictions, network.outputs, pipeline);
    const outputs = new LongList(mapped(told, ({ row }) => row));
    const names = new LongList(mapped(told, ({ name }) => name));
    output.longValue({ outputs, ...(pipeline?.classes ? { classes: names } : {}) });
    output.lines(table(mapped(told, ({ row, name }) => [...row.map(readable), ...(name === undefined ? [] : [name])])));
    return exit.fine;
  },
};

/** What is told of an example: ŷ in the target's own unit and, where they have names, its class. */
interface Told {
  readonly row: readonly number[];
  readonly name?: string;
}

/** What is told of each example, made whenever it is gone through. */
function toldOf(predictions: readonly Prediction[], n: number, pipeline: Pipeline | undefined): Iterable<Told> {
  const names = pipeline?.classes;
  return {
    *[Symbol.iterator]() {
      for (const { outputs, classes } of predictions) {
        for (const [i, k] of classes.entries()) {
          const row = [...unscaled(outputs.subarray(i * n, (i + 1) * n), pipeline?.targetScaling)];
          yield names ? { row, name: names[k] ?? String(k) } : { row };
        }
      }
    },
  };
}

function ownExamples(
  spec: Spec,
  path: string,
  pipeline: Pipeline | undefined,
  { environment, output }: Surroundings,
): FeatureMatrix[] {
  if (!pipeline) throw new Fault(message('data-none'));
  const { sets, isSame } = readInputs(spec, path, environment, pipeline);
  if (!isSame) output.note('cli-data-changed');
  return setNames.flatMap((name) => sets[name] ?? []);
}
