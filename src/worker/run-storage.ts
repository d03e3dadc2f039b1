import type { Moments } from '../engine/training/replay';
import type { TrainingRecord } from '../model/record';
import type { RunTarget } from '../protocol/engine';
import type { HistoryEntry } from '../runs/history/csv';
import type { RunRecord } from '../runs/run-record';

/** The contents of a run's folder at one moment, without the spec's text. */
export interface RunContents {
  readonly record: RunRecord;
  /** The number of bytes of `history.csv` that stay (0: none yet), and the records after them. */
  readonly history: { readonly kept: number; readonly records: readonly TrainingRecord[] };
  /** Safetensors. */
  readonly weights: Uint8Array;
  readonly best?: Uint8Array;
  /** The trainer's whole state: a run continues from it to the bit. */
  readonly checkpoint: Uint8Array;
}

/** The saved moments of a run, from which any of its steps is replayed, and the bytes that they take. */
export interface SavedMoments extends Moments {
  /** Of those that are written. Throws a Fault where the folder cannot be read. */
  readonly bytes: number;
}

/** The same while the run is trained. */
export interface MomentFiles extends SavedMoments {
  /** Throws a Fault where the disk refuses. */
  write(step: number, bytes: Uint8Array): void;
  /** The same, safe from a kill and a power cut. */
  writeLasting(step: number, bytes: Uint8Array): void;
  remove(step: number): void;
}

/** What is read from a run's folder. */
export interface SavedRun {
  readonly record: RunRecord;
  /** Read during iteration: it may be larger than memory. Throws a Fault at a damaged line. */
  readonly history: Iterable<HistoryEntry>;
  /** False where a run was cleaned up and can only be viewed. */
  readonly hasCheckpoint: boolean;
  /** Reads the weights, or the trainer's whole state: each may be gigabytes. Throws a Fault where that is refused. */
  weights(): Uint8Array;
  checkpoint(): Uint8Array;
  readonly moments: SavedMoments;
}

/** A run's folder while it is trained; no other process writes there. */
export interface RunWriter {
  readonly moments: MomentFiles;
  /**
   * Each file is replaced whole or not at all. Gives the bytes of `history.csv`. Throws a Fault where the disk refuses;
   * where that was the first save of a new run, none of its files is left.
   */
  write(contents: RunContents): number;
  close(): void;
}

/** Where runs are kept. A browser has no such place. */
export interface RunStorage {
  /** Throws a Fault where `folder` holds no run that can be read. */
  read(folder: string): SavedRun;
  /** Throws a Fault where the folder is not empty. */
  create(target: RunTarget): RunWriter;
  /** Throws a Fault where another process trains this run. */
  reopen(folder: string): RunWriter;
}
