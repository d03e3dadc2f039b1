import * as v from 'valibot';
import { count } from './scalars';
import { divergenceSchema, engineUseSchema, statuses } from './training';

/** Names of what lies in a run's folder, `.nnet-runs/<spec name>/<run id>/`. */
export const runFiles = {
  spec: 'spec.nnet',
  run: 'run.json',
  history: 'history.csv',
  weights: 'weights.safetensors',
  best: 'best.safetensors',
  checkpoint: 'checkpoint',
} as const;

/** Beside the checkpoint while a process trains the run: its number. */
export const lockName = 'lock';

/** What a lock says: the number of the process that holds it, on a line of its own. */
export function lockText(holder: number): string {
  return `${holder}\n`;
}

/** The process that a lock names; NaN where it names none, or was cut short: part of a number is another process. */
export function holderOfLock(text: string): number {
  return /^\d+\n$/.test(text) ? Number(text) : Number.NaN;
}

/** Whether a lock's holder lives: `probe` throws where it can't be reached, with EPERM where it is another user's. */
export function holderLives(holder: number, probe: (process: number) => void): boolean {
  if (!(holder > 0)) return false;
  try {
    probe(holder);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The folder beside a spec that holds the runs of every spec there. */
export const runsFolder = '.nnet-runs';

/** JSON has no NaN and no Infinity: they stand as strings. */
const writtenReal = v.union([
  v.number(),
  v.pipe(
    v.picklist(['NaN', 'Infinity', '-Infinity']),
    v.transform((text) => Number(text)),
  ),
]);

const writtenMeasure = v.object({ cost: writtenReal, accuracy: v.exactOptional(writtenReal) });

/** `run.json`: what a run is (its identity) and how far it has come. */
export const runRecordSchema = v.object({
  /** Version of this file's format. */
  format: v.literal(1),
  id: v.string(),
  /** Absolute path of the spec; the snapshot's relative paths resolve from its folder. */
  spec: v.string(),
  seed: count,
  rng: v.string(),
  precision: v.string(),
  /** SHA-256 of the data as the network sees them. */
  dataHash: v.string(),
  /** SHA-256 of the spec as far as it decides the bits: seed, layers, training; not its name, epochs, expectations. */
  specHash: v.string(),
  engine: v.object({ version: v.string(), ...engineUseSchema.entries }),
  status: v.picklist(statuses),
  /** ISO 8601. */
  started: v.string(),
  /** When this file was written, ISO 8601. */
  updated: v.string(),
  epochs: count,
  /** Epochs between two records. */
  every: count,
  epoch: count,
  step: count,
  /** Seconds of training alone. */
  seconds: v.number(),
  train: v.exactOptional(writtenMeasure),
  test: v.exactOptional(writtenMeasure),
  divergence: v.exactOptional(divergenceSchema),
  stoppedEarly: v.exactOptional(v.boolean()),
});
export type RunRecord = v.InferOutput<typeof runRecordSchema>;

/** A value as JSON can hold it: numbers that are not finite become "NaN", "Infinity" or "-Infinity". */
export function writeJson(value: unknown, indent?: number): string {
  const replace = (_key: string, held: unknown): unknown =>
    typeof held === 'number' && !Number.isFinite(held) ? String(held) : held;
  return JSON.stringify(value, replace, indent);
}

/** The record that `text` holds, or undefined where it is none of this format. */
export function parseRunRecord(text: string): RunRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(runRecordSchema, value);
  return parsed.success ? parsed.output : undefined;
}
