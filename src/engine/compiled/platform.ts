import type { StartThreadPool } from './thread-pool';

/** What a platform provides for compiled networks. */
export interface Platform {
  readonly startThreadPool: StartThreadPool;
  /** Whether relaxed multiply-add is available, and rounds once. */
  readonly fused: boolean;
  /** Whether the platform's compiler merges neighbouring vectors to 256 bits. */
  readonly merges: boolean;
  /** How many threads run in parallel. */
  readonly cores: number;
}
