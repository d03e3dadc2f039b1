import type { Hire } from './crew';

/** What a platform has for compiled networks. */
export interface Platform {
  readonly hire: Hire;
  /** Whether relaxed multiply-add is there, and rounds once. */
  readonly fused: boolean;
  /** Whether the platform's compiler merges neighbouring vectors to 256 bits. */
  readonly merges: boolean;
  /** How many threads run side by side. */
  readonly cores: number;
}
