import { join } from 'node:path';
import { GoalSearch } from '../engine/training/goal-search';
import { Replay } from '../engine/training/replay';
import type { Dataset } from '../model/dataset';
import type { Goal, ReachedGoal } from '../model/goal';
import { Fault, message } from '../model/message';
import type { TrainingRecord } from '../model/record';
import type { Spec } from '../model/spec';
import { type HistoryEntry, readHistory } from '../runs/history/csv';
import { identityOf } from '../runs/identity';
import { runFiles } from '../runs/run-files';
import type { RunRecord } from '../runs/run-record';
import { changesText, specChanges } from '../runs/spec-changes';
import { machineFor } from '../worker/engine-choice';
import { MomentFolder } from '../worker/moment-folder.node';
import { readPieces } from '../worker/read-file.node';
import { readRunRecord } from '../worker/run-folder.node';
import type { SavedMoments } from '../worker/run-storage';
import type { Surroundings } from './command';
import { memoryLimit, namedWeights, readDataset } from './spec-data';
import { loadSpec } from './spec-file';

/** A run that can be taken to any of its steps. */
export interface RunReplay {
  readonly record: RunRecord;
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly replay: Replay;
  /** Those that it has saved: replays start from them. */
  readonly moments: SavedMoments;
  /** What its `history.csv` says, read during iteration. */
  readonly history: Iterable<HistoryEntry>;
}

/**
 * The run in a folder, with its own spec and data; the exit status where its spec has errors. Throws Faults of the run's
 * files, of data that are no longer those it was trained on, and of an arithmetic that this machine lacks.
 */
export function openReplay(folder: string, surroundings: Surroundings): RunReplay | number {
  const { environment } = surroundings;
  const record = readRunRecord(folder);
  const path = join(folder, runFiles.spec);
  const loaded = loadSpec(path, surroundings);
  if (typeof loaded === 'number') return loaded;
  const spec = asTrained(loaded.spec, record);
  const dataset = readDataset(spec, path, environment);
  if (dataset.hash !== record.dataHash) throw new Fault(message('checkpoint-data', { changes: '' }), { file: folder });
  const weights = record.parent ? undefined : namedWeights(spec, path, environment);
  const { engine } = record;
  const request = { memoryLimit, ...(engine.threads ? { threads: engine.threads } : {}) };
  const machine = machineFor({ spec, dataset, request, stored: engine, environment });
  const moments = new MomentFolder(join(folder, runFiles.moments));
  const options = { memoryLimit, ...(weights ? { weights } : {}), ...(machine ? { machine } : {}) };
  const replay = new Replay(spec, dataset, moments, options, record.parent?.begins);
  const file = join(folder, runFiles.history);
  const history = { [Symbol.iterator]: () => readHistory(file, readPieces(file)) };
  return { record, spec, dataset, replay, moments, history };
}

/** As `openReplay`, of a run of this spec. Throws Fault checkpoint-spec where the run is of another one. */
export function openRunOf(folder: string, written: Spec, surroundings: Surroundings): RunReplay | number {
  const opened = openReplay(folder, surroundings);
  if (typeof opened === 'number') return opened;
  const { spec, replay } = opened;
  const seeded = { ...written, seed: { ...written.seed, value: spec.seed.value } };
  if (identityOf(seeded) === identityOf(spec)) return opened;
  replay.terminate();
  const changes = ` (${changesText(specChanges(spec, seeded))})`;
  throw new Fault(message('checkpoint-spec', { changes }), { file: folder });
}

/** The spec with the seed and the epochs of the run, which the command line may have given. */
function asTrained(spec: Spec, { seed, epochs }: RunRecord): Spec {
  return { ...spec, seed: { ...spec.seed, value: seed }, train: { ...spec.train, epochs } };
}

/**
 * Takes a run to the first moment behind step `after`, or from its first step on, at which one of some goals is reached, and gives
 * that goal; undefined where none is. Throws Fault cli-step-range or cli-step-before for a step that it has not, and the Faults of
 * goals that can never be measured.
 */
export function goToGoal(
  { replay, record, history }: RunReplay,
  folder: string,
  goals: readonly Goal[],
  after: number | undefined,
): ReachedGoal | undefined {
  const from = after ?? replay.begins;
  checkStep({ replay, record }, folder, from);
  const part = { from, withFrom: after === undefined, last: record.step, records: shownRecords(history, record) };
  const search = new GoalSearch(replay, goals, part);
  while (!search.advance(replay.batchesPerEpoch)) {
    // Goes on to the next moment.
  }
  if (search.reached) replay.goTo(search.step);
  return search.reached;
}

/** Those whose figures are of the weights at their step: the last one may be of restored ones. */
function* shownRecords(history: Iterable<HistoryEntry>, run: RunRecord): Generator<TrainingRecord> {
  for (const { record } of history) if (run.weightsEpoch === undefined || record.step < run.step) yield record;
}

/** Takes a run to a step. Throws Fault cli-step-range or cli-step-before for one that it has not. */
export function goToStep({ replay, record }: RunReplay, folder: string, step: number): void {
  checkStep({ replay, record }, folder, step);
  if (replay.goTo(step) < step) throw outOfRange(record, folder, step);
}

function checkStep({ replay, record }: Pick<RunReplay, 'replay' | 'record'>, folder: string, step: number): void {
  const { begins } = replay;
  if (step < begins) throw new Fault(message('cli-step-before', { begins, step }), { file: folder });
  if (step > record.step) throw outOfRange(record, folder, step);
}

function outOfRange({ step: steps }: RunRecord, folder: string, step: number): Fault {
  return new Fault(message('cli-step-range', { steps, step }), { file: folder });
}
