import type { Arithmetic, Tier } from '../../model/record';
import type { Hire } from './crew';
import type { PanelWidth } from './layout/panels';

/** How a module is built: the arithmetic is part of a run's identity, the rest gives equal bits. */
export interface Build {
  readonly arithmetic: Arithmetic;
  readonly widest: PanelWidth;
  readonly threads: number;
}

/** What a compiled network is to run on. */
export interface Machine extends Build {
  readonly hire: Hire;
  /** Milliseconds; where it is given, the first thread goes on alone while the others would hold it up. */
  readonly now?: () => number;
}

export function tierOf({ arithmetic, widest }: Build): Tier {
  if (arithmetic === 'mul-add') return 'C';
  return widest === 16 ? 'A' : 'B';
}
