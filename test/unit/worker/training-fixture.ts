import type { Platform } from '../../../src/engine/compiled/platform';
import { analyze } from '../../../src/language/analyze';
import { Fault, message } from '../../../src/model/message';
import type { TrainingRecord } from '../../../src/model/record';
import type { Spec } from '../../../src/model/spec';
import type { Prepare, RunTarget } from '../../../src/protocol/engine';
import type { Snapshot } from '../../../src/protocol/snapshot';
import type { Progress } from '../../../src/protocol/training';
import { historyLine, historyStart, readHistory } from '../../../src/runs/history/csv';
import type { Environment } from '../../../src/worker/environment';
import type { MomentFiles, RunContents, RunStorage, SavedRun } from '../../../src/worker/run-storage';
import { Training } from '../../../src/worker/training';

/** The spec of a text that is right. */
export function specOf(text: string): Spec {
  const { spec, problems } = analyze(text);
  if (!spec) throw new Error(JSON.stringify(problems));
  return spec;
}

/** Moments kept in memory. */
export class MemoryMoments implements MomentFiles {
  private readonly held = new Map<number, Uint8Array>();

  get steps(): readonly number[] {
    return [...this.held.keys()].sort((a, b) => a - b);
  }

  get bytes(): number {
    return [...this.held.values()].reduce((sum, { length }) => sum + length, 0);
  }

  read(step: number): Uint8Array {
    const bytes = this.held.get(step);
    if (!bytes) throw new Fault(message('path-missing', { path: String(step) }));
    return bytes;
  }

  write(step: number, bytes: Uint8Array): void {
    this.held.set(step, bytes);
  }

  writeLasting(step: number, bytes: Uint8Array): void {
    this.write(step, bytes);
  }

  remove(step: number): void {
    this.held.delete(step);
  }
}

/** Runs kept in memory, with a disk that can be full. */
export class MemoryRuns implements RunStorage {
  readonly held = new Map<string, RunContents & { readonly csv: string }>();
  readonly writes: string[] = [];
  /** Which large files were read. */
  readonly reads: ('weights' | 'checkpoint')[] = [];
  open = 0;
  full = false;
  private readonly moments = new Map<string, MemoryMoments>();

  /** The records of a run. */
  history(folder: string): TrainingRecord[] {
    return [...readHistory('history.csv', [this.held.get(folder)?.csv ?? ''])].map(({ record }) => record);
  }

  read(folder: string): SavedRun {
    const contents = this.held.get(folder);
    if (!contents) throw new Fault(message('run-file-missing', { path: folder }));
    const read = (name: 'weights' | 'checkpoint') => (): Uint8Array => {
      this.reads.push(name);
      return contents[name];
    };
    return {
      record: contents.record,
      history: { [Symbol.iterator]: () => readHistory('history.csv', [contents.csv]) },
      hasCheckpoint: true,
      weights: read('weights'),
      checkpoint: read('checkpoint'),
      moments: this.momentsOf(folder),
    };
  }

  momentsOf(folder: string): MemoryMoments {
    const held = this.moments.get(folder) ?? new MemoryMoments();
    this.moments.set(folder, held);
    return held;
  }

  create({ folder }: RunTarget) {
    return this.reopen(folder);
  }

  reopen(folder: string) {
    this.open++;
    return {
      moments: this.momentsOf(folder),
      write: (contents: RunContents) => {
        if (this.full) throw new Fault(message('disk-full', { path: folder }));
        const { kept, records } = contents.history;
        const before = this.held.get(folder)?.csv.slice(0, kept) ?? '';
        const csv = kept === 0 ? historyStart(records) : before + records.map(historyLine).join('');
        this.held.set(folder, { ...contents, csv });
        this.writes.push(contents.record.status);
        return csv.length;
      },
      close: () => {
        this.open--;
      },
    };
  }
}

/**
 * A training in memory: its clock advances by `tick` ms whenever it is read, and the test sets what happens between two
 * slices.
 */
export class TrainingFixture {
  readonly progress: Progress[] = [];
  readonly records: TrainingRecord[] = [];
  readonly snapshots: { readonly snapshot: Snapshot; readonly at: number }[] = [];
  readonly told: number[] = [];
  readonly failures: unknown[] = [];
  readonly training: Training;
  clock = 0;
  longestWait = 0;
  /** Called between two slices. */
  between: () => void = () => undefined;

  constructor(
    readonly spec: Spec,
    tick = 0.5,
    readonly runs = new MemoryRuns(),
    platform?: Platform,
  ) {
    const environment: Environment = {
      now: () => {
        this.clock += tick;
        return this.clock;
      },
      date: () => '2026-01-01T00:00:00.000Z',
      deliverMessages: async () => {
        this.between();
      },
      wait: async (milliseconds) => {
        this.longestWait = Math.max(this.longestWait, milliseconds);
        this.clock += milliseconds;
      },
      readFile: () => new Uint8Array(),
      openFile: () => new Uint8Array(),
      runs,
      ...(platform ? { platform } : {}),
      version: 'test',
    };
    this.training = new Training(environment, {
      progress: (progress) => {
        this.progress.push(progress);
        this.told.push(this.clock);
      },
      records: (records) => this.records.push(...records),
      snapshot: (snapshot) => this.snapshots.push({ snapshot, at: this.clock }),
      reading: () => undefined,
      failed: (error) => this.failures.push(error),
    });
  }

  prepare(more: Partial<Prepare> = {}) {
    return this.training.prepare({ load: 1, spec: this.spec, files: {}, memoryLimit: 2 ** 31, ...more });
  }

  /** Prepares, trains in `folder` and waits until the loop is idle. */
  async train(folder = 'run', more: Partial<Prepare> = {}): Promise<Progress> {
    this.prepare(more);
    this.training.start(target(folder), false);
    await this.training.whenIdle();
    return this.training.progress();
  }
}

export function target(folder: string): RunTarget {
  return { folder, id: folder, specText: 'nnet 1\n', specPath: '/spec.nnet' };
}

/** A small network on the flower, whose second expectation can't be met. */
export const flowerText = (epochs: number, more = 'batch 16', hidden = 4) => `nnet 1
seed 3
data { generate flower samples=80; holdout 0.25 }
model {
  input 2
  dense hidden ${hidden} tanh
  dropout rate=0.1
  dense output 1 sigmoid
}
train {
  loss cross-entropy
  optimizer adam lr=0.05
  ${more}
  epochs ${epochs}
}
expect { train-accuracy min=0.1; test-cost max=0.0001 }
`;
