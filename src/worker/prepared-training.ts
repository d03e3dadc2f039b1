import { prepareData } from '../data/prepare';
import { Trainer, type TrainerOptions } from '../engine/training/trainer';
import { decodeWeights } from '../engine/weights-file';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { TrainingRecord } from '../model/record';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import type { Prepare } from '../protocol/engine';
import type { Moment } from '../protocol/moment';
import type { Prepared, Progress } from '../protocol/training';
import { machineFor } from './engine-choice';
import type { Environment } from './environment';
import { Records } from './records';
import type { SavedRun } from './run-storage';

/** A run that is being continued. */
export interface Continued {
  readonly folder: string;
  readonly run: SavedRun;
}

/** One spec with its data and the trainer that learns them. */
export interface PreparedTraining {
  /** As `prepare` numbers it. */
  readonly load: number;
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly trainer: Trainer;
  readonly records: Records;
  readonly from?: Continued;
}

/**
 * Reads the data and draws the weights, or takes up the run that `from` names. Throws the Faults of the data, of the
 * engine, and of a run that cannot be read or continued.
 */
export function prepareTraining(params: Prepare, environment: Environment): PreparedTraining {
  const { load, spec, memoryLimit, every } = params;
  const files = readFiles(params, environment);
  const dataset = prepareData(spec, files, { memoryLimit });
  const from = params.from && { folder: params.from.folder, run: readRun(params.from.folder, environment) };
  const stored = from?.run.checkpoint ? from.run.record.engine : undefined;
  const machine = machineFor({ spec, dataset, wish: params, stored, environment });
  const options: TrainerOptions = {
    memoryLimit,
    now: environment.now,
    ...(every === undefined ? {} : { every }),
    ...(machine ? { machine } : {}),
  };
  if (from?.run.checkpoint) {
    const trainer = Trainer.restore(spec, dataset, from.run.checkpoint, { every: from.run.record.every, ...options });
    return { load, spec, dataset, trainer, records: recordsOf(trainer, from.run, trainer.step), from };
  }
  const weights = from ? decodeWeights(from.run.weights).weights : initialWeights(spec, files);
  const trainer = new Trainer(spec, dataset, weights ? { ...options, weights } : options);
  const records = recordsOf(trainer, from?.run, from?.run.record.step ?? 0);
  return { load, spec, dataset, trainer, records, ...(from ? { from } : {}) };
}

/** The moment at which a training's network is; a run that is only looked at is at its end. */
export function momentOf({ load, trainer, from }: PreparedTraining): Moment {
  const { epoch, step } = from && !from.run.checkpoint ? from.run.record : trainer;
  return { load, epoch, step };
}

/** Records of a training, those that its run has had up to `step` among them. */
function recordsOf(trainer: Trainer, run: SavedRun | undefined, step: number): Records {
  const isDue =
    (every: number) =>
    (record: TrainingRecord): boolean =>
      record.epoch % every === 0 && record.step === record.epoch * trainer.batchesPerEpoch;
  const records = new Records(isDue(trainer.every));
  if (run) records.takeUp(run.history, step, isDue(Math.max(1, run.record.every)));
  return records;
}

/** What the host is told once a training is prepared. */
export function preparedView({ load, dataset, trainer }: PreparedTraining, progress: Progress): Prepared {
  const { features, outputs, featureNames, targetNames, classes, train, test, hash } = dataset;
  return {
    load,
    features,
    outputs,
    featureNames: [...featureNames],
    targetNames: [...targetNames],
    ...(classes ? { classes: [...classes] } : {}),
    trainExamples: train.m,
    testExamples: test?.m ?? 0,
    parameters: trainer.network.shapes.reduce((sum, layer) => sum + layer.parameters, 0),
    bytes: trainer.bytes,
    dataHash: hash,
    progress,
  };
}

function readFiles(params: Prepare, environment: Environment): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let left = params.memoryLimit;
  for (const [path, file] of Object.entries(params.files)) {
    // A run that goes on has weights of its own; those that it began with may be gone.
    if (params.from && path === params.spec.weights) continue;
    const bytes = 'bytes' in file ? new Uint8Array(file.bytes) : environment.readFile(file.path, left);
    left -= bytes.length;
    files.set(path, bytes);
  }
  return files;
}

function readRun(folder: string, environment: Environment): SavedRun {
  if (!environment.runs) throw new Fault(message('run-no-disk'));
  const run = environment.runs.read(folder);
  const { version } = run.record.engine;
  if (version !== environment.version) {
    throw new Fault(message('run-engine-changed', { trained: version, now: environment.version }));
  }
  return run;
}

function initialWeights(spec: Spec, files: ReadonlyMap<string, Uint8Array>): NetworkWeights | undefined {
  if (spec.weights === undefined) return undefined;
  const bytes = files.get(spec.weights);
  if (!bytes) throw new Fault(message('file-not-given', { path: spec.weights }));
  return decodeWeights(bytes).weights;
}
