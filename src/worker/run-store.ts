import type { TrainingRecord } from '../model/record';
import type { RunTarget } from '../protocol/engine';
import type { RunRecord } from '../runs/run-record';

/** All that a run's folder holds at one moment, beside the spec's text. */
export interface RunContents {
  readonly record: RunRecord;
  readonly history: readonly TrainingRecord[];
  /** Safetensors. */
  readonly weights: Uint8Array;
  readonly best?: Uint8Array;
  /** The trainer's whole state: a run continues from it to the bit. */
  readonly checkpoint: Uint8Array;
}

/** What a run's folder holds when it is opened again. */
export interface StoredRun {
  readonly record: RunRecord;
  readonly history: readonly TrainingRecord[];
  readonly weights: Uint8Array;
  /** Absent where a run was cleaned up and may only be looked at. */
  readonly checkpoint?: Uint8Array;
}

/** A run's folder while it is trained; nobody else writes there. */
export interface RunWriter {
  /** Each file is replaced whole or not at all. Throws a Fault where the disk refuses. */
  write(contents: RunContents): void;
  close(): void;
}

/** Where runs lie. A browser has none. */
export interface RunStore {
  /** Throws a Fault where `folder` holds no run that can be read. */
  read(folder: string): StoredRun;
  /** Throws a Fault where the folder is not empty. */
  create(target: RunTarget): RunWriter;
  /** Throws a Fault where another process trains this run. */
  reopen(folder: string): RunWriter;
}
