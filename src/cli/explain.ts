import { explain as explainUpdate, type StepExamples, type StepMoment } from '../engine/explain/explain';
import { initialWeights } from '../engine/initial-weights';
import { checkMemory, memoryNeeded } from '../engine/memory';
import { checkSizes, networkWith } from '../engine/network';
import { learningRate } from '../engine/training/learning-rate';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { Pipeline } from '../model/pipeline';
import type { Spec } from '../model/spec';
import { type Command, exit, type Surroundings } from './command';
import { explanationJson } from './explanation-json';
import { tellExplanation } from './explanation-lines';
import { pipelineFor } from './fitted-pipeline';
import type { Options } from './options';
import { filesOf, memoryLimit, readDataset, readWeights } from './spec-data';
import { loadSpec } from './spec-file';

/** One update, matrix by matrix: forward, cost, backward and the optimiser's step on one example or on a batch. */
export const explain: Command = {
  name: 'explain',
  options: ['weights', 'sample', 'batch'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { spec } = loaded;
    const start = startOf(spec, path, options, surroundings);
    const dataset = readDataset(spec, path, surroundings.environment, start.pipeline);
    const chosen = chosenExamples(spec, dataset, options);
    checkBatchMemory(spec, dataset, chosen.m);
    checkSizes(networkWith(spec, start.moment.weights), dataset);
    const { classWeights, train } = dataset;
    const setting = { trainingSize: train.m, ...(classWeights ? { classWeights } : {}) };
    const explanation = explainUpdate(spec, chosen, start.moment, setting);
    output.longValue(explanationJson(explanation, spec, undefined));
    tellExplanation(explanation, spec, options.text('batch') !== undefined, output);
    return exit.fine;
  },
};

/** The moment that is explained, and how its data are read where the weights say so. */
interface Start {
  readonly moment: StepMoment;
  readonly pipeline?: Pipeline;
}

/** The given weights, else those that training begins with; before its first update. */
function startOf(spec: Spec, path: string, options: Options, surroundings: Surroundings): Start {
  const { optimizer, schedule, epochs } = spec.train;
  const rate = learningRate(schedule, optimizer.lr, 0, epochs);
  const given = options.text('weights');
  const file = given ?? (spec.weights === undefined ? undefined : filesOf(spec, path).get(spec.weights));
  if (file === undefined) return { moment: { weights: initialWeights(spec), rate, updates: 0 } };
  const stored = readWeights(file, surroundings.environment);
  const moment = { weights: stored.weights, rate, updates: 0 };
  const pipeline =
    given === undefined ? undefined : pipelineFor(stored, networkWith(spec, stored.weights), spec, path, surroundings);
  return { moment, ...(pipeline ? { pipeline } : {}) };
}

/** One training example, or a batch of them in the order of the data. */
function chosenExamples({ train }: Spec, dataset: Dataset, options: Options): StepExamples {
  const { m, x, y } = dataset.train;
  const sample = options.whole('sample', 0);
  const batch = options.whole('batch', 0);
  if (sample !== undefined && batch !== undefined) {
    throw new Fault(message('cli-option-clash', { first: '--sample', second: '--batch' }));
  }
  const size = train.batch === 'full' ? m : Math.min(train.batch, m);
  const batches = Math.ceil(m / size);
  if (sample !== undefined && sample >= m) throw new Fault(message('cli-sample-range', { examples: m, sample }));
  if (batch !== undefined && batch >= batches) throw new Fault(message('cli-batch-range', { batches, batch }));
  const [from, count] = batch === undefined ? [sample ?? 0, 1] : [batch * size, Math.min(size, m - batch * size)];
  const columns = new Float64Array(count * dataset.features);
  x.read(from, count, columns);
  const { outputs } = dataset;
  return { m: count, x: columns, y: y.slice(from * outputs, (from + count) * outputs) };
}

/** Throws Fault memory-budget where the batch's matrices, and the copies that are told, would take too much. */
function checkBatchMemory(spec: Spec, { features, outputs }: Dataset, m: number): void {
  const inDouble = { ...spec, train: { ...spec.train, precision: 'float64', batch: 'full' } } as const;
  const needed = memoryNeeded(inDouble, { features, outputs, train: m, validation: 0, test: 0 });
  checkMemory(spec, 2 * needed, memoryLimit);
}
