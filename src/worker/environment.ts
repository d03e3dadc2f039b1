import type { FileContent } from '../data/file-bytes';
import type { StartDigest } from '../data/hash';
import type { Platform } from '../engine/compiled/platform';
import type { RunStorage } from './run-storage';

/** What the training loop needs from its platform; the loop itself depends on no platform. */
export interface Environment {
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** The date and time, ISO 8601. */
  date(): string;
  /** Resolves once the queued messages have been delivered. */
  deliverMessages(): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  /** The bytes of a regular file of at most `limit` bytes; throws a Fault. */
  readFile(path: string, limit: number): Uint8Array;
  /** A regular file that is read where it is needed, whatever its size; throws a Fault. */
  openFile(path: string): FileContent;
  /** Frees what is out of reach; absent where the platform does so by itself alone. */
  readonly collectGarbage?: () => void;
  /** Absent where the platform has no SHA-256 of its own. */
  readonly sha256?: StartDigest;
  /** Absent where there is no disk. */
  readonly runs?: RunStorage;
  /** Absent where only the reference engine can train. */
  readonly platform?: Platform;
  /** Version of the product. */
  readonly version: string;
}
