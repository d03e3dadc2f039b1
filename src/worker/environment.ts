import type { Platform } from '../engine/compiled/platform';
import type { RunStorage } from './run-storage';

/** What the training loop needs of the place it runs in; nothing of it is known to the loop itself. */
export interface Environment {
  /** Milliseconds that only grow. */
  now(): number;
  /** The date and time, ISO 8601. */
  date(): string;
  /** Resolves once the messages that wait have been delivered. */
  deliverMessages(): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  /** The bytes of a regular file of at most `limit` bytes; throws a Fault. */
  readFile(path: string, limit: number): Uint8Array;
  /** Absent where there is no disk. */
  readonly runs?: RunStorage;
  /** Absent where only the reference engine can train. */
  readonly platform?: Platform;
  /** Version of the product. */
  readonly version: string;
}
