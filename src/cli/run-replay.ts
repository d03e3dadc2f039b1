import { join } from 'node:path';
import { Replay } from '../engine/training/replay';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { Spec } from '../model/spec';
import { identityOf } from '../runs/identity';
import { runFiles } from '../runs/run-files';
import type { RunRecord } from '../runs/run-record';
import { changesText, specChanges } from '../runs/spec-changes';
import { machineFor } from '../worker/engine-choice';
import { MomentFolder } from '../worker/moment-folder.node';
import { readRunRecord } from '../worker/run-folder.node';
import type { Surroundings } from './command';
import { memoryLimit, namedWeights, readDataset } from './spec-data';
import { loadSpec } from './spec-file';

/** A run that can be taken to any of its steps. */
export interface RunReplay {
  readonly record: RunRecord;
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly replay: Replay;
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
  return { record, spec, dataset, replay };
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

/** Takes a run to a step. Throws Fault cli-step-range or cli-step-before for one that it has not. */
export function goToStep({ replay, record }: RunReplay, folder: string, step: number): void {
  const { begins } = replay;
  if (step < begins) throw new Fault(message('cli-step-before', { begins, step }), { file: folder });
  if (step > record.step || replay.goTo(step) < step) {
    throw new Fault(message('cli-step-range', { steps: record.step, step }), { file: folder });
  }
}
