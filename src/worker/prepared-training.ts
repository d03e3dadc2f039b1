import type { Finding } from '../data/doctor/finding';
import { allBytes, type Files } from '../data/file-bytes';
import { findingsOf, findingsOfDrawn, isSoonExamined } from '../data/overview/examined';
import { prepareExamples } from '../data/prepare';
import { Trainer, type TrainerOptions } from '../engine/training/trainer';
import { decodeWeights } from '../engine/weights-file';
import { classWeightsIn } from '../model/class-weight';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { TrainingRecord, TrainingStatus } from '../model/record';
import { sizesOf } from '../model/sets';
import { parametersOf } from '../model/shapes';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import type { Prepare } from '../protocol/engine';
import type { Moment } from '../protocol/moment';
import type { Prepared, Progress } from '../protocol/training';
import type { RunRecord } from '../runs/run-record';
import { machineFor } from './engine-choice';
import type { Environment } from './environment';
import { findingView, messageView } from './finding-view';
import type { Observed } from './observed';
import { ReadingProgress } from './reading-progress';
import { Records } from './records';
import type { SavedRun } from './run-storage';

/** Bytes that reading the data has held, from which on it is worth a collection to have them free before the training. */
const muchHeld = 2 ** 26;

/** A run that is viewed or resumed. */
export interface OpenedRun {
  readonly folder: string;
  readonly run: SavedRun;
  /** Whether training can continue from here. */
  readonly resumes: boolean;
}

/** One spec with its data and its trainer. */
export interface PreparedTraining {
  /** As `prepare` numbers it. */
  readonly load: number;
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly trainer: Trainer;
  readonly records: Records;
  /** What the data doctor found, if it was asked. */
  readonly findings?: readonly Finding[];
  readonly from?: OpenedRun;
  /** Bytes that the session may take. */
  readonly memoryLimit: number;
  /** The weights that the run begins with, where the spec names a file of them and it is there. */
  readonly initial?: NetworkWeights;
  /** Of a branch. */
  readonly parent?: NonNullable<RunRecord['parent']>;
}

/**
 * Reads the data and draws the weights, or opens the run that `from` names; `reading` is told which share of large files
 * is read. Throws the Faults of the data, of the
 * engine, and of a run that cannot be read or continued.
 */
export function prepareTraining(
  params: Prepare,
  environment: Environment,
  reading: (share: number) => void = () => undefined,
): PreparedTraining {
  const { load, spec, memoryLimit, every } = params;
  const { dataset, weights, held, ...findings } = readInputs(params, environment, reading);
  if (held >= muchHeld) environment.collectGarbage?.();
  const from = params.from && openRun(params.from, environment);
  const parent = from?.run.record.parent;
  const own = {
    load,
    spec,
    dataset,
    memoryLimit,
    ...(weights ? { initial: weights } : {}),
    ...(parent ? { parent } : {}),
    ...findings,
  };
  const stored = from?.run.record.engine;
  const machine = machineFor({
    spec,
    dataset,
    request: params,
    stored,
    viewOnly: from !== undefined && !from.resumes,
    environment,
  });
  const options: TrainerOptions = {
    memoryLimit,
    now: environment.now,
    ...(every === undefined ? {} : { every }),
    ...(machine ? { machine } : {}),
  };
  if (from?.resumes) {
    const trainer = Trainer.restore(spec, dataset, from.run.checkpoint(), { every: from.run.record.every, ...options });
    const records = recordsOf(trainer, from.run, trainer.step);
    return { ...own, trainer, records, from };
  }
  if (from) {
    const { record } = from.run;
    if (record.dataHash !== dataset.hash) throw new Fault(message('checkpoint-data', { changes: '' }));
    const shown = { ...options, epochs: record.epochs, every: Math.max(1, record.every) };
    const state = from.run.hasCheckpoint ? () => from.run.checkpoint() : undefined;
    const trainer = Trainer.show(spec, dataset, decodeWeights(from.run.weights()).weights, record, shown, state);
    const records = recordsOf(trainer, from.run, record.step);
    return { ...own, trainer, records, from };
  }
  const { branch } = params;
  if (branch) {
    const trainer = Trainer.branch(spec, dataset, new Uint8Array(branch.moment), options);
    const parent = { ...branch.parent, begins: trainer.step };
    return { ...own, parent, trainer, records: recordsOf(trainer, undefined, 0) };
  }
  const trainer = new Trainer(spec, dataset, weights ? { ...options, weights } : options);
  return { ...own, trainer, records: recordsOf(trainer, undefined, 0) };
}

/** The current moment of a training's network. */
export function momentOf({ load, trainer }: Observed): Moment {
  return { load, epoch: trainer.epoch, step: trainer.step };
}

/**
 * Records of a training, those that its run has had up to `step` among them. Ends the trainer's threads where those
 * cannot be read.
 */
function recordsOf(trainer: Trainer, run: SavedRun | undefined, step: number): Records {
  const isDue =
    (every: number) =>
    ({ epoch, step, weightsEpoch }: TrainingRecord): boolean =>
      epoch % every === 0 && step === epoch * trainer.batchesPerEpoch && weightsEpoch === undefined;
  const records = new Records(isDue(trainer.every));
  try {
    if (run) {
      const { every, step: last, weightsEpoch } = run.record;
      const wasDue = isDue(Math.max(1, every));
      // history.csv does not say whose weights the last figures are.
      records.load(run.history, step, (record) => wasDue(record) && (weightsEpoch === undefined || record.step < last));
    }
    return records;
  } catch (error) {
    trainer.terminate();
    throw error;
  }
}

/** What a training is made of. */
interface Inputs extends Pick<PreparedTraining, 'dataset' | 'findings'> {
  /** Bytes that reading them has held, the data among them. */
  readonly held: number;
  /** The initial weights, if the spec names a file of them. */
  readonly weights?: NetworkWeights;
}

/**
 * The data, the initial weights and, where they are asked for, the findings. The files and the rows that they are made
 * of are out of reach afterwards: the memory of a large file is free again before the engine takes its own.
 */
function readInputs(params: Prepare, environment: Environment, reading: (share: number) => void): Inputs {
  const { spec, memoryLimit, examines, from, branch } = params;
  const progress = new ReadingProgress(reading, environment.now);
  const files = openFiles(params, environment, progress);
  const prepared = prepareExamples(spec, files, { memoryLimit, sha256: environment.sha256 });
  const { dataset, memory } = prepared;
  const weights = from || branch ? undefined : initialWeights(spec, files, memoryLimit);
  const isDrawn = spec.data?.source.from === 'generate';
  const isExamined = examines && (isDrawn || isSoonExamined(prepared));
  return {
    dataset,
    held: memoryLimit - memory.left,
    ...(weights ? { weights } : {}),
    ...(isExamined ? { findings: isDrawn ? findingsOfDrawn(prepared, spec) : findingsOf(prepared, spec, files) } : {}),
  };
}

/** What the host receives once a training is prepared. */
export function preparedView({ load, dataset, trainer, findings }: PreparedTraining, progress: Progress): Prepared {
  const { features, outputs, featureNames, targetNames, classes, notes, hash } = dataset;
  const weights = classWeightsIn(dataset);
  return {
    load,
    features,
    outputs,
    featureNames: [...featureNames],
    targetNames: [...targetNames],
    ...(classes ? { classes: [...classes] } : {}),
    ...(weights.length > 0 ? { classWeights: [...weights] } : {}),
    examples: sizesOf(dataset),
    parameters: parametersOf(trainer.network.shapes),
    bytes: trainer.bytes,
    dataHash: hash,
    ...(notes.length > 0 ? { notes: notes.map(messageView) } : {}),
    ...(findings ? { findings: findings.map(findingView) } : {}),
    progress,
  };
}

function openFiles({ files, spec, from, branch }: Prepare, environment: Environment, progress: ReadingProgress): Files {
  // A run that continues has its own weights; the file of the initial ones may be deleted.
  const named = Object.entries(files).filter(([path]) => !((from || branch) && path === spec.weights));
  return new Map(
    named.map(([path, file]) => [
      path,
      'bytes' in file ? new Uint8Array(file.bytes) : progress.of(environment.openFile(file.path)),
    ]),
  );
}

function openRun({ folder, purpose }: NonNullable<Prepare['from']>, environment: Environment): OpenedRun {
  if (!environment.runs) throw new Fault(message('run-no-disk'));
  const run = environment.runs.read(folder);
  const resumes = purpose === 'resume' && run.hasCheckpoint;
  const { version } = run.record.engine;
  if (resumes && version !== environment.version) {
    throw new Fault(message('run-engine-changed', { trained: version, now: environment.version }));
  }
  return { folder, run, resumes };
}

function initialWeights(spec: Spec, files: Files, memoryLimit: number): NetworkWeights | undefined {
  if (spec.weights === undefined) return undefined;
  const content = files.get(spec.weights);
  if (!content) throw new Fault(message('file-not-given', { path: spec.weights }));
  return decodeWeights(allBytes(content, memoryLimit)).weights;
}

/** A run that was training when its process was lost counts as stopped. */
export function statusOfStored({ from, trainer }: PreparedTraining): TrainingStatus {
  const stored = from?.run.record.status;
  if (trainer.divergence) return 'diverged';
  if (!from?.resumes) return stored === 'finished' || stored === 'diverged' ? stored : 'stopped';
  if (trainer.done) return 'finished';
  return 'stopped';
}
