import type { Arithmetic, Tier } from '../../model/record';
import type { PanelWidth } from './layout/panels';
import type { StartThreadPool } from './thread-pool';

/** How a module is built: the arithmetic is part of a run's identity, the rest does not change the bits. */
export interface Build {
  readonly arithmetic: Arithmetic;
  readonly widest: PanelWidth;
  readonly threads: number;
}

/** The machine that a compiled network runs on. */
export interface Machine extends Build {
  readonly startThreadPool: StartThreadPool;
  /** A clock in milliseconds; if given, the first thread continues alone while the others would delay it. */
  readonly now?: () => number;
}

export function tierOf({ arithmetic, widest }: Build): Tier {
  if (arithmetic === 'mul-add') return 'C';
  return widest === 16 ? 'A' : 'B';
}
