import { readFileSync } from 'node:fs';
import path from 'node:path';
import { prepareData } from '../../src/data/prepare';
import { Network } from '../../src/engine/network';
import { Trainer } from '../../src/engine/training/trainer';
import { analyze } from '../../src/language/analyze';
import type { Dataset, ExampleSet } from '../../src/model/dataset';
import { dataPathsOf } from '../../src/model/source';
import type { Spec } from '../../src/model/spec';
import { randomStream } from '../../src/numerics/streams';
import { writeHanded } from '../handed.mjs';
import { handedParameters } from './handed-tensors';
import type { PrepareTargetJob, TargetJob } from './job';
import { buildOf, platform } from './platform';

/** What PyTorch needs to know of a spec to train the same. */
interface TargetFacts {
  readonly layers: readonly { readonly units: number; readonly activation: string }[];
  readonly features: number;
  readonly trainExamples: number;
  readonly testExamples: number;
  readonly batch: number;
  readonly rate: number;
}

/** Splits the spec's data, draws its weights, and writes both for the systems that train the same. */
export function prepareTarget({ spec: file, seed, folder }: PrepareTargetJob): TargetFacts {
  const { spec, dataset } = read(file, seed);
  const { optimizer, batch } = spec.train;
  if (optimizer.name !== 'adam' || batch === 'full' || !dataset.test) {
    throw new Error(`${file} must train by Adam in batches and have a test set`);
  }
  const network = new Network(spec);
  network.initialize(randomStream(spec.seed.rng, spec.seed.value, 'init'));
  const parameters = handedParameters(network.parameters);
  const floats = ({ x, y }: ExampleSet) => ({ x: x.floats(), y: Float32Array.from(y), parameters });
  writeHanded(path.join(folder, 'train'), floats(dataset.train));
  writeHanded(path.join(folder, 'test'), floats(dataset.test));
  return {
    layers: network.parameters.map(({ units, activation }) => ({ units, activation: activation?.name ?? 'linear' })),
    features: dataset.features,
    trainExamples: dataset.train.m,
    testExamples: dataset.test.m,
    batch,
    rate: optimizer.lr,
  };
}

/**
 * Seconds from the spec and its data, read already, until the test accuracy was first there after an epoch: emission,
 * start, training and a test after each epoch. `null` where it was not there after this many epochs.
 */
export function trainToTarget(job: TargetJob): { seconds: number | null; epochs: number } {
  const { spec, dataset } = read(job.spec, job.seed);
  const here = platform();
  const began = performance.now();
  const machine = { ...buildOf(job.tier, 1, here), startThreadPool: here.startThreadPool };
  const trainer = new Trainer(spec, dataset, { machine, epochs: job.epochs, every: job.epochs });
  while (!trainer.done) {
    trainer.train(trainer.batchesPerEpoch);
    const accuracy = trainer.measure('test')?.accuracy;
    if (accuracy === undefined) throw new Error(`${job.spec} must classify and have a test set`);
    if (accuracy >= job.accuracy) return { seconds: (performance.now() - began) / 1000, epochs: trainer.epoch };
  }
  return { seconds: null, epochs: trainer.epoch };
}

function read(file: string, seed: number): { spec: Spec; dataset: Dataset } {
  const { spec: written } = analyze(readFileSync(file, 'utf8'));
  if (!written?.data) throw new Error(`${file} has problems or no data`);
  const spec: Spec = {
    ...written,
    seed: { ...written.seed, value: seed },
    train: { ...written.train, precision: 'float32' },
  };
  const folder = path.dirname(file);
  const files = new Map(
    dataPathsOf(written.data).map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))]),
  );
  return { spec, dataset: prepareData(spec, files) };
}
