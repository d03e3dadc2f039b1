import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Output } from '../../../src/cli/output';
import { TrainReport } from '../../../src/cli/train-report';
import { RunStore } from '../../../src/host/runs/store';
import type { TrainingRecord } from '../../../src/model/record';
import { decodeCheckpoint, encodeCheckpoint } from '../../../src/runs/checkpoint';
import { columnOf, type HistoryColumns, historyOf, recordsOf } from '../../../src/runs/history/columns';
import { historyCsv } from '../../../src/runs/history/csv';
import { History } from '../../../src/runs/history/history';
import { runFiles, stateFile } from '../../../src/runs/run-files';
import { Records } from '../../../src/worker/records';
import { RunFolders, readRunRecord } from '../../../src/worker/run-folder.node';
import { specOf } from '../worker/training-fixture';

/** What a part of the product keeps of the history. */
export interface Kept {
  readonly length: number;
  readonly last: number | undefined;
  readonly highest: number;
  /** Lines of its text as CSV. */
  readonly lines: number;
}

/**
 * Gives the run in this folder, of the spec at this path, so many records in place of its own, and reads them as the
 * engine's process, the extension and the panel do; prints their events as `nnet train --format json` does, and last
 * what each part keeps. One record is the highest by far.
 */
const [, , specPath = '', folder = '', counted = ''] = process.argv;
const count = Number(counted);
const peak = Math.floor(count / 3);
const record = (step: number): TrainingRecord => ({ epoch: step, step, train: { cost: step === peak ? 9 : 0.5 } });
const runs = new RunFolders('window', () => '2026-11-22T15:04:05.000Z');
const output = new Output({ out: process.stdout, error: process.stderr }, 'en', true);

/** As a training saves it: not all at once. */
function write(): void {
  const file = (...names: string[]): Uint8Array => new Uint8Array(readFileSync(join(folder, ...names)));
  const at = { epochs: count, epoch: count, step: count };
  const { progress, tensors } = decodeCheckpoint(file(runFiles.checkpoint, stateFile));
  const rest = {
    record: { ...readRunRecord(folder), ...at },
    weights: file(runFiles.weights),
    checkpoint: encodeCheckpoint({ progress: { ...progress, ...at }, tensors }),
  };
  const writer = runs.reopen(folder);
  const records = new Records(() => true);
  const save = (): void => records.saved(writer.write({ ...rest, history: records.toSave() }));
  for (let step = 0; step <= count; step++) {
    records.add(record(step));
    records.takeUnsent();
    if (records.areMany) save();
  }
  save();
  writer.close();
}

/** As the thread that trains sends them: some at a time. */
async function print(): Promise<void> {
  const progress = { status: 'training', epoch: 0, epochs: count, step: 0, seconds: 0, samplesPerSecond: 0 } as const;
  const prepared = {
    load: 1,
    features: 2,
    outputs: 1,
    featureNames: [],
    targetNames: [],
    examples: { train: 4, validation: 0, test: 0 },
    parameters: 3,
    bytes: 0,
    dataHash: '',
    progress,
  };
  const spec = specOf(readFileSync(specPath, 'utf8'));
  const report = new TrainReport(output, specPath, folder, spec, prepared, []);
  const most = 10_000;
  for (let from = 0; from <= count; from += most) {
    const length = Math.min(most, count + 1 - from);
    await report.records(recordsOf(historyOf(Array.from({ length }, (_, i) => record(from + i))), ['train']));
  }
}

function kept(history: HistoryColumns): Kept {
  return {
    length: history.length,
    last: columnOf(history, 'step').at(-1),
    highest: columnOf(history, 'trainCost').reduce((a, b) => Math.max(a, b), 0),
    lines: historyCsv(history, ['train']).split('\n').length - 1,
  };
}

async function read(): Promise<Record<string, Kept>> {
  const engine = new Records(() => true);
  engine.load(runs.read(folder).history, count);
  const panel = new History();
  panel.append(engine.columns());
  const [listed] = (await new RunStore(specPath).list()).runs;
  if (!listed) throw new Error('the run is not listed');
  return { engine: kept(engine.columns()), panel: kept(panel.view()), listed: kept(listed.history) };
}

write();
void print()
  .then(read)
  .then((parts) => output.value(parts));
