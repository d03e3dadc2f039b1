import { explain as explainUpdate, type StepExamples } from '../engine/explain/explain';
import { Walk } from '../engine/explain/walk';
import { checkMemory, memoryNeeded } from '../engine/memory';
import { checkSizes, networkWith } from '../engine/network';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { Spec } from '../model/spec';
import { type Command, exit } from './command';
import { explanationJson } from './explanation-json';
import { tellExplanation } from './explanation-lines';
import type { Options } from './options';
import { memoryLimit } from './spec-data';
import { loadSpec } from './spec-file';
import { momentOf } from './spec-moment';

/** One update, matrix by matrix: forward, cost, backward and the optimiser's step on one example or on a batch. */
export const explain: Command = {
  name: 'explain',
  options: ['weights', 'run', 'step', 'sample', 'batch'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const start = momentOf(loaded.spec, path, options, surroundings);
    if (typeof start === 'number') return start;
    const { spec, dataset, step } = start;
    const chosen = chosenExamples(spec, dataset, options);
    checkBatchMemory(spec, dataset, chosen.m);
    checkSizes(networkWith(spec, start.moment.weights), dataset);
    const { classWeights, train } = dataset;
    const setting = { trainingSize: train.m, ...(classWeights ? { classWeights } : {}) };
    const explanation = explainUpdate(spec, chosen, start.moment, setting);
    const many = options.text('batch') !== undefined;
    const count = chosen.m === train.m ? 'm' : 'B';
    const walk = new Walk(spec, explanation, { many, count, weighted: classWeights !== undefined }, train.m);
    output.longValue(explanationJson(walk, spec, step));
    tellExplanation(walk, spec, output);
    return exit.fine;
  },
};

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
